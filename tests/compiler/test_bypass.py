"""Nodes that are switched off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.compiler import CompileError, check, compile
from designer.compiler.bypass import bypass
from graph_store.model import Graph, Node
from modules.catalogue import Catalogue
from tests.graphs_of import Spec, graph, id_of

NODES: dict[str, Spec] = {
    "penguins": ("sample_data", {"name": "penguins"}),
    "clean": ("clean_missing", {}, {"data": "penguins"}),
    "scale": ("normalize", {}, {"data": "clean.cleaned"}),
    "split": ("split_data", {}, {"data": "scale.normalized"}),
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


def fed(subject: Graph, key: str, port: str) -> list[str]:
    """What is wired into a port."""
    return [str(source) for source in subject.nodes[id_of(key)].inputs.get(port, ())]


@pytest.fixture
def chain() -> Graph:
    return graph(**NODES)


def test_nothing_changes_where_all_is_on(chain: Graph, catalogue: Catalogue) -> None:
    assert bypass(chain, catalogue).graph is chain


def test_wires_go_past_what_is_off(chain: Graph, catalogue: Catalogue) -> None:
    on = bypass(off(chain, "clean", "scale", "ready"), catalogue)
    assert fed(on.graph, "split", "data") == ["penguins-aaa.output"]
    assert fed(on.graph, "train", "estimator") == ["lr-aaa.estimator"]
    assert not on.dead
    assert str(on.passed["clean-aaa", "cleaned"]) == "penguins-aaa.output"
    assert ("clean-aaa", "transformation") not in on.passed


def test_the_script_has_no_trace_of_what_is_off(chain: Graph, catalogue: Catalogue) -> None:
    text = compile(off(chain, "scale"), catalogue).script().text
    without = {key: spec for key, spec in NODES.items() if key != "scale"}
    without["split"] = ("split_data", {}, {"data": "clean.cleaned"})
    assert text == compile(graph(**without), catalogue).script().text


def test_keys_are_those_of_the_graph_without_it(chain: Graph, catalogue: Catalogue) -> None:
    def keys(subject: Graph) -> dict[str, str]:
        return {step.node: step.key for step in compile(subject, catalogue).steps}

    before, after = keys(chain), keys(off(chain, "scale"))
    assert set(before) - set(after) == {"scale-aaa"}
    changed = {node for node, key in after.items() if before[node] != key}
    assert changed == {"split-aaa", "train-aaa", "score-aaa", "rate-aaa"}


def test_who_needs_what_is_off_has_a_problem(chain: Graph, catalogue: Catalogue) -> None:
    subject = off(chain, "train")
    (problem,) = [one for one in check(subject, catalogue) if one.code == "off-node"]
    assert (problem.node, problem.port) == ("score-aaa", "model")
    assert problem.message == (
        '"score" needs a Model or Clusterer at "model", but "train" is off and has none to pass on.'
    )
    assert problem.fix == {"kind": "switch-on", "node": "train-aaa"}
    with pytest.raises(CompileError):
        compile(subject, catalogue)


def test_what_the_problem_does_not_concern_still_runs(chain: Graph, catalogue: Catalogue) -> None:
    plan = compile(off(chain, "train"), catalogue, targets=["split-aaa"])
    assert plan.steps[-1].node == "split-aaa"


def test_problems_of_what_is_off_are_none(chain: Graph, catalogue: Catalogue) -> None:
    wrong = replace(chain.nodes["scale-aaa"], module="gone", params={"what": 1})
    subject = replace(chain, nodes={**chain.nodes, "scale-aaa": wrong})
    assert {p.node for p in check(subject, catalogue)} >= {"scale-aaa"}
    (problem,) = check(off(subject, "scale"), catalogue)
    assert (problem.code, problem.node) == ("off-node", "split-aaa")


def test_an_optional_input_does_without(catalogue: Catalogue) -> None:
    subject = graph(
        **NODES
        | {
            "rate": ("evaluate_model", {}, {"scored": "score", "other": "fork"}),
            "fork": ("sample_data", {"name": "penguins"}),
        }
    )
    on = bypass(off(subject, "fork"), catalogue)
    assert fed(on.graph, "rate", "other") == []
    assert not on.dead


def test_the_first_input_that_is_wired_goes_on(catalogue: Catalogue) -> None:
    subject = graph(
        a=("sample_data", {"name": "penguins"}),
        b=("sample_data", {"name": "cars"}),
        own=("execute_python", {}, {"other": "b"}),
        both=("execute_python", {}, {"other": "b", "data": "a"}),
        one=("split_data", {}, {"data": "own"}),
        two=("split_data", {}, {"data": "both"}),
    )
    on = bypass(off(subject, "own", "both"), catalogue)
    assert fed(on.graph, "one", "data") == ["b-aaa.output"]
    assert fed(on.graph, "two", "data") == ["a-aaa.output"]


def test_a_target_that_is_off_is_what_feeds_it(chain: Graph, catalogue: Catalogue) -> None:
    plan = compile(off(chain, "clean", "scale"), catalogue, targets=["scale-aaa"])
    assert [step.node for step in plan.steps] == ["penguins-aaa"]


def test_a_circle_of_nodes_that_are_off_ends(catalogue: Catalogue) -> None:
    subject = graph(
        a=("select_columns", {"columns": ["x"]}, {"data": "b"}),
        b=("select_columns", {"columns": ["x"]}, {"data": "a"}),
        c=("split_data", {}, {"data": "a"}),
    )
    found = check(off(subject, "a", "b"), catalogue)
    assert [problem.code for problem in found] == ["off-node"]


def test_off_is_what_the_document_says_and_nothing_else() -> None:
    assert [Node("a", "b", extra={"off": value}).off for value in (True, False, 1, "yes")] == [
        True,
        False,
        False,
        False,
    ]
