"""The catalogue of modules, as the browser gets it."""

from __future__ import annotations

from typing import Any, Literal, Required

from typing_extensions import TypedDict

from .shape import Answer

Level = Literal["essential", "all"]
ColumnRole = Literal["label", "task", "positive", "weight"]
Task = Literal["classification", "regression", "clustering", "multi"]
KindName = Literal[
    "integer",
    "number",
    "boolean",
    "none",
    "text",
    "choice",
    "column",
    "columns",
    "list",
    "mapping",
    "file",
    "code",
    "csv",
    "literal",
    "seed",
    "column_types",
]


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


class Kind(TypedDict, total=False):
    """A kind of value that a parameter accepts."""

    kind: Required[KindName]
    min: float | None
    max: float | None
    min_open: bool
    max_open: bool
    multiline: bool
    options: list[Any]
    input: str
    of: list[Kind]
    values: list[Kind]
    formats: list[str]
    language: str


class Param(Answer):
    """A parameter; a value fits if it fits any of the kinds it accepts."""

    name: str
    title: str
    help: str = ""
    default: Any = None
    required: bool = False
    level: Level = "essential"
    inherits: ColumnRole | None = None
    declares: ColumnRole | None = None
    accepts: list[Kind]


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
    task: Task | None = None
    limits: dict[str, Any] = {}
    repeats: bool = True
    own_code: bool = False


class Catalogue(Answer):
    """All modules."""

    format: int
    versions: dict[str, str]
    types: dict[str, PortType] = {}
    modules: dict[str, Module]
