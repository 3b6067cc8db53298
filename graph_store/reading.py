"""Reads each part of a document of the present format."""

from __future__ import annotations

from typing import Any

from graph_store import limits
from graph_store.checking import (
    field_name,
    found,
    json_value,
    mapping,
    matching,
    pair,
    sequence,
    text,
    whole,
)
from graph_store.errors import Errors, at
from graph_store.model import Graph, Group, Node, Note, Source
from graph_store.names import is_id, is_label, is_module, is_name

GRAPH_FIELDS = ("format", "name", "nodes", "layout", "notes", "groups", "parameters")
NODE_FIELDS = ("name", "module", "version", "params", "inputs")
NOTE_FIELDS = ("id", "text", "at", "size")
GROUP_FIELDS = ("name", "nodes")
SOURCE_FIELDS = ("from", "name")

_ID = "a node id such as 'split-k3f'"
_PORT = "an input port such as 'data'"
_PARAMETER = "a parameter name such as 'fraction'"


def read_graph(data: Any, errors: Errors) -> Graph:
    """Read a whole document, apart from what its parts say of each other."""
    fields = mapping(data, "", errors, limits.MAX_FIELDS)
    return Graph(
        name=text(fields.get("name", "Untitled"), "/name", errors),
        nodes=read_nodes(fields.get("nodes"), errors),
        layout=read_layout(fields.get("layout", {}), errors),
        notes=read_notes(fields.get("notes", []), errors),
        groups=read_groups(fields.get("groups", {}), errors),
        parameters=read_parameters(fields.get("parameters", {}), errors),
        extra=read_extra(fields, GRAPH_FIELDS, "", errors),
    )


def read_nodes(data: Any, errors: Errors) -> dict[str, Node]:
    """Read the nodes of a document."""
    if data is None:
        errors.add("/nodes", "is missing")
        return {}
    nodes = {}
    for id, node in sorted(mapping(data, "/nodes", errors, limits.MAX_NODES).items()):
        where = at("/nodes", id)
        if matching(id, where, errors, is_id, _ID):
            nodes[id] = read_node(node, where, errors)
    return nodes


def read_node(data: Any, where: str, errors: Errors) -> Node:
    """Read one node."""
    fields = mapping(data, where, errors, limits.MAX_FIELDS)
    params = mapping(fields.get("params", {}), at(where, "params"), errors, limits.MAX_FIELDS)
    module = fields.get("module")
    return Node(
        name=text(fields.get("name", ""), at(where, "name"), errors),
        module=matching(module, at(where, "module"), errors, is_module, "the name of a module"),
        version=whole(
            fields.get("version", 1), at(where, "version"), errors, 1, limits.MAX_VERSION
        ),
        params=read_values(params, at(where, "params"), errors),
        inputs=read_inputs(fields.get("inputs", {}), at(where, "inputs"), errors),
        extra=read_extra(fields, NODE_FIELDS, where, errors),
    )


def read_inputs(data: Any, where: str, errors: Errors) -> dict[str, tuple[Source, ...]]:
    """Read the wires into a node."""
    inputs = {}
    for port, sources in sorted(mapping(data, where, errors, limits.MAX_FIELDS).items()):
        below = at(where, port)
        if not matching(port, below, errors, is_name, _PORT):
            continue
        entries = sequence(sources, below, errors, limits.MAX_SOURCES)
        read = [read_source(entry, at(below, i), errors) for i, entry in enumerate(entries)]
        wires = tuple(source for source in read if source is not None)
        if wires:
            inputs[port] = wires
    return inputs


def read_source(data: Any, where: str, errors: Errors) -> Source | None:
    """Read one end of a wire: ``"node.port"``, or an object that also gives a name."""
    if not isinstance(data, dict):
        return _end(data, where, errors)
    fields = mapping(data, where, errors, limits.MAX_FIELDS)
    end = _end(fields.get("from"), at(where, "from"), errors)
    name = fields.get("name")
    name = None if name is None else text(name, at(where, "name"), errors)
    extra = read_extra(fields, SOURCE_FIELDS, where, errors)
    return end and Source(end.node, end.port, name, extra)


def read_layout(data: Any, errors: Errors) -> dict[str, tuple[int, int]]:
    """Read where the nodes stand."""
    places = mapping(data, "/layout", errors, limits.MAX_NODES)
    return {id: pair(place, at("/layout", id), errors) for id, place in sorted(places.items())}


def read_notes(data: Any, errors: Errors) -> tuple[Note, ...]:
    """Read the notes on the canvas."""
    notes: dict[str, Note] = {}
    for i, entry in enumerate(sequence(data, "/notes", errors, limits.MAX_NOTES)):
        where = at("/notes", i)
        fields = mapping(entry, where, errors, limits.MAX_FIELDS)
        id = matching(fields.get("id"), at(where, "id"), errors, is_label, "the id of a note")
        if id in notes:
            errors.add(at(where, "id"), f"the id {id!r} stands twice")
        notes[id] = read_note(id, fields, where, errors)
    return tuple(note for _, note in sorted(notes.items()))


def read_note(id: str, fields: dict[str, Any], where: str, errors: Errors) -> Note:
    """Read one note."""
    return Note(
        id=id,
        text=text(fields.get("text", ""), at(where, "text"), errors, limits.MAX_NOTE),
        at=pair(fields.get("at", Note.at), at(where, "at"), errors),
        size=pair(fields.get("size", Note.size), at(where, "size"), errors, least=0),
        extra=read_extra(fields, NOTE_FIELDS, where, errors),
    )


def read_groups(data: Any, errors: Errors) -> dict[str, Group]:
    """Read the groups of nodes."""
    groups = {}
    for id, entry in sorted(mapping(data, "/groups", errors, limits.MAX_GROUPS).items()):
        where = at("/groups", id)
        if matching(id, where, errors, is_label, "the id of a group"):
            groups[id] = read_group(entry, where, errors)
    return groups


def read_group(data: Any, where: str, errors: Errors) -> Group:
    """Read one group."""
    fields = mapping(data, where, errors, limits.MAX_FIELDS)
    below = at(where, "nodes")
    nodes = sequence(fields.get("nodes", []), below, errors, limits.MAX_NODES)
    ids = [matching(id, at(below, i), errors, is_id, _ID) for i, id in enumerate(nodes)]
    return Group(
        name=text(fields.get("name", ""), at(where, "name"), errors),
        nodes=tuple(dict.fromkeys(ids)),
        extra=read_extra(fields, GROUP_FIELDS, where, errors),
    )


def read_parameters(data: Any, errors: Errors) -> dict[str, Any]:
    """Read the parameters of the graph."""
    fields = mapping(data, "/parameters", errors, limits.MAX_PARAMETERS)
    return read_values(fields, "/parameters", errors)


def read_values(fields: dict[str, Any], where: str, errors: Errors) -> dict[str, Any]:
    """Read named values."""
    return {
        name: json_value(value, at(where, name), errors)
        for name, value in sorted(fields.items())
        if matching(name, at(where, name), errors, is_name, _PARAMETER)
    }


def read_extra(
    fields: dict[str, Any], known: tuple[str, ...], where: str, errors: Errors
) -> dict[str, Any]:
    """Read the fields that this version does not know, to keep them."""
    return {
        name: json_value(fields[name], at(where, name), errors)
        for name in sorted(fields.keys() - set(known))
        if field_name(name, at(where, name), errors)
    }


def _end(data: Any, where: str, errors: Errors) -> Source | None:
    if isinstance(data, str):
        node, _, port = data.rpartition(".")
        if is_id(node) and is_name(port):
            return Source(node, port)
    errors.add(where, f"expected an output such as 'split-k3f.train', found {found(data)}")
    return None
