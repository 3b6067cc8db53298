"""A node as the compiler sees it: its module, the value of each parameter, the files it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from typing import Any

from graph_store.model import Graph, Node, Source
from modules.catalogue import Catalogue, Input, Module

from .literals import source
from .names import identifier
from .roles import Roles
from .statements import NodeCode, Use


@dataclass
class Described:
    """A node, and what the compiler found out of it so far.

    Attributes
    ----------
    files : mapping
        Name and digest of the file of each parameter that is one.
    task : str or None
        What it is for: that of its learner, where it has or inherits one.
    canonical : NodeCode
        Its text with canonical variable names, which its key digests.
    outputs : mapping
        Variable of each output port in the script.
    """

    id: str
    node: Node
    module: Module
    params: dict[str, Any]
    files: dict[str, tuple[str, str]]
    task: str | None
    canonical: NodeCode = field(default_factory=lambda: NodeCode(""))
    key: str = ""
    repeats: bool = True
    outputs: dict[str, str] = field(default_factory=dict)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Source text of the value of each parameter."""
        return {name: source(value) for name, value in self.params.items()}

    @cached_property
    def wires(self) -> list[tuple[Input, Source]]:
        """All wires into the node, in the order of its module's ports."""
        return [
            (port, wire)
            for port in self.module.inputs
            for wire in self.node.inputs.get(port.name, ())
        ]

    @property
    def own_text(self) -> str:
        """The code that the user wrote, in a module that runs it."""
        param = next(param for param in self.module.params if param.kind("code"))
        return self.params[param.name]


def described(graph: Graph, catalogue: Catalogue, roles: Roles, id: str) -> Described:
    """Describe a node of a graph that has no problems."""
    node = graph.nodes[id]
    module = catalogue.modules[node.module]
    params = roles.values(id, module)
    files = {}
    for param in module.params:
        value = params.get(param.name)
        if param.kind("file") and isinstance(value, Mapping):
            files[param.name] = (value["name"], value["sha256"])
    for name, choice in module.code.get("files", {}).items():
        option = choice["options"][params[choice["param"]]]
        files[name] = (option["name"], option["sha256"])
    return Described(id, node, module, params, files, roles.task(id, params))


def use_of(
    item: Described,
    graph: Graph,
    variables: Mapping[tuple[str, str], str],
    outputs: tuple[str, ...],
    files: Mapping[str, str],
    rename: tuple[tuple[str, str], ...] = (),
) -> Use:
    """Say how a node uses its module, given names for all that has one.

    Parameters
    ----------
    variables : mapping
        Variable of each output, by node and port.
    files : mapping
        Name under which each file parameter opens its file.
    """
    wires: dict[str, list[tuple[str, str | None]]] = {}
    for port, wire in item.wires:
        name = (wire.name or identifier(graph.nodes[wire.node].name)) if port.named else None
        wires.setdefault(port.name, []).append((variables[wire.node, wire.port], name))
    params = {**item.texts, **{name: source(file) for name, file in files.items()}}
    return Use(
        item.module,
        tuple(params.items()),
        tuple((port, tuple(sources)) for port, sources in wires.items()),
        outputs,
        rename,
    )


def canonical_use(item: Described, graph: Graph) -> Use:
    """Use a module under names that say nothing: places of inputs, digests of files."""
    places = {
        (wire.node, wire.port): f"input_{place}" for place, (_, wire) in enumerate(item.wires)
    }
    files = {
        name: f"{digest}{PurePath(file).suffix}" for name, (file, digest) in item.files.items()
    }
    outputs = tuple(f"output_{place}" for place in range(len(item.module.outputs)))
    return use_of(item, graph, places, outputs, files)
