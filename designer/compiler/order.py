"""Order of the nodes: every node after those it reads from, chains kept together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph_store.model import Graph, Node


def sources(node: Node) -> list[str]:
    """Nodes wired into this one, each once, in the order of its ports."""
    return list(dict.fromkeys(s.node for wires in node.inputs.values() for s in wires))


def ordered(graph: Graph, targets: Iterable[str] | None = None) -> list[str]:
    """Nodes in an order of execution that reads well; only what `targets` need, if given.

    The graph must have no cycle; wires from nodes that do not exist are passed over.
    """
    used = {source for node in graph.nodes.values() for source in sources(node)}
    ends = [id for id in graph.nodes if id not in used]
    done: dict[str, None] = {}
    for end in ends if targets is None else targets:
        _visit(graph.nodes, end, done)
    return list(done)


def _visit(nodes: Mapping[str, Node], start: str, done: dict[str, None]) -> None:
    waiting = [(start, False)]
    while waiting:
        id, ready = waiting.pop()
        if id in done or id not in nodes:
            continue
        if ready:
            done[id] = None
        else:
            waiting.append((id, True))
            waiting.extend((source, False) for source in reversed(sources(nodes[id])))


def levels(graph: Graph, start: str) -> Iterable[list[str]]:
    """Nodes above one, nearest first, a list for each distance."""
    seen = {start}
    level = [start]
    while level:
        found = dict.fromkeys(s for id in level for s in sources(graph.nodes[id]))
        level = [id for id in found if id not in seen and id in graph.nodes]
        seen.update(level)
        if level:
            yield level
