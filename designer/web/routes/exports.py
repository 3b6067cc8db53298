"""Graphs as code to take away, in one archive with the data files they read."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

from flask import Blueprint, Response
from pydantic import BaseModel, Field

from designer.compiler import Plan
from designer.web.auth import person
from designer.web.downloads import made_file, plain_name
from designer.web.errors import Refused
from designer.web.rooms import workspace
from designer.web.serves import serves, takes_query

FIT_SECONDS = 600.0
TURNS = threading.BoundedSemaphore(2)
routes = Blueprint("exports", __name__, url_prefix="/api/graphs/<graph_id>/export")


class ExportQuery(BaseModel):
    """As what; for a pipeline also the node of the model."""

    form: Annotated[Literal["script", "notebook", "pipeline"], Field(alias="as")] = "script"
    target: str | None = None


@routes.get("")
@serves("guests")
@takes_query(ExportQuery)
def export(query: ExportQuery, graph_id: str) -> Response:
    """Give a graph as an archive of a script, a notebook or a fitted pipeline, and its data."""
    name = plain_name(workspace().graphs.get(graph_id, person()).name)
    plan = workspace().graphs.plan(graph_id, person(), to_run=query.form == "pipeline")
    workspace().files.bring(plan)
    files = _files(plan, query)

    def make(path: Path) -> str:
        _pack(path, name, files)
        return "application/zip"

    return made_file(workspace().work, f"{name}.zip", make)


def _files(plan: Plan, query: ExportQuery) -> Mapping[str, bytes | Path]:
    from designer.exporters.notebook import notebook_files
    from designer.exporters.pipeline import pipeline_files
    from designer.exporters.script import script_files

    blobs = workspace().engine.outputs.blobs
    if query.form == "pipeline":
        with a_turn():
            return pipeline_files(plan, blobs, target=query.target, seconds=FIT_SECONDS)
    return notebook_files(plan, blobs) if query.form == "notebook" else script_files(plan, blobs)


@contextmanager
def a_turn() -> Iterator[None]:
    """Let few be fitted at a time; whoever comes then has to come again."""
    if not TURNS.acquire(blocking=False):
        raise Refused(503, "busy", "Other pipelines are being made.", "Try again in a moment.")
    try:
        yield
    finally:
        TURNS.release()


def _pack(path: Path, folder: str, files: Mapping[str, bytes | Path]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            inside = f"{folder}/{name}"
            if isinstance(content, Path):
                archive.write(content, inside)
            else:
                archive.writestr(inside, content)
