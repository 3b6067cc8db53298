"""What changed from one graph to another, node by node."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_store.jsontext import same
from graph_store.model import Graph, Node, Source, same_fields


class _Missing:
    """Stands for a value that one of the graphs does not give: the default applies."""

    def __repr__(self) -> str:
        return "MISSING"

    def __bool__(self) -> bool:
        return False


MISSING: Any = _Missing()

Sources = tuple[Source, ...]


@dataclass(frozen=True)
class Difference:
    """Differences by the ids of nodes; pairs are (old, new)."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    replaced: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Nodes that became another module, or another version of it: ``"module 2"``."""
    params: Mapping[str, Mapping[str, tuple[Any, Any]]] = field(default_factory=dict)
    rewired: Mapping[str, Mapping[str, tuple[Sources, Sources]]] = field(default_factory=dict)
    renamed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    moved: tuple[str, ...] = ()
    title: tuple[str, str] | None = None
    parameters: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    """Notes added, removed or changed."""
    groups: tuple[str, ...] = ()
    """Groups added, removed or changed."""
    extra: tuple[str, ...] = ()
    """Nodes, and ``""`` for the graph, of which unknown fields changed."""

    def __bool__(self) -> bool:
        return self != Difference()

    @property
    def changes_meaning(self) -> bool:
        """Whether anything but looks changed: names, places, notes and groups mean nothing."""
        return bool(
            self.added
            or self.removed
            or self.replaced
            or self.params
            or self.rewired
            or self.parameters
        )


def diff(old: Graph, new: Graph) -> Difference:
    """Compare two graphs; a value compares with its type, so ``1`` became ``1.0`` is a change."""
    both = {id: (old.nodes[id], new.nodes[id]) for id in sorted(old.nodes) if id in new.nodes}
    params = {id: _changed(a.params, b.params) for id, (a, b) in both.items()}
    rewired = {id: _rewired(a, b) for id, (a, b) in both.items()}
    return Difference(
        added=tuple(sorted(new.nodes.keys() - old.nodes.keys())),
        removed=tuple(sorted(old.nodes.keys() - new.nodes.keys())),
        replaced={i: p for i, (a, b) in both.items() if (p := _modules(a, b))[0] != p[1]},
        params={id: changed for id, changed in params.items() if changed},
        rewired={id: changed for id, changed in rewired.items() if changed},
        renamed={id: (a.name, b.name) for id, (a, b) in both.items() if a.name != b.name},
        moved=tuple(id for id in both if old.layout.get(id) != new.layout.get(id)),
        title=None if old.name == new.name else (old.name, new.name),
        parameters=_changed(old.parameters, new.parameters),
        notes=_unequal({n.id: n for n in old.notes}, {n.id: n for n in new.notes}),
        groups=_unequal(old.groups, new.groups),
        extra=_extra(old, new, both),
    )


def _changed(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    pairs = {k: (old.get(k, MISSING), new.get(k, MISSING)) for k in sorted({*old, *new})}
    return {
        key: pair
        for key, pair in pairs.items()
        if pair[0] is MISSING or pair[1] is MISSING or not same(*pair)
    }


def _rewired(old: Node, new: Node) -> dict[str, tuple[Sources, Sources]]:
    ports = sorted({*old.inputs, *new.inputs})
    pairs = {port: (old.inputs.get(port, ()), new.inputs.get(port, ())) for port in ports}
    return {port: pair for port, pair in pairs.items() if pair[0] != pair[1]}


def _modules(old: Node, new: Node) -> tuple[str, str]:
    return f"{old.module} {old.version}", f"{new.module} {new.version}"


def _unequal(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(key for key in sorted({*old, *new}) if old.get(key) != new.get(key))


def _extra(old: Graph, new: Graph, both: Mapping[str, tuple[Node, Node]]) -> tuple[str, ...]:
    graph = () if same_fields(old.extra, new.extra) else ("",)
    return graph + tuple(id for id, (a, b) in both.items() if not same_fields(a.extra, b.extra))
