"""Runs: start, follow, stop, look back, set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select, update

from designer.schemas.events import EVENT
from designer.schemas.graphs import GraphInfo, ScriptView
from designer.schemas.runs import Compare, LogPage, NewRun, RunDetail, RunInfo, RunPage
from designer.schemas.sockets import RunFollowed
from graph_store.document import Graph as Document
from graph_store.document import from_json

from . import compare, graph_rows, run_rows
from .blobs import Blobs
from .compiling import Compiling
from .db import Database, now
from .errors import Conflict, Invalid
from .graphs import Graphs
from .limits import COMPARE, PAGE
from .listeners import Listener
from .recorder import Recorder
from .revisions import Named, Revisions
from .run_answers import detail, infos, line
from .run_rows import LogRow, Run, RunEvent
from .starting import Runner, Starter
from .users import Someone

CANCEL_SECONDS = 2.0


class Runs:
    """What one does with runs."""

    def __init__(
        self,
        db: Database,
        blobs: Blobs,
        graphs: Graphs,
        revisions: Revisions,
        compiling: Compiling,
        starter: Starter,
        recorder: Recorder,
        engine: Runner,
        listeners: Listener,
    ) -> None:
        self._db = db
        self._blobs = blobs
        self._graphs = graphs
        self._revisions = revisions
        self._compiling = compiling
        self._starter = starter
        self._recorder = recorder
        self._engine = engine
        self._listeners = listeners

    def start(self, graph_id: str, new: NewRun, by: Someone) -> RunInfo:
        """Start a run of a graph in the state the browser has.

        Raises
        ------
        Problems
            The graph has some, or holds code that is not confirmed.
        Conflict
            The last edits are not here yet, or too much is running.
        """
        run = self._starter.start(graph_id, new, by)
        self._listeners.run_started(graph_id, run)
        return run

    def get(self, run_id: str, by: Someone) -> RunDetail:
        """Describe a run with the parts of its nodes."""
        with self._db.read() as session:
            return detail(session, run_rows.find(session, run_id, by))

    def list(
        self,
        by: Someone,
        *,
        graph: str | None = None,
        state: str | None = None,
        experiment: str | None = None,
        limit: int = 50,
        before: str | None = None,
        deleted: bool = False,
    ) -> RunPage:
        """List runs, the latest first; `before` is the ``next`` of the page before."""
        query = run_rows.seen(by, deleted=deleted).order_by(Run.serial.desc())
        if graph is not None:
            query = query.where(Run.graph_id == graph)
        if state is not None:
            query = query.where(Run.state == state)
        if experiment is not None:
            query = query.where(Run.experiment.has(name=experiment))
        limit = max(1, min(limit, PAGE))
        with self._db.read() as session:
            if before is not None:
                query = query.where(Run.serial < self._serial(before))
            found = session.scalars(query.limit(limit + 1)).all()
            page = infos(session, found[:limit])
        more = len(found) > limit
        return RunPage(runs=page, next=page[-1].id if more else None)

    def events(self, run_id: str, by: Someone, after: int = 0) -> RunFollowed:
        """Give what happened in a run after an event, in order."""
        with self._db.read() as session:
            run = run_rows.find(session, run_id, by)
            bodies = session.scalars(
                select(RunEvent.body).where(RunEvent.run == run.serial, RunEvent.seq > after)
            ).all()
            lines = session.scalars(
                select(LogRow).where(LogRow.run == run.serial, LogRow.seq > after)
            ).all()
        events = [EVENT.validate_python(body) for body in bodies]
        events += [
            EVENT.validate_python(
                {
                    "type": "log",
                    "run": run.id,
                    "seq": row.seq,
                    "time": row.time,
                    "node": row.node,
                    "stream": row.stream,
                    "text": row.text,
                }
            )
            for row in lines
        ]
        events.sort(key=lambda event: event.seq)
        return RunFollowed(events=events, state=run.state)  # type: ignore[arg-type]

    def logs(
        self,
        run_id: str,
        by: Someone,
        *,
        node: str | None = None,
        after: int = 0,
        limit: int = 1000,
    ) -> LogPage:
        """Give lines that the nodes of a run wrote, the oldest first."""
        with self._db.read() as session:
            run = run_rows.find(session, run_id, by)
            query = select(LogRow).where(LogRow.run == run.serial, LogRow.seq > after)
            if node is not None:
                query = query.where(LogRow.node == node)
            found = session.scalars(query.order_by(LogRow.seq).limit(limit + 1)).all()
        lines = [line(row) for row in found[:limit]]
        return LogPage(lines=lines, next=lines[-1].seq if len(found) > limit else None)

    def document(self, run_id: str, by: Someone) -> Named:
        """Give the document that was run, as text."""
        run = self._find(run_id, by)
        return Named(run.graph_name, self._revisions.text(run.revision))

    def script(self, run_id: str, by: Someone) -> ScriptView:
        """Give the script that was run."""
        run = self._find(run_id, by)
        text = self._blobs.read(run.script).decode()
        return ScriptView(text=text, lines=run.lines, problems=[])

    def cancel(self, run_id: str, by: Someone) -> RunInfo:
        """Stop a run."""
        run = self._find(run_id, by, edit=True)
        if not run.active:
            raise Conflict("This run has ended already.", code="ended")
        self._engine.cancel(run_id)
        self._engine.wait(run_id, CANCEL_SECONDS)
        self._recorder.flush()
        with self._db.read() as session:
            return infos(session, [session.get_one(Run, run.serial)])[0]

    def draft(self, run_id: str, by: Someone) -> GraphInfo:
        """Make a graph of one's own out of what was run."""
        run = self._find(run_id, by)
        document = self._document(run)
        name = f"{document.name[:150]} (from run {run.number})"
        return self._graphs.add(replace(document, name=name), by)

    def delete(self, run_id: str, by: Someone) -> None:
        """Put a run in the bin."""
        run = self._find(run_id, by, edit=True)
        if run.active:
            raise Conflict("This run is still going.", hint="Cancel it first.", code="active")
        self._set_deleted(run, now())

    def restore(self, run_id: str, by: Someone) -> None:
        """Take a run out of the bin."""
        self._set_deleted(self._find(run_id, by, edit=True, deleted=True), None)

    def compare(self, run_ids: Sequence[str], by: Someone) -> Compare:
        """Set runs side by side: their metrics, and the parameters that differ."""
        ids = list(dict.fromkeys(run_ids))
        if not 2 <= len(ids) <= COMPARE:
            raise Invalid(f"From 2 to {COMPARE} runs can be compared.")
        with self._db.read() as session:
            runs = [run_rows.find(session, run_id, by) for run_id in ids]
            shown = infos(session, runs)
        documents = {run.id: self._document(run) for run in runs}
        return Compare(
            runs=shown,
            metrics=compare.metrics(shown),
            params=compare.params(documents, self._compiling.catalogue),
            modules=compare.modules(documents),
        )

    def _find(self, run_id: str, by: Someone, *, edit: bool = False, deleted: bool = False) -> Run:
        with self._db.read() as session:
            run = run_rows.find(session, run_id, by, deleted=deleted)
            if edit:
                graph_rows.find(session, run.graph_id, by, "edit", deleted=True)
            return run

    def _document(self, run: Run) -> Document:
        return from_json(self._revisions.text(run.revision))

    def _serial(self, run_id: str) -> int:
        with self._db.read() as session:
            serial = session.scalar(select(Run.serial).where(Run.id == run_id))
        if serial is None:
            raise Invalid("There is no page after that run.", hint="Reload the list.")
        return serial

    def _set_deleted(self, run: Run, when: datetime | None) -> None:
        with self._db.write() as session:
            session.execute(update(Run).where(Run.serial == run.serial).values(deleted=when))
