"""Graph files: their document, and the data files they name, beside them on the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from designer.cli.exits import PROBLEMS
from graph_store.document import DocumentError, Graph, Node, from_json

if TYPE_CHECKING:
    from designer.workspace.blobs import Blobs
    from modules.catalogue import Catalogue

CHUNK = 1 << 20


class BadGraph(click.ClickException):
    """A graph file that cannot be used; said with each place."""

    exit_code = PROBLEMS

    def __init__(self, path: Path, errors: list[tuple[str, str]]) -> None:
        self.path = path
        self.errors = errors
        lines = [f"{path}: {where or 'document'}: {what}" for where, what in errors]
        super().__init__("\n".join(lines))

    def to_list(self) -> list[dict[str, str]]:
        return [
            {"code": "bad-document", "severity": "error", "place": where, "message": what}
            for where, what in self.errors
        ]


def load(path: Path, catalogue: Catalogue, blobs: Blobs) -> Graph:
    """Read a graph file and take the data files it names into the blobs of the workspace.

    A file parameter is ``{"name", "path"}``, the path relative to the graph file, or
    ``{"name", "sha256"}``, kept in the workspace or a file of that name beside the graph file.
    """
    try:
        graph = from_json(path.read_bytes())
    except DocumentError as error:
        raise BadGraph(path, error.errors) from None
    errors: list[tuple[str, str]] = []
    nodes = {}
    for key, node in graph.nodes.items():
        params = dict(node.params)
        for name in _file_params(node, catalogue):
            try:
                params[name] = _take(params[name], path.parent, blobs)
            except (OSError, ValueError) as error:
                errors.append((f"/nodes/{key}/params/{name}", _words(error)))
        nodes[key] = replace(node, params=params)
    if errors:
        raise BadGraph(path, errors)
    return replace(graph, nodes=nodes)


def _file_params(node: Node, catalogue: Catalogue) -> list[str]:
    module = catalogue.modules.get(node.module)
    if module is None:
        return []
    files = {param.name for param in module.params if param.kind("file")}
    return [name for name, value in node.params.items() if name in files and value is not None]


def _take(value: Any, folder: Path, blobs: Blobs) -> dict[str, str]:
    """Give a file value by digest alone, its bytes being in the blobs."""
    if not isinstance(value, Mapping) or not isinstance(value.get("name"), str):
        raise ValueError('a file is {"name": …, "path": …} or {"name": …, "sha256": …}')
    name, wanted = value["name"], value.get("sha256")
    if "path" in value:
        with open(folder / str(value["path"]), "rb") as file:
            digest, _ = blobs.take(file, 1 << 40)
        if wanted not in (None, digest):
            raise ValueError(f"{value['path']} has other bytes than the graph says")
        return {"name": name, "sha256": digest}
    if not isinstance(wanted, str):
        raise ValueError("has neither path nor sha256")
    if wanted not in blobs:
        _take_beside(folder / Path(name).name, wanted, blobs)
    return {"name": name, "sha256": wanted}


def _take_beside(path: Path, wanted: str, blobs: Blobs) -> None:
    if not path.is_file() or digest_of(path) != wanted:
        raise ValueError(f"{path.name} with the digest {wanted[:12]}… is not beside the graph")
    with open(path, "rb") as file:
        blobs.take(file, 1 << 40)


def digest_of(path: Path) -> str:
    """Digest (sha256) of a file."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _words(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}"
    return str(error)
