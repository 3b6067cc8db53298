"""Graphs: their list, documents, revisions, and code."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request

from designer.schemas.graphs import (
    CodeToConfirm,
    GraphChange,
    GraphInfo,
    NewGraph,
    RevisionInfo,
    ScriptView,
)
from designer.web.auth import person
from designer.web.downloads import attachment
from designer.web.rooms import workspace
from designer.web.serves import gives, serves, takes

routes = Blueprint("graphs", __name__, url_prefix="/api/graphs")


@routes.get("")
@serves("guests")
@gives(list[GraphInfo])
def listing() -> Any:
    """List the graphs I may see, or (``?deleted=1``) those I deleted."""
    return workspace().graphs.list(person(), deleted=request.args.get("deleted") == "1")


@routes.post("")
@serves("editors")
@takes(NewGraph)
@gives(GraphInfo, 201)
def create(new: NewGraph) -> Any:
    """Make a graph: empty, from a sample, or from a document."""
    return workspace().graphs.create(new, person())


@routes.get("/<graph_id>")
@serves("guests")
@gives(GraphInfo)
def info(graph_id: str) -> Any:
    """Describe a graph."""
    return workspace().graphs.get(graph_id, person())


@routes.patch("/<graph_id>")
@serves("editors")
@takes(GraphChange)
@gives(GraphInfo)
def change(new: GraphChange, graph_id: str) -> Any:
    """Rename a graph."""
    return workspace().graphs.rename(graph_id, new.name, person())


@routes.delete("/<graph_id>")
@serves("editors")
@gives(GraphInfo)
def delete(graph_id: str) -> Any:
    """Delete a graph; it can be restored."""
    return workspace().graphs.delete(graph_id, person())


@routes.post("/<graph_id>/restore")
@serves("editors")
@gives(GraphInfo)
def restore(graph_id: str) -> Any:
    """Restore a deleted graph."""
    return workspace().graphs.restore(graph_id, person())


@routes.post("/<graph_id>/duplicate")
@serves("editors")
@gives(GraphInfo, 201)
def duplicate(graph_id: str) -> Any:
    """Make a copy of a graph that is mine."""
    return workspace().graphs.duplicate(graph_id, person())


@routes.get("/<graph_id>/document")
@serves("guests")
def document(graph_id: str) -> Response:
    """Give a graph as a file: canonical JSON."""
    name, text = workspace().graphs.document(graph_id, person())
    return attachment(text.encode(), f"{name}.json", "application/json")


@routes.get("/<graph_id>/revisions")
@serves("guests")
@gives(list[RevisionInfo])
def revisions(graph_id: str) -> Any:
    """List the revisions of a graph, the latest first."""
    return workspace().revisions.list(graph_id, person())


@routes.get("/<graph_id>/revisions/<int:number>/document")
@serves("guests")
def revision_document(graph_id: str, number: int) -> Response:
    """Give a revision as a file."""
    name, text = workspace().revisions.document(graph_id, number, person())
    return attachment(text.encode(), f"{name} {number}.json", "application/json")


@routes.post("/<graph_id>/revisions/<int:number>/restore")
@serves("editors")
@gives(GraphInfo)
def revert(graph_id: str, number: int) -> Any:
    """Make a revision the present state; that is an edit like any other."""
    workspace().revisions.restore(graph_id, number, person())
    return workspace().graphs.get(graph_id, person())


@routes.get("/<graph_id>/script")
@serves("guests")
@gives(ScriptView)
def script(graph_id: str) -> Any:
    """Give the code of a graph as it is now."""
    return workspace().graphs.script(graph_id, person())


@routes.get("/<graph_id>/code")
@serves("editors")
@gives(list[CodeToConfirm])
def code(graph_id: str) -> Any:
    """List the code texts that do not run for me until I confirm having read them."""
    return workspace().code.unconfirmed(graph_id, person())
