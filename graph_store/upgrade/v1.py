"""Format 0 to 1: wires moved into the node they enter, places into the layout.

Format 0 kept wires in a list ``edges`` of ``{"from": "a.out", "to": "b.in", "name"?}``, the place
of a node as its ``position`` and the title of the graph as ``title``.
"""

from __future__ import annotations

from typing import Any

from graph_store.checking import found, sequence
from graph_store.errors import Errors, at
from graph_store.jsontext import Twice
from graph_store.limits import MAX_WIRES


def upgrade(old: dict[str, Any]) -> dict[str, Any]:
    """Return a document of format 1."""
    errors = Errors()
    new = _copy(old)
    new["format"] = 1
    if "title" in new:
        new["name"] = new.pop("title")
    nodes = old.get("nodes")
    if isinstance(nodes, dict):
        new["nodes"] = _copy(nodes)
        new["nodes"].update({id: _node(node) for id, node in nodes.items()})
        new["layout"] = _layout(nodes)
        _connect(new["nodes"], new.pop("edges", []), errors)
    errors.check()
    return new


def _copy(fields: dict[str, Any]) -> dict[str, Any]:
    """Copy an object with what was noted about keys that stand twice."""
    if not isinstance(fields, Twice):
        return dict(fields)
    copy = Twice(fields)
    copy.keys_twice = fields.keys_twice
    return copy


def _node(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    new = _copy(node)
    new.pop("position", None)
    return new


def _layout(nodes: dict[str, Any]) -> dict[str, Any]:
    placed = {id: node for id, node in nodes.items() if isinstance(node, dict)}
    return {id: node["position"] for id, node in placed.items() if "position" in node}


def _connect(nodes: dict[str, Any], edges: Any, errors: Errors) -> None:
    for node in nodes.values():
        if isinstance(node, dict):
            node["inputs"] = {}
    for i, edge in enumerate(sequence(edges, "/edges", errors, MAX_WIRES)):
        where = at("/edges", i)
        if not isinstance(edge, dict):
            errors.add(where, f"expected an object, found {found(edge)}")
            continue
        to = edge.get("to")
        id, _, port = to.rpartition(".") if isinstance(to, str) else ("", "", "")
        if isinstance(nodes.get(id), dict) and port:
            nodes[id]["inputs"].setdefault(port, []).append(_entry(edge))
        else:
            message = f"expected the input of a node of this graph, found {found(to)}"
            errors.add(at(where, "to"), message)


def _entry(edge: dict[str, Any]) -> Any:
    rest = {key: value for key, value in edge.items() if key != "to"}
    return rest["from"] if rest.keys() == {"from"} else rest
