"""Inherited parameters: label, task and the like, found upstream and never smuggled in data.

A parameter that *inherits* a role takes the value of the nearest upstream node that *declares* it;
the task comes from the learner's entry in the catalogue. An explicit value wins. The filled value
stands in the text of the step, hence in its key.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph_store.model import Graph
from modules.catalogue import Catalogue, Module

from .literals import decoded, source
from .order import ordered, sources


@dataclass(frozen=True)
class Value:
    """What a node says of a role."""

    value: Any
    node: str


@dataclass(frozen=True)
class Found:
    """Values of a role found upstream: none, one, or several that differ."""

    values: tuple[Value, ...] = ()

    @property
    def value(self) -> Any:
        return self.values[0].value if self.values else None

    @property
    def others(self) -> list[Value]:
        """Those that say something else than the first."""
        return [one for one in self.values if source(one.value) != source(self.value)]


@dataclass(frozen=True)
class Near:
    """The nearest values upstream of a node, and how many wires lead there."""

    steps: int = 0
    values: tuple[Value, ...] = ()


NOWHERE = Near()


class Roles:
    """The roles of one graph. Each is looked for once, in all nodes together."""

    def __init__(self, graph: Graph, catalogue: Catalogue) -> None:
        self._graph = graph
        self._catalogue = catalogue
        self._nearest: dict[str, dict[str, Near]] = {}

    def inherited(self, id: str, role: str) -> Found:
        """What the nearest nodes upstream of a node say of a role.

        The search does not go through the user's own code: what comes out of it may be anything.
        """
        if role not in self._nearest:
            self._nearest[role] = self._search(role)
        return Found(self._nearest[role].get(id, NOWHERE).values)

    def values(self, id: str, module: Module) -> dict[str, Any]:
        """Value of each parameter of a node: its own, the inherited one, or the default.

        A required parameter without a value is left out.
        """
        node = self._graph.nodes[id]
        found = {}
        for param in module.params:
            if param.hidden:
                continue
            if param.name in node.params:
                found[param.name] = decoded(node.params[param.name])
            elif param.inherits and (role := self.inherited(id, param.inherits)).values:
                found[param.name] = role.value
            elif not param.required:
                found[param.name] = decoded(param.default)
        return found

    def task(self, id: str, params: Mapping[str, Any]) -> str | None:
        """Task of a node: its learner's, where it has or inherits one."""
        module = self._catalogue.modules[self._graph.nodes[id].module]
        if module.task is not None:
            return module.task
        for param in module.params:
            if param.inherits == "task":
                return params.get(param.name)
        return None

    @cached_property
    def _order(self) -> list[str]:
        return ordered(self._graph, self._graph.nodes)

    def _search(self, role: str) -> dict[str, Near]:
        found: dict[str, Near] = {}
        for id in self._order:
            seen = [self._seen(source, role, found) for source in sources(self._graph.nodes[id])]
            steps = min((near.steps for near in seen if near.values), default=0)
            found[id] = Near(steps + 1, _merged(near for near in seen if near.steps == steps))
        return found

    def _seen(self, id: str, role: str, found: Mapping[str, Near]) -> Near:
        """What a node that reads from this one finds there."""
        node = self._graph.nodes.get(id)
        module = self._catalogue.modules.get(node.module) if node else None
        if module is not None:
            if values := tuple(Value(value, id) for value in self._declared(id, module, role)):
                return Near(0, values)
            if module.own_code:
                return NOWHERE
        return found.get(id, NOWHERE)

    def _declared(self, id: str, module: Module, role: str) -> Iterator[Any]:
        if role == "task" and module.task is not None:
            yield module.task
        for param in module.params:
            if param.declares == role:
                value = self._graph.nodes[id].params.get(param.name, param.default)
                if value is not None:
                    yield decoded(value)


def _merged(parts: Iterable[Near]) -> tuple[Value, ...]:
    """All values of the parts, each once."""
    values = (value for near in parts for value in near.values)
    return tuple({(one.node, source(one.value)): one for one in values}.values())
