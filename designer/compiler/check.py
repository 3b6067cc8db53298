"""Find all problems of a graph at once. A check is a small file in `checks/`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from graph_store.model import Graph, Node
from modules.catalogue import Catalogue, Module

from . import checks as package
from .bypass import bypass
from .checks import Check
from .problem import Problem
from .roles import Roles

Columns = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True)
class Subject:
    """A graph under check, with what is known of it.

    Attributes
    ----------
    graph : Graph
        Without the nodes that are off.
    drawn : Graph
        With them.
    dead : mapping
        Inputs that such a node leaves without a wire, each with the node.
    columns : mapping
        Columns of each table, by ``"node.port"``, from the last sample or run; what is missing
        is unknown, and the checks then stay silent.
    """

    graph: Graph
    catalogue: Catalogue
    columns: Columns = field(default_factory=dict)
    drawn: Graph = field(default_factory=Graph)
    dead: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def known(self) -> dict[str, tuple[Node, Module]]:
        """Nodes whose module is known, with it."""
        modules = self.catalogue.modules
        return {
            id: (node, modules[node.module])
            for id, node in self.graph.nodes.items()
            if node.module in modules
        }

    @cached_property
    def roles(self) -> Roles:
        return Roles(self.graph, self.catalogue)

    @cached_property
    def params(self) -> dict[str, dict[str, Any]]:
        """Value of each parameter of each known node."""
        return {id: self.roles.values(id, module) for id, (_, module) in self.known.items()}

    def name(self, id: str) -> str:
        return self.graph.nodes[id].name

    def columns_into(self, id: str, port: str) -> Sequence[Mapping[str, Any]] | None:
        """Columns of the table wired into a port; None when they are not known."""
        wires = self.graph.nodes[id].inputs.get(port, ())
        return self.columns.get(str(wires[0])) if len(wires) == 1 else None


@lru_cache(maxsize=1)
def checks() -> tuple[Check, ...]:
    """All checks of all files in `checks/`."""
    files = sorted(file.name for file in pkgutil.iter_modules(package.__path__))
    modules = [importlib.import_module(f"{package.__name__}.{name}") for name in files]
    return tuple(v for module in modules for v in vars(module).values() if isinstance(v, Check))


def check(graph: Graph, catalogue: Catalogue, columns: Columns | None = None) -> list[Problem]:
    """Give every problem of a graph, in the order of its nodes."""
    on = bypass(graph, catalogue)
    subject = Subject(on.graph, catalogue, columns or {}, graph, on.dead)
    problems = [problem for one in checks() for problem in one.find(subject)]
    places = {id: place for place, id in enumerate(graph.nodes)}
    return sorted(problems, key=lambda problem: places.get(problem.node or "", -1))
