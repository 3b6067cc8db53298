"""What follows an edit, on threads of its own: checks, samples, and what is kept of a graph."""

from __future__ import annotations

from typing import Any

from designer.schemas.runs import ENDED, RunInfo

from .checked import Checker
from .code import Code
from .db import Database
from .graphs import Graphs
from .later import Later
from .limits import LOG_UPDATES
from .listeners import Listener
from .live import Live
from .revisions import Revisions
from .users import Someone

CHECK_SECONDS = 0.12
SAMPLE_SECONDS = 0.3
PAUSE_SECONDS = 30.0
SAMPLERS = 3
SHORT_LOG = 100


class Keeper(Listener):
    """Sees to it that what is known and kept of a graph follows its edits and its runs."""

    def __init__(
        self,
        db: Database,
        live: Live,
        graphs: Graphs,
        revisions: Revisions,
        code: Code,
        checker: Checker,
    ) -> None:
        self._db = db
        self._live = live
        self._graphs = graphs
        self._revisions = revisions
        self._code = code
        self._checker = checker
        self._graph_of_run: dict[str, str] = {}
        self.checks = Later("check", self._check, CHECK_SECONDS)
        self.samples = Later("sample", checker.sample, SAMPLE_SECONDS, workers=SAMPLERS)
        self.pauses = Later("revise", self._revise, PAUSE_SECONDS)
        live.opened = lambda graph_id: self.checks.touch(graph_id, at_once=True)
        live.edited = self._edited
        live.left = self._left
        code.confirmed = self._confirmed
        checker.wanted = self.samples.touch

    def settle(self, graph_id: str) -> None:
        """Let all that must not wait follow the edits so far."""
        with self._live.using(graph_id) as graph:
            edited = self._code.settle(graph)
            long = graph.updates > LOG_UPDATES
        if edited:
            self._graphs.follow(graph_id)
        if long:
            self._revise(graph_id)

    def flush(self) -> None:
        """Do all at once that would be done later."""
        for later in (self.checks, self.samples, self.checks, self.pauses):
            later.flush()

    def stop(self) -> None:
        """Begin nothing more."""
        for later in (self.checks, self.samples, self.pauses):
            later.stop()

    def close(self) -> None:
        """Stop, and wait for what has begun."""
        for later in (self.checks, self.samples, self.pauses):
            later.close()

    def run_started(self, graph_id: str, run: RunInfo) -> None:
        """Remember whose run this is."""
        self._graph_of_run[run.id] = graph_id

    def run_event(self, run_id: str, event: dict[str, Any]) -> None:
        """Check the graph of a run that ended: now its columns are known in full."""
        if event["type"] == "run-state" and event["state"] in ENDED:
            graph_id = self._graph_of_run.pop(run_id, None)
            if graph_id is not None and self._live.holders(graph_id):
                self.checks.touch(graph_id)

    def _confirmed(self, by: Someone) -> None:
        for graph_id in self._live.held_by(by):
            self.checks.touch(graph_id)

    def _edited(self, graph_id: str) -> None:
        self.checks.touch(graph_id)
        self.pauses.touch(graph_id)

    def _check(self, graph_id: str) -> None:
        self.settle(graph_id)
        if self._live.holders(graph_id):
            self._checker.check(graph_id)

    def _left(self, graph_id: str) -> None:
        self.settle(graph_id)
        self._revise(graph_id)
        self.checks.forget(graph_id)
        self.samples.forget(graph_id)
        self.pauses.forget(graph_id)
        self._checker.forget(graph_id)

    def _revise(self, graph_id: str) -> None:
        with self._live.using(graph_id) as graph:
            if self._revisions.behind(graph_id):
                self._revisions.write(graph_id, "edit")
            if graph.updates > SHORT_LOG:
                with self._db.write() as session:
                    graph.compact(session)
