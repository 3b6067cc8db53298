"""The catalogue: everything the server knows of modules, as data.

It is built in a child process (`modules.registry`), so that reading it imports no library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

FORMAT = 1


@dataclass(frozen=True)
class Input:
    """An input port. `many` takes several sources, in order; `named` gives each a name."""

    name: str
    type: str
    optional: bool = False
    many: bool = False
    named: bool = False
    help: str = ""


@dataclass(frozen=True)
class Output:
    name: str
    type: str
    help: str = ""


@dataclass(frozen=True)
class Param:
    """A parameter: its default, its role, and the kinds of value it accepts."""

    name: str
    title: str
    accepts: tuple[Mapping[str, Any], ...]
    default: Any = None
    required: bool = False
    help: str = ""
    level: str = "essential"
    inherits: str | None = None
    declares: str | None = None
    hidden: bool = False

    def kind(self, name: str) -> Mapping[str, Any] | None:
        """The accepted kind of this name, if there is one."""
        return next((kind for kind in self.accepts if kind["kind"] == name), None)


@dataclass(frozen=True, eq=False)
class Module:
    """One entry of the palette."""

    name: str
    title: str
    version: int
    category: str
    level: str
    summary: str
    help: str
    link: str | None
    keywords: tuple[str, ...]
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    params: tuple[Param, ...]
    task: str | None
    limits: Mapping[str, Any]
    repeats: bool
    own_code: bool
    code: Mapping[str, Any]

    def input(self, name: str) -> Input | None:
        return next((port for port in self.inputs if port.name == name), None)

    def output(self, name: str) -> Output | None:
        return next((port for port in self.outputs if port.name == name), None)

    def param(self, name: str) -> Param | None:
        return next((param for param in self.params if param.name == name), None)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All modules of an installation.

    Attributes
    ----------
    files : Path or None
        Folder of the bundled data files, each under its digest.
    """

    data: Mapping[str, Any]
    files: Path | None = None

    @cached_property
    def modules(self) -> Mapping[str, Module]:
        return {name: _module(entry) for name, entry in self.data["modules"].items()}

    @property
    def versions(self) -> Mapping[str, str]:
        return self.data["versions"]

    def public(self) -> dict[str, Any]:
        """What the browser gets: all but the sources and the parameters no form shows."""
        modules = {}
        for name, entry in self.data["modules"].items():
            shown = {field: value for field, value in entry.items() if field != "code"}
            shown["params"] = [param for param in entry["params"] if not param.get("hidden")]
            modules[name] = shown
        return {**self.data, "modules": modules}


def fits(output: str, expected: str) -> bool:
    """Whether an output of one type may be wired to an input of another.

    `expected` may name several types, joined by ``|``.
    """
    return expected == "Any" or output == "Any" or output in expected.split("|")


def _module(entry: Mapping[str, Any]) -> Module:
    return Module(
        **{
            **entry,
            "keywords": tuple(entry["keywords"]),
            "inputs": tuple(Input(**port) for port in entry["inputs"]),
            "outputs": tuple(Output(**port) for port in entry["outputs"]),
            "params": tuple(
                Param(**{**param, "accepts": tuple(param["accepts"])}) for param in entry["params"]
            ),
        }
    )
