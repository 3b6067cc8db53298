"""Graphs as code to take away, in one archive with the data files they read."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from flask import Blueprint, Response
from pydantic import BaseModel, Field

from designer.compiler import Plan
from designer.web.auth import doorkeeper, person
from designer.web.downloads import made_file, plain_name
from designer.web.errors import Refused
from designer.web.rooms import workspace
from designer.web.serves import serves, takes_query

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
    plan = workspace().graphs.plan(graph_id, person())
    if query.form == "pipeline":
        _check_may_run(graph_id, plan)
    workspace().files.bring(plan)
    files = _files(plan, query)

    def make(path: Path) -> str:
        _pack(path, name, files)
        return "application/zip"

    return made_file(workspace().home, f"{name}.zip", make)


def _files(plan: Plan, query: ExportQuery) -> Mapping[str, bytes | Path]:
    from designer.exporters.notebook import notebook_files
    from designer.exporters.pipeline import pipeline_files
    from designer.exporters.script import script_files

    blobs = workspace().engine.outputs.blobs
    if query.form == "pipeline":
        return pipeline_files(plan, blobs, target=query.target)
    return notebook_files(plan, blobs) if query.form == "notebook" else script_files(plan, blobs)


def _check_may_run(graph_id: str, plan: Plan) -> None:
    """Refuse a pipeline, which is fitted here and now, to whom a run would be refused."""
    if person().role == "watch":
        raise Refused(403, "not-allowed", "Your link lets you watch, not run.", "Make a copy.")
    if not any(step.own_code for step in plan.steps):
        return
    if not doorkeeper().settings.code:
        raise Refused(403, "no-code", "Modules that hold code do not run on this server.")
    if workspace().code.unconfirmed(graph_id, person()):
        raise Refused(
            409, "confirm-code", "This graph holds code you have not confirmed.", "Run it."
        )


def _pack(path: Path, folder: str, files: Mapping[str, bytes | Path]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            inside = f"{folder}/{plain_name(name)}"
            if isinstance(content, Path):
                archive.write(content, inside)
            else:
                archive.writestr(inside, content)
