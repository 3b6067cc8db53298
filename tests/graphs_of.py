"""Build graphs in one line: ``graph(split=("split_data", {"fraction": 0.5}, {"data": "a"}))``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_store.model import Graph, Node, Source

Spec = tuple[str] | tuple[str, Mapping[str, Any]] | tuple[str, Mapping[str, Any], Mapping[str, Any]]


def graph(name: str = "Test", /, **nodes: Spec) -> Graph:
    """Make a graph; a wire is ``"node"`` or ``"node.port"``, several stand in a list.

    A wire without a port comes from the output named ``output``.
    """
    return Graph(name=name, nodes={id_of(key): _node(key, *spec) for key, spec in nodes.items()})


def id_of(key: str) -> str:
    return f"{key}-aaa"


def _node(
    key: str, module: str, params: Mapping[str, Any] = {}, wires: Mapping[str, Any] = {}
) -> Node:
    inputs = {
        port: tuple(map(_source, wire if isinstance(wire, list) else [wire]))
        for port, wire in wires.items()
    }
    return Node(name=key.replace("_", " "), module=module, params=params, inputs=inputs)


def _source(wire: str | tuple[str, str]) -> Source:
    name, text = wire if isinstance(wire, tuple) else (None, wire)
    key, _, port = text.partition(".")
    return Source(id_of(key), port or "output", name)
