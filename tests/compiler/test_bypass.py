"""Nodes that are switched off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.compiler import CompileError, check, compile
from designer.compiler.bypass import bypass
from graph_store.model import Graph, Source
from modules.catalogue import Catalogue
from tests.graphs_of import Spec, graph, id_of

NODES: dict[str, Spec] = {
    "penguins": ("sample_data", {"name": "penguins"}),
    "clean": ("clean_missing_data", {}, {"data": "penguins"}),
    "scale": ("normalize", {"columns": ["x"]}, {"data": "clean.cleaned"}),
    "split": ("split_data", {}, {"data": "scale.normalized"}),
}
LEARN: dict[str, Spec] = {
    **NODES,
    "lr": ("logistic_regression",),
    "ready": ("prepare_features", {}, {"estimator": "lr.estimator"}),
    "train": ("train_model", {"label": "species"}, {"data": "split.train", "estimator": "ready"}),
    "score": ("score_model", {}, {"model": "train", "data": "split.test"}),
    "rate": ("evaluate_model", {}, {"scored": "score"}),
}


def off(subject: Graph, *keys: str) -> Graph:
    """The graph with some nodes switched off."""
    ids = {id_of(key) for key in keys}
    assert ids <= set(subject.nodes)
    nodes = {
        id: replace(node, extra={"off": True}) if id in ids else node
        for id, node in subject.nodes.items()
    }
    return replace(subject, nodes=nodes)


def fed(subject: Graph, key: str, port: str) -> str:
    (source,) = subject.nodes[id_of(key)].inputs[port]
    return str(source)


@pytest.fixture
def chain(catalogue: Catalogue) -> Graph:
    ports = {name: module.outputs[0].name for name, module in catalogue.modules.items()}
    nodes = dict(NODES)
    nodes["scale"] = ("normalize", {"columns": ["x"]}, {"data": f"clean.{ports[NODES['clean'][0]]}"})
    nodes["split"] = ("split_data", {}, {"data": f"scale.{ports['normalize']}"})
    return graph(**nodes)


def test_what_is_on_stays_as_it_is(chain: Graph, catalogue: Catalogue) -> None:
    assert bypass(chain, catalogue).graph is chain
