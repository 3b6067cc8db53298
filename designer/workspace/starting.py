"""Starting a run: everything that must be right before the engine gets a plan."""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from designer.compiler import Plan
from designer.compiler.order import ordered
from designer.schemas.runs import NewRun, RunInfo
from graph_store.document import Graph as Document

from . import graph_rows, run_rows, users
from .blobs import Blobs
from .checked import Checker
from .code import Code
from .compiling import Compiling, refusal
from .db import Database
from .errors import Conflict, Invalid, Unavailable
from .files import Files
from .keeper import Keeper
from .limits import GUEST_RUNS, RUNS
from .live import Live
from .recorder import Recorder
from .revisions import Revision, Revisions
from .run_answers import infos
from .run_rows import ACTIVE, NodeRow, Run
from .users import Someone


class Runner(Protocol):
    """What the engine offers for runs."""

    def start(
        self,
        run_id: str,
        plan: Plan,
        emit: Callable[[dict[str, Any]], None],
        targets: list[str] | None = None,
    ) -> None: ...
    def cancel(self, run_id: str) -> None: ...
    def wait(self, run_id: str, timeout: float | None = None) -> bool: ...
    @property
    def about(self) -> Mapping[str, str]: ...


class Starter:
    """Starts runs."""

    def __init__(
        self,
        db: Database,
        blobs: Blobs,
        live: Live,
        revisions: Revisions,
        compiling: Compiling,
        code: Code,
        checker: Checker,
        keeper: Keeper,
        files: Files,
        recorder: Recorder,
        engine: Runner,
        *,
        experiment: str | None = None,
    ) -> None:
        self._db = db
        self._blobs = blobs
        self._live = live
        self._revisions = revisions
        self._compiling = compiling
        self._code = code
        self._checker = checker
        self._keeper = keeper
        self._files = files
        self._recorder = recorder
        self._engine = engine
        self._experiment = experiment

    def start(self, graph_id: str, new: NewRun, by: Someone) -> RunInfo:
        """Start a run of the state the browser has, or say why not."""
        with self._db.read() as session:
            graph_rows.find(session, graph_id, by, "edit")
            self._check_busy(session, by)
        self._live.wait_for(graph_id, _decode(new.vector))
        self._keeper.settle(graph_id)
        if new.confirmed:
            self._code.confirm(new.confirmed, by)
        revision, document = self._revisions.write(graph_id, "run")
        plan = self._plan(document, new.targets, by)
        self._files.bring(plan)
        return self._hand_over(graph_id, new, plan, revision, by)

    def _plan(self, document: Document, targets: list[str] | None, by: Someone) -> Plan:
        if all(node.off for node in document.nodes.values()):
            raise Conflict(
                "There is nothing to run yet.",
                hint="Switch a module on." if document.nodes else "Drag a module in first.",
                code="empty",
            )
        wanted = self._part(document, targets)
        problems = [*self._checker.look(wanted)[0]]
        if any(problem.severity == "error" for problem in problems):
            raise refusal(problems)
        self._code.check(wanted, by)
        return self._compiling.plan(document, targets)

    def _part(self, document: Document, targets: list[str] | None) -> Document:
        """Give what has to be right: the whole graph, or what the targets need."""
        if targets is None:
            return document
        unknown = [target for target in targets if target not in document.nodes]
        if unknown or not targets:
            raise Invalid("The nodes to run to are not in the graph.", hint="Reload the page.")
        nodes = {key: document.nodes[key] for key in ordered(document, targets)}
        return replace(document, nodes=nodes)

    def _hand_over(
        self, graph_id: str, new: NewRun, plan: Plan, revision: Revision, by: Someone
    ) -> RunInfo:
        script = plan.script()
        digest = self._blobs.add(script.text.encode())
        with self._db.write() as session:
            graph = graph_rows.find(session, graph_id, by, "edit")
            name = new.experiment or self._experiment or graph.name
            run = Run(
                number=_next_number(session, graph_id),
                graph_id=graph_id,
                graph_name=graph.name,
                revision_id=revision.id,
                experiment_id=run_rows.experiment(session, name).id,
                user_id=users.note(session, by),
                targets=new.targets,
                script=digest,
                lines={node: list(span) for node, span in script.lines.items()},
                environment=dict(self._engine.about),
            )
            session.add(run)
            session.flush()
            session.add_all(_node_rows(run, plan, new.targets))
            run_id, serial = run.id, run.serial
        self._engine_start(run_id, serial, plan, new.targets)
        with self._db.read() as session:
            return infos(session, [session.get_one(Run, serial)])[0]

    def _engine_start(
        self, run_id: str, serial: int, plan: Plan, targets: list[str] | None
    ) -> None:
        emit = self._recorder.record(run_id, serial)
        try:
            self._engine.start(run_id, plan, emit, targets)
        except Exception as error:
            message = f"The engine could not start this run: {error}"
            reason = {"code": "not-started", "message": message}
            failed = {"type": "run-state", "run": run_id, "time": time.time()}
            emit({**failed, "state": "failed", "error": reason})
            self._recorder.flush()
            raise Unavailable(message, hint="Try again.", code="not-started") from error

    def _check_busy(self, session: Session, by: Someone) -> None:
        query = select(func.count()).where(Run.user_id == by.id, Run.state.in_(ACTIVE))
        count = session.scalar(query) or 0
        if count >= (RUNS if by.role == "owner" else GUEST_RUNS):
            raise Conflict(
                f"{count} runs of yours are waiting or running.",
                hint="Wait for one to end, or cancel it.",
                code="too-many",
            )


def _node_rows(run: Run, plan: Plan, targets: list[str] | None) -> list[NodeRow]:
    wanted = plan.upstream(targets) if targets else {step.node for step in plan.steps}
    return [
        NodeRow(
            run=run.serial,
            node=step.node,
            place=place,
            name=step.name,
            module=step.module,
            key=step.key,
        )
        for place, step in enumerate(plan.steps)
        if step.node in wanted
    ]


def _next_number(session: Session, graph_id: str) -> int:
    query = select(func.max(Run.number)).where(Run.graph_id == graph_id)
    return (session.scalar(query) or 0) + 1


def _decode(vector: str | None) -> bytes:
    try:
        return base64.b64decode(vector or "", validate=True)
    except binascii.Error:
        raise Invalid("The state vector is not base64.", code="bad-vector") from None
