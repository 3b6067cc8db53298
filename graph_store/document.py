"""Graph documents: JSON text to a sound graph, or every error with its place.

The text is untrusted: it may be huge, deep, cyclic or of any other shape. Unknown modules, ports
and fields are kept, because a newer version or another pack may know them.
"""

from __future__ import annotations

from typing import Any

from graph_store.canonical import to_dict, to_json
from graph_store.errors import DocumentError, Errors
from graph_store.jsontext import parse
from graph_store.limits import MAX_BYTES
from graph_store.model import FORMAT, Graph, Group, Node, Note, Source, Wire
from graph_store.reading import read_graph
from graph_store.references import check_references
from graph_store.upgrade import upgrade

_GROWTH = 16
"""The canonical text of a document is never this many times longer."""

__all__ = [
    "FORMAT",
    "DocumentError",
    "Graph",
    "Group",
    "Node",
    "Note",
    "Source",
    "Wire",
    "from_dict",
    "from_json",
    "to_dict",
    "to_json",
]


def from_json(document: str | bytes | dict[str, Any]) -> Graph:
    """Read a graph from the text of a document.

    Parameters
    ----------
    document : str, bytes or dict
        The text, or what a JSON reader made of it.

    Raises
    ------
    DocumentError
        The document is not valid; the error lists every place.
    """
    if isinstance(document, dict):
        return from_dict(document)
    graph = _read(parse(_text(document)))
    if len(document) > MAX_BYTES // _GROWTH:
        _check_size(len(to_json(graph).encode()))
    return graph


def from_dict(data: Any) -> Graph:
    """Read a graph from JSON data."""
    graph = _read(data)
    _check_size(len(to_json(graph).encode()))
    return graph


def _read(data: Any) -> Graph:
    errors = Errors()
    data = upgrade(data)
    graph = read_graph(data, errors)
    check_references(data, graph, errors)
    errors.check()
    return graph


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        message = f"is too large: {size:,} bytes; at most {MAX_BYTES:,} are allowed"
        raise DocumentError([("", message)])


def _text(document: str | bytes) -> str:
    _check_size(len(document))
    if isinstance(document, str):
        return document.removeprefix("\ufeff")
    try:
        return document.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentError([("", f"not UTF-8 text at byte {error.start}")]) from None
