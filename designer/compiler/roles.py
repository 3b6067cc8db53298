"""Inherited parameters: label, task and the like, found upstream and never smuggled in data.

A parameter that *inherits* a role takes the value of the nearest upstream node that *declares* it;
the task comes from the learner's entry in the catalogue. An explicit value wins. The filled value
stands in the text of the step, hence in its key.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph_store.model import Graph, Node
from modules.catalogue import Catalogue, Module, Param

from .literals import decoded, source
from .order import sources


@dataclass(frozen=True)
class Found:
    """Values of a role found upstream: none, one, or several that differ."""

    values: tuple[tuple[Any, str], ...] = ()

    @property
    def value(self) -> Any:
        return self.values[0][0] if self.values else None

    @property
    def ambiguous(self) -> bool:
        return len({source(value) for value, _ in self.values}) > 1


def inherited(graph: Graph, catalogue: Catalogue, id: str, role: str) -> Found:
    """Look for a role upstream of a node, nearest first.

    The search does not go through the user's own code: what comes out of it may be anything.
    """
    level, seen = [id], {id}
    while level:
        above = dict.fromkeys(s for node in level for s in sources(graph.nodes[node]))
        level = [node for node in above if node not in seen and node in graph.nodes]
        seen.update(level)
        known = [
            (node, catalogue.modules[graph.nodes[node].module])
            for node in level
            if graph.nodes[node].module in catalogue.modules
        ]
        values = [(v, node) for node, module in known for v in declared(graph, node, module, role)]
        if values:
            return Found(tuple(values))
        opaque = {node for node, module in known if module.own_code}
        level = [node for node in level if node not in opaque]
    return Found()


def declared(graph: Graph, id: str, module: Module, role: str) -> Iterator[Any]:
    """Values of a role that a node declares."""
    if role == "task" and module.task is not None:
        yield module.task
    for param in module.params:
        if param.declares == role:
            value = graph.nodes[id].params.get(param.name, param.default)
            if value is not None:
                yield decoded(value)


def values(graph: Graph, catalogue: Catalogue, id: str, module: Module) -> dict[str, Any]:
    """Value of each parameter of a node: its own, the inherited one, or the default.

    A required parameter without a value is left out.
    """
    node = graph.nodes[id]
    found = {}
    for param in module.params:
        if param.hidden:
            continue
        if param.name in node.params:
            found[param.name] = decoded(node.params[param.name])
        elif param.inherits and (role := inherited(graph, catalogue, id, param.inherits)).values:
            found[param.name] = role.value
        elif not param.required:
            found[param.name] = decoded(param.default)
    return found


def is_explicit(node: Node, param: Param) -> bool:
    return param.name in node.params


def task_of(graph: Graph, catalogue: Catalogue, id: str, params: Mapping[str, Any]) -> str | None:
    """Task of a node: its learner's, where it has or inherits one."""
    module = catalogue.modules[graph.nodes[id].module]
    if module.task is not None:
        return module.task
    for param in module.params:
        if param.inherits == "task":
            return params.get(param.name)
    return None
