"""Nodes that are switched off: wires go past them, from what feeds them to what they feed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph_store.model import Graph, Node, Source
from modules.catalogue import Catalogue, Module

Place = tuple[str, str]
"""A node and one of its ports."""


@dataclass(frozen=True)
class Bypass:
    """A graph without the nodes that are off.

    Attributes
    ----------
    graph : Graph
        What is left, its wires led past the nodes that are off.
    dead : mapping
        Required inputs that have lost their wire, each with the node that has nothing to pass on.
    passed : mapping
        Outputs of nodes that are off, each with the output that stands in for it.
    """

    graph: Graph
    dead: Mapping[Place, str] = field(default_factory=dict)
    passed: Mapping[Place, Source] = field(default_factory=dict)

    def targets(self, drawn: Graph, targets: Iterable[str] | None) -> list[str] | None:
        """Name what is to be computed: for a node that is off, what feeds it."""
        if targets is None:
            return None
        found: dict[str, None] = {}
        waiting, seen = list(reversed(list(targets))), set[str]()
        while waiting:
            id = waiting.pop()
            if id in self.graph.nodes:
                found[id] = None
            elif id in drawn.nodes and id not in seen:
                seen.add(id)
                inputs = drawn.nodes[id].inputs.values()
                waiting += [source.node for sources in inputs for source in sources]
        return list(found)


def bypass(graph: Graph, catalogue: Catalogue) -> Bypass:
    """Take the nodes that are off out of a graph.

    An output of such a node is replaced by what feeds its first input of the same type. Where there
    is none, a wire to an optional input, or to one that has others, goes; any other input is dead.
    """
    off = {id for id, node in graph.nodes.items() if node.off}
    if not off:
        return Bypass(graph)
    nodes: dict[str, Node] = {}
    dead: dict[Place, str] = {}
    for id, node in graph.nodes.items():
        if id in off:
            continue
        inputs = {}
        for port, sources in node.inputs.items():
            led = [_origin(graph, catalogue, source) for source in sources]
            if left := tuple(source for source in led if source.node not in off):
                inputs[port] = left
            elif _required(catalogue.modules.get(node.module), port):
                dead[id, port] = led[0].node
        nodes[id] = replace(node, inputs=inputs)
    passed = {
        (id, port): origin
        for id in sorted(off)
        for port in _outputs(graph, catalogue, id)
        if (origin := _origin(graph, catalogue, Source(id, port))).node not in off
    }
    return Bypass(replace(graph, nodes=nodes), dead, passed)


def _origin(graph: Graph, catalogue: Catalogue, source: Source) -> Source:
    """Go back along a wire to the first node that is on; where it ends before, to that end."""
    at, seen = source, {source.node}
    while (node := graph.nodes.get(at.node)) and node.off:
        before = _passes(node, catalogue.modules.get(node.module), at.port)
        if before is None or before.node in seen:
            break
        seen.add(before.node)
        at = before
    return replace(source, node=at.node, port=at.port)


def _passes(node: Node, module: Module | None, port: str) -> Source | None:
    """What feeds the first input of an output's type that has a wire."""
    output = module.output(port) if module else None
    if module is None or output is None:
        return None
    wires = [node.inputs.get(one.name) for one in module.inputs if one.type == output.type]
    return next((sources[0] for sources in wires if sources), None)


def _outputs(graph: Graph, catalogue: Catalogue, id: str) -> list[str]:
    module = catalogue.modules.get(graph.nodes[id].module)
    return [output.name for output in module.outputs] if module else []


def _required(module: Module | None, port: str) -> bool:
    found = module.input(port) if module else None
    return found is not None and not found.optional
