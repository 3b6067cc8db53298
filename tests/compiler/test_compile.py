"""Graphs become scripts that read well, with keys that know what changed."""

from __future__ import annotations

import ast

import pytest

from designer.compiler import CompileError, Plan, compile
from graph_store.model import Graph
from modules.catalogue import Catalogue
from tests.graphs_of import graph

LOAD = ("sample_data", {"name": "penguins"})
SPLIT = ("split_data", {"stratify": "species"}, {"data": "penguins"})
FOREST = ("random_forest_classifier", {"n_estimators": 50})


def body(plan: Plan) -> list[str]:
    return [step.text for step in plan.steps]


def keys(subject: Graph, catalogue: Catalogue, **options: str) -> dict[str, str]:
    return {step.node: step.key for step in compile(subject, catalogue, **options).steps}


def test_a_graph_reads_like_a_script(catalogue: Catalogue) -> None:
    plan = compile(graph("Penguins", penguins=LOAD, split=SPLIT, forest=FOREST), catalogue)
    assert (
        plan.script().text
        == '''\
"""Penguins."""

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

penguins = pd.read_csv("penguins.csv")
split_train, split_test = train_test_split(
    penguins, train_size=0.7, stratify=penguins["species"], random_state=0
)

forest = RandomForestClassifier(n_estimators=50, random_state=0)
'''
    )


@pytest.mark.parametrize("name", ['"""', "a\\", "a\0b", "\u202eevil", "", "line\nfeed"])
def test_any_name_can_head_a_script(name: str, catalogue: Catalogue) -> None:
    text = compile(graph(name, penguins=LOAD), catalogue).script().text
    (docstring, *_) = ast.parse(text).body
    assert isinstance(docstring, ast.Expr)
    assert all(letter.isprintable() or letter == "\n" for letter in text)


def test_lines_of_the_script_belong_to_nodes(catalogue: Catalogue) -> None:
    plan = compile(graph(penguins=LOAD, split=SPLIT), catalogue)
    script = plan.script()
    rows = script.text.splitlines()
    for step in plan.steps:
        first, last = script.lines[step.node]
        assert "\n".join(rows[first - 1 : last]) == step.text


def test_a_plan_survives_json(catalogue: Catalogue) -> None:
    plan = compile(graph(penguins=LOAD, split=SPLIT, forest=FOREST), catalogue)
    assert Plan.from_json(plan.to_json()) == plan


def test_names_ids_and_layout_never_enter_a_key(catalogue: Catalogue) -> None:
    one = keys(graph(penguins=LOAD, split=SPLIT), catalogue)
    other = graph(birds=LOAD, parts=("split_data", SPLIT[1], {"data": "birds"}))
    assert list(keys(other, catalogue).values()) == list(one.values())


def test_a_parameter_changes_its_node_and_what_follows(catalogue: Catalogue) -> None:
    def three(fraction: float) -> Graph:
        head = ("select_columns", {"columns": ["island"]}, {"data": "split.train"})
        return graph(
            penguins=LOAD, split=("split_data", {"fraction": fraction}, SPLIT[2]), head=head
        )

    before, after = keys(three(0.7), catalogue), keys(three(0.8), catalogue)
    assert before["penguins-aaa"] == after["penguins-aaa"]
    assert before["split-aaa"] != after["split-aaa"]
    assert before["head-aaa"] != after["head-aaa"]


def test_another_output_of_the_same_step_is_another_input(catalogue: Catalogue) -> None:
    def head(port: str) -> str:
        columns = ("select_columns", {"columns": ["island"]}, {"data": f"split.{port}"})
        return keys(graph(penguins=LOAD, split=SPLIT, head=columns), catalogue)["head-aaa"]

    assert head("train") != head("test")


def test_a_default_written_out_changes_no_key(catalogue: Catalogue) -> None:
    silent = keys(graph(forest=("random_forest_classifier",)), catalogue)
    spelled = keys(graph(forest=("random_forest_classifier", {"n_estimators": 100})), catalogue)
    assert silent == spelled


def test_the_environment_enters_every_key(catalogue: Catalogue) -> None:
    subject = graph(penguins=LOAD)
    assert keys(subject, catalogue, environment="a") != keys(subject, catalogue, environment="b")


def test_only_what_is_asked_for_is_compiled(catalogue: Catalogue) -> None:
    subject = graph(penguins=LOAD, split=SPLIT, forest=FOREST)
    plan = compile(subject, catalogue, targets=["penguins-aaa"])
    assert [step.node for step in plan.steps] == ["penguins-aaa"]


def test_a_problem_elsewhere_does_not_stop_what_is_asked_for(catalogue: Catalogue) -> None:
    subject = graph(penguins=LOAD, split=("split_data",))
    assert compile(subject, catalogue, targets=["penguins-aaa"]).steps
    with pytest.raises(CompileError, match="needs a Table"):
        compile(subject, catalogue)


@pytest.mark.parametrize(
    "name", ["pd", "import", "print", "RandomForestClassifier", "train_test_split", "1", "é"]
)
def test_no_name_hides_another(catalogue: Catalogue, name: str) -> None:
    subject = graph(penguins=LOAD, split=SPLIT, forest=FOREST)
    for id, node in list(subject.nodes.items()):
        subject.nodes[id] = type(node)(**{**vars(node), "name": name})  # type: ignore[index]
    variables = [v for step in compile(subject, catalogue).steps for v in step.outputs.values()]
    assert len(set(variables)) == len(variables)
    assert not {"pd", "print", "import"} & set(variables)
    assert all(variable.isidentifier() for variable in variables)


def test_a_name_is_taken_only_by_what_stands_in_the_script(catalogue: Catalogue) -> None:
    """A module that folds leaves its own name to the nodes, whose name it is at first."""
    subject = graph(split_data=("split_data", {}, {"data": "sample_data"}), sample_data=LOAD)
    assert (
        compile(subject, catalogue)
        .script()
        .text.endswith(
            'sample_data = pd.read_csv("penguins.csv")\n'
            "split_data_train, split_data_test = train_test_split(\n"
            "    sample_data, train_size=0.7, random_state=0\n)\n"
        )
    )


def test_files_of_one_name_and_other_bytes_get_names_of_their_own(catalogue: Catalogue) -> None:
    def load(digit: str) -> tuple[str, dict[str, object]]:
        return "import_file", {"file": {"name": "a.csv", "sha256": digit * 64}}

    plan = compile(graph(one=load("1"), two=load("2"), again=load("1")), catalogue)
    assert [step.files for step in plan.steps] == [
        {"a.csv": "1" * 64},
        {"a-2.csv": "2" * 64},
        {"a.csv": "1" * 64},
    ]


def test_capitals_make_no_other_file(catalogue: Catalogue) -> None:
    def load(name: str, digit: str) -> tuple[str, dict[str, object]]:
        return "import_file", {"file": {"name": name, "sha256": digit * 64}}

    plan = compile(graph(one=load("a.csv", "1"), two=load("A.csv", "2")), catalogue)
    assert [list(step.files) for step in plan.steps] == [["a.csv"], ["A-2.csv"]]


def test_a_step_without_a_seed_never_repeats_nor_what_follows(catalogue: Catalogue) -> None:
    split = ("split_data", {"random_state": None}, {"data": "penguins"})
    head = ("select_columns", {"columns": ["island"]}, {"data": "split.train"})
    plan = compile(graph(penguins=LOAD, split=split, head=head), catalogue)
    assert [step.repeats for step in plan.steps] == [True, False, False]


def test_estimators_are_rebuilt_rather_than_kept(catalogue: Catalogue) -> None:
    assert not compile(graph(forest=FOREST), catalogue).steps[0].keep


def test_every_name_in_scripts_stands_for_one_thing(catalogue: Catalogue) -> None:
    """Two modules' imports under one name would overwrite each other in a script."""
    meanings: dict[str, set[str]] = {}
    for module in catalogue.modules.values():
        for name, line in module.code.get("imports", {}).items():
            meanings.setdefault(name, set()).add(line)
        if module.code["kind"] == "estimator":
            meanings.setdefault(module.code["class"], set()).add(module.code["import"])
        for part in ("helpers", "constants"):
            for name, text in module.code.get(part, {}).items():
                meanings.setdefault(name, set()).add(text)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}
