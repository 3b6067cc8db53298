"""Outputs of runs: found by run, node and port, looked at through the engine's viewers."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from designer.schemas.runs import OutputInfo

from . import run_rows
from .blobs import Blobs
from .db import Database
from .errors import Invalid, NotFound
from .run_rows import NodeRow
from .users import Someone


class Viewers(Protocol):
    """What the engine offers for looking at things."""

    def ask(self, view: str, **args: Any) -> Any: ...


class Outputs:
    """Looks at outputs of runs. Nothing is unpacked in this process."""

    def __init__(self, db: Database, blobs: Blobs, engine: Viewers) -> None:
        self._db = db
        self._blobs = blobs
        self._engine = engine

    def get(self, run_id: str, node: str, port: str, by: Someone) -> OutputInfo:
        """Describe an output of a run."""
        with self._db.read() as session:
            run = run_rows.find(session, run_id, by)
            row = session.get(NodeRow, (run.serial, node))
        if row is None or port not in (row.outputs or {}):
            raise NotFound(
                "This run has no such output.",
                hint="The node may have failed, or not have been run to.",
                code="no-output",
            )
        return OutputInfo.model_validate({"key": row.key, **(row.outputs or {})[port]})

    def view(self, run_id: str, node: str, port: str, view: str, by: Someone, **args: Any) -> Any:
        """Let a viewer look at an output."""
        output = self.get(run_id, node, port, by)
        exactly = {"key": output.key, "port": port, "sha256": output.sha256}
        return ask(self._engine, view, **exactly, **args)

    def path(self, run_id: str, node: str, port: str, by: Someone) -> Path:
        """Find the bytes of an output as they are kept."""
        output = self.get(run_id, node, port, by)
        if output.sha256 is None:
            raise NotFound("This output was not kept.", hint="Run the node again.")
        return self._blobs.get(output.sha256)


def ask(engine: Viewers, view: str, **args: Any) -> Any:
    """Ask a viewer; what it cannot show is the asker's to know."""
    try:
        return engine.ask(view, **args)
    except Exception as error:
        if type(error).__name__ == "ViewError":
            raise Invalid(str(error), code="view") from error
        raise
