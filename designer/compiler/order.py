"""Order of the nodes: every node after those it reads from, chains kept together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph_store.model import Graph, Node


def sources(node: Node) -> list[str]:
    """Nodes wired into this one, each once, in the order of its ports."""
    return list(dict.fromkeys(s.node for wires in node.inputs.values() for s in wires))


def ordered(graph: Graph, targets: Iterable[str] | None = None) -> list[str]:
    """Nodes in an order of execution that reads well; only what `targets` need, if given.

    Wires from nodes that do not exist are passed over; of a cycle, one node comes too early.
    """
    used = {source for node in graph.nodes.values() for source in sources(node)}
    ends = [id for id in graph.nodes if id not in used]
    done: dict[str, None] = {}
    for end in ends if targets is None else targets:
        _visit(graph.nodes, end, done)
    return list(done)


def _visit(nodes: Mapping[str, Node], start: str, done: dict[str, None]) -> None:
    waiting = [(start, False)]
    entered: set[str] = set()
    while waiting:
        id, ready = waiting.pop()
        if ready:
            done[id] = None
        elif id not in done and id not in entered and id in nodes:
            entered.add(id)
            waiting.append((id, True))
            waiting.extend((source, False) for source in reversed(sources(nodes[id])))
