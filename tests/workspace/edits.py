"""Edits of a document, as functions from one to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from graph_store.model import Graph, Node, Source

Edit = Callable[[Graph], Graph]


def add(node_id: str, module: str, /, **params: Any) -> Edit:
    """Add a node."""
    node = Node(name=node_id.split("-")[0], module=module, params=params)
    return lambda graph: replace(graph, nodes={**graph.nodes, node_id: node})


def put(node_id: str, /, **params: Any) -> Edit:
    """Set parameters of a node."""

    def edit(graph: Graph) -> Graph:
        node = graph.nodes[node_id]
        changed = replace(node, params={**node.params, **params})
        return replace(graph, nodes={**graph.nodes, node_id: changed})

    return edit


def wire(source: str, target: str) -> Edit:
    """Wire ``node.port`` to ``node.port``."""
    start, output = source.split(".")
    end, port = target.split(".")

    def edit(graph: Graph) -> Graph:
        node = graph.nodes[end]
        changed = replace(node, inputs={**node.inputs, port: (Source(start, output),)})
        return replace(graph, nodes={**graph.nodes, end: changed})

    return edit


def drop(node_id: str) -> Edit:
    """Delete a node."""
    return lambda graph: replace(
        graph, nodes={key: node for key, node in graph.nodes.items() if key != node_id}
    )


def switch_off(node_id: str) -> Edit:
    """Switch a node off."""

    def edit(graph: Graph) -> Graph:
        changed = replace(graph.nodes[node_id], extra={"off": True})
        return replace(graph, nodes={**graph.nodes, node_id: changed})

    return edit


def rename(name: str) -> Edit:
    """Name the graph."""
    return lambda graph: replace(graph, name=name)


def both(*edits: Edit) -> Edit:
    """Do one edit after the other."""

    def edit(graph: Graph) -> Graph:
        for one in edits:
            graph = one(graph)
        return graph

    return edit


SPLIT = both(
    add("penguins-aaa", "sample_data", name="penguins"),
    add("split-aaa", "split_data", fraction=0.5),
    wire("penguins-aaa.output", "split-aaa.data"),
)
"""Penguins, split in two."""
