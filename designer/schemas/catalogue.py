"""The catalogue of modules, as the browser gets it."""

from __future__ import annotations

from typing import Any, Literal

from .shape import Answer

Level = Literal["essential", "all"]


class PortType(Answer):
    """A type that flows through ports."""

    color: str


class InputPort(Answer):
    """An input port."""

    name: str
    type: str
    optional: bool = False
    many: bool = False
    named: bool = False
    help: str = ""


class OutputPort(Answer):
    """An output port."""

    name: str
    type: str
    help: str = ""


class Param(Answer):
    """A parameter; a value fits if it fits any of the kinds it accepts."""

    name: str
    title: str
    help: str = ""
    default: Any = None
    required: bool = False
    level: Level = "essential"
    inherits: str | None = None
    declares: str | None = None
    accepts: list[dict[str, Any]]


class Module(Answer):
    """A module of the palette."""

    name: str
    title: str
    version: int
    category: str
    level: Level
    summary: str
    help: str
    link: str | None = None
    keywords: list[str] = []
    inputs: list[InputPort]
    outputs: list[OutputPort]
    params: list[Param]
    task: str | None = None
    limits: dict[str, Any] = {}
    repeats: bool = True
    own_code: bool = False


class Catalogue(Answer):
    """All modules."""

    format: int
    versions: dict[str, str]
    types: dict[str, PortType]
    modules: dict[str, Module]
