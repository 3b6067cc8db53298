"""What is known of a graph while it is edited: its problems, columns and keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from designer.compiler import Plan
from designer.compiler import Problem as Found
from designer.schemas.columns import Column
from designer.schemas.problems import Problem
from designer.schemas.sockets import Checked
from graph_store.document import Graph

from .code import Code
from .compiling import Compiling
from .files import Files
from .knowledge import ColumnList, Knowledge, Known
from .listeners import Listener
from .live import Live


class Sampler(Protocol):
    """What the engine offers for graphs that are being edited."""

    @property
    def outputs(self) -> Any: ...
    def sample(self, graph_key: str, plan: Plan, *, own_code: bool = ...) -> dict[str, Any]: ...
    def forget(self, graph_key: str) -> None: ...


class Checker:
    """Checks graphs at once and samples them later; tells the listeners of both.

    ``wanted(graph_id)`` is called when a sample would tell more.
    """

    def __init__(
        self,
        live: Live,
        compiling: Compiling,
        code: Code,
        files: Files,
        engine: Sampler,
        listeners: Listener,
    ) -> None:
        self._live = live
        self._compiling = compiling
        self._code = code
        self._files = files
        self._engine = engine
        self._listeners = listeners
        self._knowledge = Knowledge()
        self._tried: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self.wanted: Callable[[str], None] = lambda graph_id: None

    def check(self, graph_id: str) -> Checked:
        """Check an open graph with what is known, and tell."""
        graph = self._live.graph(graph_id)
        problems, columns, plan = self.look(graph)
        for port, stand_in in self._compiling.passed(graph).items():
            if stand_in in columns:
                columns[port] = columns[stand_in]
        checked = Checked(
            graph=graph_id,
            problems=[Problem.model_validate(problem) for problem in problems],
            columns={port: [Column(**one) for one in found] for port, found in columns.items()},
            keys={step.node: step.key for step in plan.steps},
        )
        self._listeners.graph_checked(graph_id, checked)
        unknown = self._unknown(plan)
        if unknown and self._tried.get(graph_id) != (unknown, self._barred(graph_id, graph)):
            self.wanted(graph_id)
        return checked

    def look(self, graph: Graph) -> tuple[list[Found], dict[str, ColumnList], Plan]:
        """Find problems, columns and keys with what is known; computes nothing else.

        Columns decide some problems, and problems which nodes have keys: hence twice.
        """
        first = self._compiling.check(graph)
        plan = self._compiling.healthy(graph, first)
        self._learn_kept(plan)
        columns = self._columns(plan)
        problems = self._compiling.check(graph, columns) if columns else first
        return problems + self._errors(plan, problems), columns, plan

    def sample(self, graph_id: str) -> None:
        """Compute an open graph on some rows, as far as it is right and its code trusted."""
        graph = self._live.graph(graph_id)
        problems, _, plan = self.look(graph)
        barred = self._barred(graph_id, graph)
        runnable = self._compiling.healthy(graph, problems, barred)
        new = self._unknown(runnable)
        if new:
            self._files.bring(runnable)
            found = self._engine.sample(graph_id, runnable, own_code=self._code.allowed)
            self._learn(runnable, found)
        self._tried[graph_id] = self._unknown(plan), barred
        if new and self._live.holders(graph_id):
            self.check(graph_id)

    def forget(self, graph_id: str) -> None:
        """Let go of what is held for a graph that nobody has open any more."""
        self._tried.pop(graph_id, None)
        self._engine.forget(graph_id)

    def _unknown(self, plan: Plan) -> frozenset[str]:
        """Name the keys of which nothing is known."""
        return frozenset(step.key for step in plan.steps if step.key not in self._knowledge)

    def _barred(self, graph_id: str, graph: Graph) -> frozenset[str]:
        """Name the nodes whose code nobody who may edit the graph and is here trusts."""
        return self._code.barred(graph, self._live.editors(graph_id))

    def _learn_kept(self, plan: Plan) -> None:
        """Look at the outputs that are kept, for steps known from a sample at most."""
        known = ((step.key, self._knowledge.get(step.key)) for step in plan.steps)
        keys = [key for key, found in known if found is None or not found.full]
        for key, outputs in self._engine.outputs.kept(keys).items() if keys else ():
            columns = {
                port: list(output["summary"].get("schema", ()))
                for port, output in outputs.items()
                if output["kind"] == "table"
            }
            self._knowledge.add(key, Known(columns, full=True))

    def _learn(self, plan: Plan, found: Mapping[str, Any]) -> None:
        columns, errors = found.get("columns", {}), found.get("errors", {})
        for step in plan.steps:
            ports = {
                port: columns[f"{step.node}.{port}"]
                for port in step.outputs
                if f"{step.node}.{port}" in columns
            }
            if ports or step.node not in errors or _is_final(errors[step.node]):
                self._knowledge.add(step.key, Known(ports, errors.get(step.node)))

    def _columns(self, plan: Plan) -> dict[str, ColumnList]:
        found = {}
        for step in plan.steps:
            if known := self._knowledge.get(step.key):
                for port, columns in known.columns.items():
                    found[f"{step.node}.{port}"] = columns
        return found

    def _errors(self, plan: Plan, problems: Iterable[Found]) -> list[Found]:
        """Say what failed on the sample, on nodes that have no error yet."""
        told = {problem.node for problem in problems if problem.severity == "error"}
        found = []
        for step in plan.steps:
            known = self._knowledge.get(step.key)
            if known is not None and known.error and step.node not in told:
                found.append(_sample_problem(step.node, known.error))
        return found


def _is_final(error: Mapping[str, Any]) -> bool:
    """Whether trying again would fail again (and not just take too long)."""
    return error.get("type") not in ("TimeoutError", "Skipped", "Timeout")


def _sample_problem(node: str, error: Mapping[str, Any]) -> Found:
    return Found(
        code="sample-failed",
        message=f"On the first rows this fails: {error.get('message') or error.get('type')}",
        hint="A run on all rows will probably fail as well.",
        node=node,
        severity="warning",
    )
