"""Graphs of the largest size there may be. Quadratic work, or recursion, would not end in time."""

from __future__ import annotations

from designer.compiler import check, compile
from graph_store.limits import MAX_NODES
from graph_store.model import Graph, Node, Source
from modules.catalogue import Catalogue


def node(module: str, port: str, source: str, **params: object) -> Node:
    return Node("same name", module, 1, params, {port: (Source(source, "output"),)})


def chain(length: int) -> dict[str, Node]:
    first = Node("same name", "enter_data")
    rest = {
        f"n-{at:05}": node("select_columns", "data", f"n-{at - 1:05}", columns=["x"])
        for at in range(1, length)
    }
    return {"n-00000": first, **rest}


def test_a_chain_of_all_nodes(catalogue: Catalogue) -> None:
    plan = compile(Graph("Long", chain(MAX_NODES)), catalogue)
    variables = [variable for step in plan.steps for variable in step.outputs.values()]
    assert len(set(variables)) == MAX_NODES
    assert len(plan.script().lines) == MAX_NODES


def test_many_look_for_a_label_that_nobody_names(catalogue: Catalogue) -> None:
    half = MAX_NODES // 2
    last = f"n-{half - 1:05}"
    many = {f"e-{at:05}": node("evaluate_model", "scored", last) for at in range(half)}
    problems = check(Graph("Wide", {**chain(half), **many}), catalogue)
    assert [problem.code for problem in problems] == ["missing-role"] * len(problems)
    assert {problem.node for problem in problems} == set(many)


def test_every_node_with_other_code_of_its_own(catalogue: Catalogue) -> None:
    text = "K = {}\n\n\ndef transform(data):\n    return data.assign(z=K)\n"
    many = {
        f"c-{at:05}": node("execute_python", "data", "n-00000", code=text.format(at))
        for at in range(500)
    }
    plan = compile(Graph("Codes", {**chain(1), **many}), catalogue)
    assert len(set(plan.helpers)) == len(many)
