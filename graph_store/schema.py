"""The published JSON Schema of a document.

``python -m graph_store.schema`` prints what ``docs/graph.schema.json`` holds. What a schema cannot
say (wires come from nodes that are there, and go in no circle) `document.from_json` checks.
"""

from __future__ import annotations

import json
from typing import Any

from graph_store import limits, names
from graph_store.model import FORMAT

ADDRESS = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the present format."""
    return {
        "$schema": ADDRESS,
        "title": f"Graph document, format {FORMAT}",
        "description": "An experiment: modules, their parameters, and the wires between them. "
        "Unknown fields are kept.",
        "type": "object",
        "required": ["format", "nodes"],
        "maxProperties": limits.MAX_FIELDS,
        "properties": {
            "format": {"const": FORMAT},
            "name": _text("Title of the graph."),
            "nodes": _map(names.ID, {"$ref": "#/$defs/node"}, limits.MAX_NODES, "Nodes by id."),
            "layout": _map(
                names.ID, {"$ref": "#/$defs/point"}, limits.MAX_NODES, "Where each node stands."
            ),
            "notes": _list({"$ref": "#/$defs/note"}, limits.MAX_NOTES, "Texts on the canvas."),
            "groups": _map(
                names.LABEL,
                {"$ref": "#/$defs/group"},
                limits.MAX_GROUPS,
                "Nodes that belong together.",
            ),
            "parameters": _map(
                names.NAME, True, limits.MAX_PARAMETERS, "Parameters of the whole graph."
            ),
        },
        "$defs": {
            "node": _node(),
            "source": _source(),
            "point": _point(),
            "note": _note(),
            "group": _group(),
            "output": _output(),
        },
    }


def text() -> str:
    """Return the schema as it is published."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _node() -> dict[str, Any]:
    wires = _list({"$ref": "#/$defs/source"}, limits.MAX_SOURCES, "Wires into this port, in order.")
    return {
        "type": "object",
        "required": ["module"],
        "maxProperties": limits.MAX_FIELDS,
        "properties": {
            "name": _text("What people call the node."),
            "module": {
                "description": "The module that it uses; an unknown one is kept.",
                **_pattern(names.MODULE),
            },
            "version": {
                "description": "Version of the module that the parameters are for.",
                "type": "integer",
                "minimum": 1,
                "maximum": limits.MAX_VERSION,
                "default": 1,
            },
            "params": _map(
                names.NAME,
                True,
                limits.MAX_FIELDS,
                "Values by parameter; a missing one has its default. Integers and floats are "
                'distinct. Floats that JSON has not are {"$float": "nan" | "inf" | "-inf"}.',
            ),
            "inputs": _map(names.NAME, wires, limits.MAX_FIELDS, "Wires by input port."),
            "off": {
                "description": "true: the node is switched off, and what enters it goes past it.",
                "default": False,
            },
        },
    }


def _source() -> dict[str, Any]:
    named = {
        "type": "object",
        "required": ["from"],
        "maxProperties": limits.MAX_FIELDS,
        "properties": {
            "from": {"$ref": "#/$defs/output"},
            "name": {"type": ["string", "null"], "maxLength": limits.MAX_NAME},
        },
    }
    return {
        "description": "Where a wire comes from; with its name where the library gives one.",
        "oneOf": [{"$ref": "#/$defs/output"}, named],
    }


def _output() -> dict[str, Any]:
    return {
        "description": "An output port of a node, such as split-k3f.train",
        "type": "string",
        "pattern": rf"^{names.ID}\.{names.NAME}$",
    }


def _point(least: int = -limits.MAX_COORDINATE) -> dict[str, Any]:
    number = {"type": "number", "minimum": least, "maximum": limits.MAX_COORDINATE}
    return {"type": "array", "prefixItems": [number, number], "minItems": 2, "maxItems": 2}


def _note() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["id"],
        "maxProperties": limits.MAX_FIELDS,
        "properties": {
            "id": _pattern(names.LABEL),
            "text": {"type": "string", "maxLength": limits.MAX_NOTE},
            "at": {"$ref": "#/$defs/point"},
            "size": _point(0),
        },
    }


def _group() -> dict[str, Any]:
    return {
        "type": "object",
        "maxProperties": limits.MAX_FIELDS,
        "properties": {
            "name": _text("What people call the group."),
            "nodes": _list(_pattern(names.ID), limits.MAX_NODES, "Ids of its nodes."),
        },
    }


def _map(key: str, value: Any, most: int, description: str) -> dict[str, Any]:
    return {
        "description": description,
        "type": "object",
        "propertyNames": _pattern(key),
        "additionalProperties": value,
        "maxProperties": most,
    }


def _list(value: Any, most: int, description: str) -> dict[str, Any]:
    return {"description": description, "type": "array", "items": value, "maxItems": most}


def _text(description: str) -> dict[str, Any]:
    return {"description": description, "type": "string", "maxLength": limits.MAX_NAME}


def _pattern(pattern: str) -> dict[str, Any]:
    return {"type": "string", "pattern": f"^({pattern})$", "maxLength": limits.MAX_NAME}


if __name__ == "__main__":
    print(text(), end="")
