"""Checks what the parts of a document say of each other."""

from __future__ import annotations

from typing import Any

from graph_store.cycles import circles
from graph_store.errors import Errors, at
from graph_store.limits import MAX_WIRES
from graph_store.model import Graph, Wire


def check_references(data: Any, graph: Graph, errors: Errors) -> None:
    """Note wires, places and groups of nodes that are not there, and circles of wires."""
    nodes = data.get("nodes") if isinstance(data, dict) else None
    ids = nodes.keys() if isinstance(nodes, dict) else graph.nodes.keys()
    wires = list(graph.wires())
    if len(wires) > MAX_WIRES:
        errors.add("/nodes", f"have {len(wires)} wires; at most {MAX_WIRES} are allowed")
        return
    for wire in wires:
        if wire.source.node not in ids:
            errors.add(_place(wire), _missing(wire.source.node))
    for id in graph.layout.keys() - ids:
        errors.add(at("/layout", id), _missing(id))
    for name, group in graph.groups.items():
        for i, id in enumerate(group.nodes):
            if id not in ids and id:
                errors.add(f"{at('/groups', name)}/nodes/{i}", _missing(id))
    _check_circles(graph, wires, errors)


def _check_circles(graph: Graph, wires: list[Wire], errors: Errors) -> None:
    sources: dict[str, list[str]] = {id: [] for id in graph.nodes}
    for wire in wires:
        sources[wire.node].append(wire.source.node)
    for circle in circles(sources):
        into = next(w for w in wires if w.node == circle[0] and w.source.node == circle[-1])
        shown = circle if len(circle) <= 12 else [*circle[:6], "…", *circle[-5:]]
        path = " → ".join([*shown, circle[0]])
        errors.add(_place(into), f"these nodes feed each other in a circle: {path}")


def _place(wire: Wire) -> str:
    return at(at(at(at("/nodes", wire.node), "inputs"), wire.port), wire.place)


def _missing(id: str) -> str:
    return f"there is no node {id[:80]!r}"
