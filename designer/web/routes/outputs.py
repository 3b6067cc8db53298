"""Outputs of runs, as viewers show them. What unpacks one does so in a process of the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from flask import Blueprint, Response
from pydantic import BaseModel, Field

from designer.schemas.outputs import MetricsView, ModelInfo, Scored, ScoreRows, Stats, TablePage
from designer.web.auth import person
from designer.web.downloads import made_file, plain_name
from designer.web.rooms import workspace
from designer.web.routes.files import uploaded
from designer.web.serves import gives, serves, takes, takes_query

routes = Blueprint("outputs", __name__, url_prefix="/api/runs/<run_id>/outputs/<node>/<port>")


class PageQuery(BaseModel):
    """Which rows of a table."""

    offset: Annotated[int, Field(ge=0)] = 0
    limit: Annotated[int, Field(ge=1, le=1000)] = 100
    sort: Annotated[str, Field(max_length=1000)] | None = None
    descending: bool = False


class DownloadQuery(BaseModel):
    """As what kind of file."""

    form: Annotated[Literal["csv", "parquet", "arrow", "skops", "json"], Field(alias="as")]


@routes.get("/table")
@serves("guests")
@takes_query(PageQuery)
@gives(TablePage)
def table(query: PageQuery, run_id: str, node: str, port: str) -> Any:
    """Give some rows of a table."""
    return workspace().outputs.view(run_id, node, port, "table", person(), **query.model_dump())


@routes.get("/stats")
@serves("guests")
@gives(Stats)
def stats(run_id: str, node: str, port: str) -> Any:
    """Give the statistics of a table's columns."""
    return workspace().outputs.view(run_id, node, port, "stats", person())


@routes.get("/metrics")
@serves("guests")
@gives(MetricsView)
def metrics(run_id: str, node: str, port: str) -> Any:
    """Give an evaluation: numbers, tables, curves."""
    return workspace().outputs.view(run_id, node, port, "metrics", person())


@routes.get("/model")
@serves("guests")
@gives(ModelInfo)
def model(run_id: str, node: str, port: str) -> Any:
    """Describe a model."""
    return workspace().outputs.view(run_id, node, port, "model", person())


@routes.post("/score")
@serves("editors")
@takes(ScoreRows)
@gives(Scored)
def score(new: ScoreRows, run_id: str, node: str, port: str) -> Any:
    """Ask a model about typed rows."""
    return workspace().outputs.view(run_id, node, port, "score", person(), rows=new.rows)


@routes.post("/score-file")
@serves("editors")
@gives(Scored)
def score_file(run_id: str, node: str, port: str) -> Any:
    """Ask a model about the rows of a file."""
    sent = uploaded()
    file = workspace().files.add(plain_name(sent.filename or ""), sent.stream, person())
    named = {"name": file.name, "sha256": file.sha256}
    return workspace().outputs.view(run_id, node, port, "score_file", person(), file=named)


@routes.get("/download")
@serves("guests")
@takes_query(DownloadQuery)
def download(query: DownloadQuery, run_id: str, node: str, port: str) -> Response:
    """Give an output as a file."""
    name = f"{node.rpartition('-')[0] or node} {port}.{query.form}"

    def make(path: Path) -> str:
        made = workspace().outputs.view(
            run_id, node, port, "convert", person(), to=query.form, path=str(path)
        )
        return str(made["media"])

    return made_file(workspace().work, name, make)
