"""A graph as frozen values. What the fields mean stands in ``docs/graph.schema.json``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from graph_store.jsontext import same

FORMAT = 1

VALUES = frozenset({"params", "parameters", "extra"})
"""Fields that hold values by name."""


class Exact:
    """Equal if the documents are: values compare with their types, and NaN equals NaN."""

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(self._agrees(other, field.name) for field in fields(self))  # type: ignore[arg-type]

    def _agrees(self, other: object, field: str) -> bool:
        mine, theirs = getattr(self, field), getattr(other, field)
        return same_fields(mine, theirs) if field in VALUES else mine == theirs


@dataclass(frozen=True, eq=False)
class Source(Exact):
    """Where a wire comes from: an output port of a node, and a name where the library gives one."""

    node: str
    port: str
    name: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.node, self.port, self.name))

    def __str__(self) -> str:
        return f"{self.node}.{self.port}"


@dataclass(frozen=True)
class Wire:
    """A wire with both its ends; `place` counts the wires of one port."""

    node: str
    port: str
    place: int
    source: Source


@dataclass(frozen=True, eq=False)
class Node(Exact):
    """One use of a module."""

    name: str
    module: str
    version: int = 1
    params: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, tuple[Source, ...]] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def off(self) -> bool:
        """Whether it is switched off: what enters it goes past it."""
        return self.extra.get("off") is True


@dataclass(frozen=True, eq=False)
class Note(Exact):
    """A text on the canvas."""

    id: str
    text: str
    at: tuple[int, int] = (0, 0)
    size: tuple[int, int] = (240, 120)
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Group(Exact):
    """Nodes that belong together."""

    name: str
    nodes: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Graph(Exact):
    """Nodes with their wires, and how they lie on the canvas."""

    name: str = "Untitled"
    nodes: Mapping[str, Node] = field(default_factory=dict)
    layout: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    groups: Mapping[str, Group] = field(default_factory=dict)
    parameters: Mapping[str, Any] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    def wires(self) -> Iterator[Wire]:
        """Go through all wires, in the order of the document."""
        for id, node in self.nodes.items():
            for port, sources in node.inputs.items():
                for place, source in enumerate(sources):
                    yield Wire(id, port, place, source)


def same_fields(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Say whether two mappings hold the same values, whatever the order of their keys."""
    return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
