"""The one text of a graph: stable order, a line for each thing one may change alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_store.jsontext import encode, text_of
from graph_store.model import FORMAT, Graph, Group, Node, Note, Source

WIDTH = 100
"""Longest line on which a list or object is written whole."""

OPEN = {"nodes": 3, "layout": 1, "notes": 1, "groups": 1, "parameters": 1}
"""How many levels of each field are always written line by line."""


def to_json(graph: Graph) -> str:
    """Return the document of a graph: its canonical text.

    Reading it and writing it again gives the same bytes.
    """
    fields = to_dict(graph)
    lines = [f'  "{_key(name)}": {_block(v, 2, OPEN.get(name, 0))}' for name, v in fields.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def to_dict(graph: Graph) -> dict[str, Any]:
    """Return the document of a graph as JSON data, in canonical order."""
    return {
        "format": FORMAT,
        "name": graph.name,
        "nodes": {id: node_dict(node) for id, node in sorted(graph.nodes.items())},
        "layout": {id: list(place) for id, place in sorted(graph.layout.items())},
        "notes": [note_dict(note) for note in sorted(graph.notes, key=lambda note: note.id)],
        "groups": {id: group_dict(group) for id, group in sorted(graph.groups.items())},
        "parameters": _fields(graph.parameters),
        **_fields(graph.extra),
    }


def node_dict(node: Node) -> dict[str, Any]:
    """Return the JSON data of a node."""
    inputs = sorted(node.inputs.items())
    return {
        "name": node.name,
        "module": node.module,
        "version": node.version,
        "params": _fields(node.params),
        "inputs": {port: [source_json(s) for s in sources] for port, sources in inputs if sources},
        **_fields(node.extra),
    }


def source_json(source: Source) -> Any:
    """Return the JSON data of one end of a wire: a text where that says all."""
    if source.name is None and not source.extra:
        return str(source)
    named = {} if source.name is None else {"name": source.name}
    return {"from": str(source), **named, **_fields(source.extra)}


def note_dict(note: Note) -> dict[str, Any]:
    """Return the JSON data of a note."""
    known = {"id": note.id, "text": note.text, "at": list(note.at), "size": list(note.size)}
    return {**known, **_fields(note.extra)}


def group_dict(group: Group) -> dict[str, Any]:
    """Return the JSON data of a group."""
    return {"name": group.name, "nodes": list(group.nodes), **_fields(group.extra)}


def _fields(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: encode(value) for name, value in sorted(values.items())}


def _block(value: Any, indent: int, open: int) -> str:
    """Write a value; beyond the open levels only if it would not fit on its line."""
    if not value or not isinstance(value, dict | list):
        return text_of(value)
    if open <= 0:
        line = text_of(value)
        if len(line) + indent <= WIDTH:
            return line
    pad = " " * (indent + 2)
    write = _block if open > 0 else _line
    if isinstance(value, list):
        inner = [f"{pad}{write(v, indent + 2, open - 1)}" for v in value]
        return "[\n" + ",\n".join(inner) + f"\n{' ' * indent}]"
    inner = [f'{pad}"{_key(k)}": {write(v, indent + 2, open - 1)}' for k, v in value.items()]
    return "{\n" + ",\n".join(inner) + f"\n{' ' * indent}}}"


def _line(value: Any, indent: int, open: int) -> str:
    return text_of(value)


def _key(name: str) -> str:
    return text_of(name)[1:-1]
