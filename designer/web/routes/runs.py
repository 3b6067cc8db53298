"""Runs: starting, following, comparing."""

from __future__ import annotations

from typing import Annotated, Any

from flask import Blueprint, Response, request
from pydantic import BaseModel, Field

from designer.schemas.graphs import GraphInfo, ScriptView
from designer.schemas.runs import Compare, LogPage, NewRun, RunDetail, RunInfo, RunPage
from designer.web.auth import person
from designer.web.downloads import attachment
from designer.web.rooms import workspace
from designer.web.serves import gives, serves, takes, takes_query

routes = Blueprint("runs", __name__, url_prefix="/api")


class RunQuery(BaseModel):
    """Which runs to list."""

    graph: str | None = None
    state: str | None = None
    experiment: str | None = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50
    before: str | None = None
    deleted: bool = False


class LogQuery(BaseModel):
    """Which lines to give."""

    node: str | None = None
    after: Annotated[int, Field(ge=0)] = 0


@routes.post("/graphs/<graph_id>/runs")
@serves("editors")
@takes(NewRun)
@gives(RunInfo, 201)
def start(new: NewRun, graph_id: str) -> Any:
    """Start a run of a graph, in the state the browser has."""
    return workspace().runs.start(graph_id, new, person())


@routes.get("/graphs/<graph_id>/runs")
@serves("guests")
@gives(list[RunInfo])
def of_graph(graph_id: str) -> Any:
    """List the runs of a graph, the latest first."""
    return workspace().runs.list(person(), graph=graph_id, limit=200).runs


@routes.get("/runs")
@serves("guests")
@takes_query(RunQuery)
@gives(RunPage)
def listing(query: RunQuery) -> Any:
    """List the runs I may see, the latest first."""
    return workspace().runs.list(person(), **query.model_dump())


@routes.get("/runs/<run_id>")
@serves("guests")
@gives(RunDetail)
def info(run_id: str) -> Any:
    """Describe a run with the part of each node."""
    return workspace().runs.get(run_id, person())


@routes.delete("/runs/<run_id>")
@serves("editors")
@gives(status=204)
def delete(run_id: str) -> None:
    """Put a run in the bin."""
    workspace().runs.delete(run_id, person())


@routes.post("/runs/<run_id>/restore")
@serves("editors")
@gives(status=204)
def restore(run_id: str) -> None:
    """Take a run out of the bin."""
    workspace().runs.restore(run_id, person())


@routes.get("/runs/<run_id>/document")
@serves("guests")
def document(run_id: str) -> Response:
    """Give the graph as it was when the run started."""
    name, text = workspace().runs.document(run_id, person())
    return attachment(text.encode(), f"{name}.json", "application/json")


@routes.get("/runs/<run_id>/script")
@serves("guests")
@gives(ScriptView)
def script(run_id: str) -> Any:
    """Give the script that the run was."""
    return workspace().runs.script(run_id, person())


@routes.get("/runs/<run_id>/logs")
@serves("guests")
@takes_query(LogQuery)
@gives(LogPage)
def logs(query: LogQuery, run_id: str) -> Any:
    """Give the lines that the nodes of a run wrote."""
    return workspace().runs.logs(run_id, person(), node=query.node, after=query.after)


@routes.post("/runs/<run_id>/cancel")
@serves("editors")
@gives(RunInfo)
def cancel(run_id: str) -> Any:
    """Stop a run."""
    return workspace().runs.cancel(run_id, person())


@routes.post("/runs/<run_id>/draft")
@serves("editors")
@gives(GraphInfo, 201)
def draft(run_id: str) -> Any:
    """Make a graph of mine out of what was run."""
    return workspace().runs.draft(run_id, person())


@routes.get("/compare")
@serves("guests")
@gives(Compare)
def compare() -> Any:
    """Set runs (``?runs=a,b``) side by side."""
    ids = [part for part in request.args.get("runs", "").split(",") if part]
    return workspace().runs.compare(ids, person())
