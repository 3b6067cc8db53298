"""The compiler as the workspace uses it: with this installation's catalogue and environment."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from designer.compiler import CompileError, Plan, Problem, check, compile
from designer.compiler.bypass import bypass
from designer.schemas.problems import Problem as Said
from graph_store.document import Graph
from modules.catalogue import Catalogue

from .errors import Problems

Columns = Mapping[str, Sequence[Mapping[str, Any]]]


class Environment(Protocol):
    """What decides the bits of a result beside the graph: known to the engine."""

    @property
    def environment(self) -> str: ...


class Compiling:
    """Checks and compiles graphs."""

    def __init__(self, catalogue: Catalogue, engine: Environment) -> None:
        self.catalogue = catalogue
        self._engine = engine

    def check(self, graph: Graph, columns: Columns | None = None) -> list[Problem]:
        """Find all problems of a graph."""
        return check(graph, self.catalogue, columns or {})

    def passed(self, graph: Graph) -> dict[str, str]:
        """Find the outputs of nodes that are off, each with the one that stands in for it."""
        found = bypass(graph, self.catalogue).passed
        return {f"{node}.{port}": str(source) for (node, port), source in found.items()}

    def plan(self, graph: Graph, targets: Iterable[str] | None = None) -> Plan:
        """Compile a graph, or what some nodes need.

        Raises
        ------
        Problems
            It has some.
        """
        try:
            return compile(
                graph, self.catalogue, environment=self._engine.environment, targets=targets
            )
        except CompileError as error:
            raise refusal(error.problems) from None

    def healthy(
        self,
        graph: Graph,
        problems: Iterable[Problem],
        without: Iterable[str] = (),
        *,
        formatted: bool = False,
    ) -> Plan:
        """Compile what is right in a graph: all nodes that no error and no node `without` feeds.

        An error that has no node leaves nothing.
        """
        errors = [problem for problem in problems if problem.severity == "error"]
        graph = bypass(graph, self.catalogue).graph
        left = sound(graph, {problem.node for problem in errors if problem.node} | {*without})
        part = replace(graph, nodes={key: graph.nodes[key] for key in left})
        try:
            return self._compile(part, formatted)
        except CompileError as error:
            bad = {problem.node for problem in error.problems if problem.node}
            if not bad & left:
                return Plan(graph.name, ())
            return self.healthy(part, error.problems, formatted=formatted)

    def _compile(self, graph: Graph, formatted: bool) -> Plan:
        layout: dict[str, Any] = {} if formatted else {"format": list}
        environment = self._engine.environment
        return compile(graph, self.catalogue, environment=environment, **layout)


def refusal(problems: Iterable[Problem]) -> Problems:
    """Say problems as what keeps a graph from running."""
    return Problems([Said.model_validate(problem) for problem in problems])


def sound(graph: Graph, broken: set[str]) -> set[str]:
    """Name the nodes that nothing broken feeds, however far off."""
    feeds: dict[str, list[str]] = {}
    for key, node in graph.nodes.items():
        for sources in node.inputs.values():
            for source in sources:
                feeds.setdefault(source.node, []).append(key)
    reached, waiting = set(broken), list(broken)
    while waiting:
        for key in feeds.get(waiting.pop(), ()):
            if key not in reached:
                reached.add(key)
                waiting.append(key)
    return {key for key in graph.nodes if key not in reached}
