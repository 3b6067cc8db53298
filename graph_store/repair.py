"""Yjs document to graph: a pure function that makes a valid graph of whatever a merge left.

What is malformed is dropped, never guessed: a wire to a node that is gone, a value that is no
JSON, a place that is no place; and of each circle of wires the wires into its last node.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, TypeVar

from pycrdt import Map

from graph_store import limits, reading
from graph_store.checking import field_name, json_value, pair, text
from graph_store.cycles import closing
from graph_store.errors import Errors, GraphError
from graph_store.jsontext import parse
from graph_store.model import Graph, Group, Node, Note, Source
from graph_store.names import is_id, is_label, is_module, is_name, name_of
from graph_store.order import is_place
from graph_store.ymaps import Roots, entries, texts

T = TypeVar("T")


def read_roots(roots: Roots) -> Graph:
    """Return the graph that a Yjs document holds."""
    nodes = _first(_read_nodes(roots), limits.MAX_NODES)
    return Graph(
        name=_text(texts(roots.meta).get("name"), "Untitled", limits.MAX_NAME),
        nodes=_connected(nodes),
        layout={id: at for id, at in _layout(roots).items() if id in nodes},
        notes=tuple(_first(_read_notes(roots), limits.MAX_NOTES).values()),
        groups=_first(_read_groups(roots, nodes), limits.MAX_GROUPS),
        parameters=_first(_values(roots.parameters, is_name), limits.MAX_PARAMETERS),
        extra=_extra(roots.meta, reading.GRAPH_FIELDS),
    )


def further_wires(fields: Mapping[str, str], port: str) -> list[tuple[str, str]]:
    """Return the keys and places of a port's further wires, in their order."""
    found = []
    for key, value in fields.items():
        if key.startswith(f"{port}#"):
            entry = _parsed(value)
            place = entry.get("order") if isinstance(entry, dict) else None
            found.append((key, str(place) if is_place(place) else ""))
    return sorted(found, key=lambda wire: (wire[1], wire[0]))


def _read_nodes(roots: Roots) -> dict[str, Node]:
    nodes = {}
    for id, map in entries(roots.nodes):
        if is_id(id) and isinstance(map, Map):
            fields = dict(entries(map))
            if is_module(fields.get("module")):
                nodes[id] = _node(id, map, fields)
    return nodes


def _node(id: str, map: Map[Any], fields: dict[str, Any]) -> Node:
    version = _parsed(fields.get("version"))
    known = isinstance(version, int) and not isinstance(version, bool)
    return Node(
        name=_text(fields.get("name"), name_of(id), limits.MAX_NAME),
        module=fields["module"],
        version=version if known and 1 <= version <= limits.MAX_VERSION else 1,
        params=_first(_values(fields.get("params"), is_name), limits.MAX_FIELDS),
        inputs=_first(_inputs(texts(fields.get("inputs"))), limits.MAX_FIELDS),
        extra=_extra(map, reading.NODE_FIELDS),
    )


def _inputs(fields: dict[str, str]) -> dict[str, tuple[Source, ...]]:
    ports = sorted({key.partition("#")[0] for key in fields})
    wires = {port: _sources(fields, port) for port in ports if is_name(port)}
    return {port: sources for port, sources in wires.items() if sources}


def _sources(fields: dict[str, str], port: str) -> tuple[Source, ...]:
    keys = [port] if port in fields else []
    keys += [key for key, _ in further_wires(fields, port)]
    found = [_source(_parsed(fields[key])) for key in keys]
    return tuple(islice((source for source in found if source), limits.MAX_SOURCES))


def _source(entry: Any) -> Source | None:
    if isinstance(entry, dict):
        entry = {key: value for key, value in entry.items() if key != "order"}
    return _sound(lambda errors: reading.read_source(entry, "", errors))


def _connected(nodes: dict[str, Node]) -> dict[str, Node]:
    """Keep the wires that come from a node of the graph and close no circle."""
    sources = {
        id: {s.node for wires in node.inputs.values() for s in wires if s.node in nodes}
        for id, node in nodes.items()
    }
    left_out = closing(sources)
    allowed = {id: {n for n in feeds if (n, id) not in left_out} for id, feeds in sources.items()}
    room = limits.MAX_WIRES
    connected = {}
    for id, node in nodes.items():
        inputs = {}
        for port, wires in node.inputs.items():
            kept = tuple(s for s in wires if s.node in allowed[id])[:room]
            room -= len(kept)
            if kept:
                inputs[port] = kept
        connected[id] = Node(node.name, node.module, node.version, node.params, inputs, node.extra)
    return connected


def _layout(roots: Roots) -> dict[str, tuple[int, int]]:
    read = {id: _pair(value) for id, value in texts(roots.layout).items()}
    return {id: place for id, place in read.items() if place is not None}


def _pair(value: Any, least: int = -limits.MAX_COORDINATE) -> tuple[int, int] | None:
    return _sound(lambda errors: pair(_parsed(value), "", errors, least))


def _read_notes(roots: Roots) -> dict[str, Note]:
    notes = {}
    for id, map in entries(roots.notes):
        if is_label(id) and isinstance(map, Map):
            fields = texts(map)
            notes[id] = Note(
                id=id,
                text=_text(fields.get("text"), "", limits.MAX_NOTE),
                at=_pair(fields.get("at")) or Note.at,
                size=_pair(fields.get("size"), 0) or Note.size,
                extra=_extra(map, reading.NOTE_FIELDS),
            )
    return notes


def _read_groups(roots: Roots, nodes: dict[str, Node]) -> dict[str, Group]:
    groups = {}
    for id, value in texts(roots.groups).items():
        group = _group(_parsed(value))
        if is_label(id) and group is not None:
            members = tuple(node for node in group.nodes if node in nodes)
            groups[id] = Group(group.name, members, group.extra)
    return groups


def _group(entry: Any) -> Group | None:
    return _sound(lambda errors: reading.read_group(entry, "", errors))


def _values(map: Any, allowed: Callable[[object], bool]) -> dict[str, Any]:
    """Read the entries of a map that hold the JSON text of a value."""
    read = {}
    for name, value in texts(map).items():
        if allowed(name):
            try:
                read[name] = _value(value)
            except GraphError:
                continue
    return read


def _extra(map: Map[Any], known: tuple[str, ...]) -> dict[str, Any]:
    allowed = _values(map, lambda name: name not in known and field_name(str(name), "", Errors()))
    return _first(allowed, limits.MAX_FIELDS - len(known))


def _value(value: str) -> Any:
    errors = Errors()
    read = json_value(parse(value), "", errors)
    errors.check()
    return read


def _parsed(value: Any) -> Any:
    """Return what a JSON text holds; for what is no JSON text, something that is no value."""
    try:
        return parse(value) if isinstance(value, str) else ...
    except GraphError:
        return ...


def _text(value: Any, default: str, limit: int) -> str:
    read = _sound(lambda errors: text(value, "", errors, limit))
    return default if read is None else read


def _sound(read: Callable[[Errors], T]) -> T | None:
    errors = Errors()
    value = read(errors)
    return None if errors else value


def _first(fields: dict[str, T], limit: int) -> dict[str, T]:
    return dict(islice(sorted(fields.items()), limit))
