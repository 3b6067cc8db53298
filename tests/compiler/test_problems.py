"""What people read when a graph is wrong. One case for each code."""

from __future__ import annotations

from typing import Any

import pytest

from designer.compiler import check
from designer.compiler.check import checks
from graph_store.model import Graph, Node
from modules.catalogue import Catalogue
from tests.graphs_of import Spec, graph

LOAD = ("sample_data", {"name": "penguins"})
FOREST = ("random_forest_classifier",)
TRAIN = ("train_model", {"label": "species"}, {"data": "penguins", "estimator": "lr.estimator"})

COLUMNS = {
    "penguins-aaa.output": [
        {"name": "species", "type": "text", "missing": 0, "unique": 3},
        {"name": "island", "type": "text", "missing": 0, "unique": 3},
        {"name": "mass", "type": "number", "missing": 2, "unique": 94, "min": -1.0, "max": 9.0},
    ],
    "lines-aaa.output": [{"name": "a;b;c", "type": "text", "missing": 0, "unique": 9}],
    "numbers-aaa.output": [
        {"name": "a", "type": "number", "missing": 0, "unique": 94, "min": -1.0},
        {"name": "b", "type": "number", "missing": 0, "unique": 94, "min": 0.0},
        {"name": "c", "type": "text", "missing": 0, "unique": 2},
    ],
    "dated-aaa.output": [
        {"name": "a", "type": "number", "missing": 0, "unique": 94},
        {"name": "c", "type": "text", "missing": 0, "unique": 2},
        {"name": "day", "type": "date", "missing": 0, "unique": 90},
        {"name": "price", "type": "integer", "missing": 0, "unique": 80},
    ],
}


def train(learner: str, label: str, **params: Any) -> dict[str, Spec]:
    wires = {"data": "numbers", "estimator": "lr.estimator"}
    return {
        "numbers": LOAD,
        "lr": (learner,),
        "train": ("train_model", {"label": label, **params}, wires),
    }


FILE = {"file": {"name": "a.csv", "sha256": "0" * 64}}

CASES: list[tuple[str, dict[str, Spec], str]] = [
    (
        "unknown-module",
        {"split": ("split_dta",)},
        '"split" is a module "split_dta", which is not installed here. Did you mean "split_data"?',
    ),
    ("missing-input", {"split": ("split_data",)}, '"split" needs a Table at "data".'),
    (
        "unknown-port",
        {"penguins": LOAD, "split": ("split_data", {}, {"data": "penguins.rows"})},
        '"penguins" has no output "rows".',
    ),
    (
        "unknown-port",
        {"penguins": LOAD, "more": ("sample_data", {}, {"rows": "penguins"})},
        '"more" has no input "rows".',
    ),
    (
        "wrong-type",
        {"lr": FOREST, "split": ("split_data", {}, {"data": "lr.estimator"})},
        '"split" takes a Table at "data", but "lr" gives an Estimator at "estimator".',
    ),
    (
        "too-many-wires",
        {"penguins": LOAD, "split": ("split_data", {}, {"data": ["penguins", "penguins"]})},
        '"split" takes one wire at "data", not 2.',
    ),
    (
        "cycle",
        {
            "a": ("select_columns", {"columns": ["x"]}, {"data": "b"}),
            "b": ("select_columns", {"columns": ["x"]}, {"data": "a"}),
        },
        '"a" depends on its own output.',
    ),
    (
        "missing-parameter",
        {"penguins": LOAD, "select": ("select_columns", {}, {"data": "penguins"})},
        '"select" needs a value for "columns".',
    ),
    (
        "unknown-parameter",
        {"lr": ("random_forest_classifier", {"n_estimator": 5})},
        '"lr" has no parameter "n_estimator". Did you mean "n_estimators"?',
    ),
    (
        "bad-parameter",
        {"lr": ("random_forest_classifier", {"n_estimators": 0})},
        '"n_estimators" of "lr" must be a whole number of at least 1, not 0.',
    ),
    (
        "bad-parameter",
        {"penguins": LOAD, "split": ("split_data", {"fraction": 1.0}, {"data": "penguins"})},
        '"fraction" of "split" must be a number in (0, 1), not 1.0.',
    ),
    (
        "bad-parameter",
        {"file": ("import_file", {"file": {"name": "../etc/passwd", "sha256": "0" * 64}})},
        '"file" of "file" must be a file that was uploaded, '
        "not {'name': '../etc/passwd', 'sha256': '00000000000000000000....",
    ),
    (
        "missing-role",
        {"penguins": LOAD, "rate": ("evaluate_model", {}, {"scored": "penguins"})},
        'No node before "rate" says what its task is.',
    ),
    (
        "unknown-column",
        {"penguins": LOAD, "split": ("split_data", {"stratify": "specie"}, {"data": "penguins"})},
        '"split" has no column "specie". Did you mean "species"? (columns come from "penguins")',
    ),
    (
        "raw-features",
        {"penguins": LOAD, "lr": ("logistic_regression",), "train": TRAIN},
        '"train" would feed text or categories ("island") and missing values ("mass") to '
        '"Logistic regression", which takes numbers only and no gaps.',
    ),
    (
        "raw-features",
        {"penguins": LOAD, "lr": FOREST, "train": TRAIN},
        '"train" would feed text or categories ("island") to '
        '"Random forest classifier", which takes numbers only.',
    ),
    (
        "label-among-features",
        train("random_forest_classifier", "c", features=["a", "c"]),
        '"train" would learn its label "c" from the label itself.',
    ),
    (
        "dates-left-out",
        {
            "dated": LOAD,
            "lr": FOREST,
            "prepare": ("prepare_features", {}, {"estimator": "lr.estimator"}),
            "train": ("train_model", {"label": "c"}, {"data": "dated", "estimator": "prepare"}),
        },
        '"train" learns nothing from "day": "prepare" leaves dates out.',
    ),
    (
        "learner-limit",
        train("multinomial_nb", "c"),
        '"Multinomial NB" takes no negative features, but "a" go below 0 at "train".',
    ),
    (
        "learner-limit",
        train("isotonic_regression", "a", features=["b", "c"]),
        '"Isotonic regression" takes one feature, not 2 at "train".',
    ),
    (
        "learner-limit",
        train("gamma_regressor", "b", features=["a"]),
        '"Gamma regressor" takes a label above 0 only, but "b" goes down to 0 at "train".',
    ),
    (
        "learner-limit",
        train("poisson_regressor", "a", features=["b"]),
        '"Poisson regressor" takes no label below 0, but "a" goes down to -1 at "train".',
    ),
    (
        "learner-limit",
        train("multi_task_lasso", "b", features=["a"]),
        '"Multi task lasso" learns several targets at once and there is one label at "train".',
    ),
    (
        "task-mismatch",
        train("linear_regression", "c"),
        '"train" would train the regressor "Linear regression" on "c", '
        "which holds text, not numbers.",
    ),
    (
        "task-mismatch",
        train("logistic_regression", "a", features=["b"]),
        '"train" would train the classifier "Logistic regression" on "a", '
        "which holds 94 different numbers.",
    ),
    (
        "task-mismatch",
        train("k_means", "a"),
        '"train" learns a label, but "K-means" is for clustering.',
    ),
    (
        "task-mismatch",
        {
            "numbers": LOAD,
            "lr": ("linear_regression",),
            "groups": ("train_clustering", {}, {"data": "numbers", "estimator": "lr.estimator"}),
        },
        '"groups" finds groups, but "Linear regression" is for regression.',
    ),
    (
        "missing-parameter",
        {"penguins": LOAD, "select": ("select_columns", {"columns": []}, {"data": "penguins"})},
        '"select" needs a value for "columns".',
    ),
    (
        "bad-parameter",
        {
            "penguins": LOAD,
            "cut": ("select_columns", {"columns": ["mass", "mass"]}, {"data": "penguins"}),
        },
        "\"columns\" of \"cut\" must be a list of column names, each once, not ['mass', 'mass'].",
    ),
    (
        "bad-parameter",
        {"lines": ("import_file", {**FILE, "types": {"a": "float"}})},
        '"types" of "lines" must be columns with a type each: one of "number", "integer", '
        '"text", "category", "boolean", "date", not {\'a\': \'float\'}.',
    ),
    (
        "raw-features",
        {
            "penguins": LOAD,
            "lr": FOREST,
            "train": ("train_model", {"label": "species", "features": []}, TRAIN[2]),
        },
        '"train" would feed text or categories ("island") to '
        '"Random forest classifier", which takes numbers only.',
    ),
    (
        "label-gaps",
        {
            "penguins": LOAD,
            "lr": ("linear_regression",),
            "train": ("train_model", {"label": "mass", "features": ["species"]}, TRAIN[2]),
        },
        '"train" has no value of "mass" in 2 rows.',
    ),
    (
        "label-name",
        {
            "penguins": LOAD,
            "lr": FOREST,
            "train": ("train_model", {"label": "probability yes"}, TRAIN[2]),
        },
        'The label of "train" is named "probability yes", as a column that scoring writes.',
    ),
    (
        "label-name",
        {"penguins": LOAD, "lr": FOREST, "folds": ("cross_validate", {"label": "fold"}, TRAIN[2])},
        'The label of "folds" is named "fold", as a column that scoring writes.',
    ),
    (
        "one-column",
        {"lines": ("import_file", FILE)},
        '"lines" reads a single column, "a;b;c". '
        "The cells of the file seem to be separated by ';'.",
    ),
    (
        "unused-type",
        {"numbers": ("import_file", {**FILE, "types": {"aa": "number"}})},
        '"numbers" reads no column "aa", but a type is set for it. Did you mean "a"?',
    ),
    (
        "bad-code",
        {"penguins": LOAD, "own": ("execute_python", {"code": "x = ("}, {"data": "penguins"})},
        "The code of \"own\" cannot be used: '(' was never closed (line 1).",
    ),
]


@pytest.mark.parametrize(("code", "nodes", "message"), CASES)
def test_a_problem_reads_well(
    code: str, nodes: dict[str, Spec], message: str, catalogue: Catalogue
) -> None:
    problems = check(graph(**nodes), catalogue, COLUMNS)
    assert message in [problem.message for problem in problems if problem.code == code]


def test_what_hangs_on_a_circle_is_not_part_of_it(catalogue: Catalogue) -> None:
    select = {"columns": ["x"]}
    subject = graph(
        before=LOAD,
        a=("select_columns", select, {"data": "c"}),
        b=("select_columns", select, {"data": "a"}),
        c=("select_columns", select, {"data": "b"}),
        after=("select_columns", select, {"data": "c"}),
    )
    nodes = [problem.node for problem in check(subject, catalogue) if problem.code == "cycle"]
    assert nodes == ["a-aaa", "b-aaa", "c-aaa"]


def test_a_newer_module_is_a_problem(catalogue: Catalogue) -> None:
    subject = Graph(nodes={"data-aaa": Node("data", "sample_data", version=9)})
    assert [p.code for p in check(subject, catalogue)] == ["newer-module"]


def test_two_labels_upstream_are_a_problem(catalogue: Catalogue) -> None:
    def chain(label: str) -> dict[str, Spec]:
        wires = {"data": "penguins", "estimator": "forest.estimator"}
        return {
            f"train_{label}": ("train_model", {"label": label}, wires),
            f"score_{label}": ("score_model", {}, {"model": f"train_{label}", "data": "penguins"}),
        }

    subject = graph(
        penguins=LOAD,
        forest=FOREST,
        **chain("sex"),
        **chain("species"),
        evaluate=("evaluate_model", {}, {"scored": "score_sex", "other": "score_species"}),
    )
    problem = next(p for p in check(subject, catalogue) if p.code == "ambiguous-role")
    assert problem.message == (
        '"evaluate" could take its label from "train sex" (sex) or from "train species" (species).'
    )


def test_labels_that_differ_in_their_type_alone_are_two(catalogue: Catalogue) -> None:
    def train(label: object) -> Spec:
        wires = {"data": "penguins", "estimator": "forest.estimator"}
        return "train_model", {"label": label}, wires

    subject = graph(
        penguins=LOAD,
        forest=FOREST,
        a=train(1),
        b=train(True),
        score=("score_model", {}, {"model": "a", "data": "b"}),
        evaluate=("evaluate_model", {}, {"scored": "score"}),
    )
    assert "ambiguous-role" in {problem.code for problem in check(subject, catalogue)}


def test_unknown_columns_are_no_alarm(catalogue: Catalogue) -> None:
    nodes = {"penguins": LOAD, "split": ("split_data", {"stratify": "x"}, {"data": "penguins"})}
    assert check(graph(**nodes), catalogue) == []


def test_prepare_features_answers_raw_features(catalogue: Catalogue) -> None:
    subject = graph(
        penguins=LOAD,
        lr=("logistic_regression",),
        ready=("prepare_features", {}, {"estimator": "lr.estimator"}),
        train=("train_model", TRAIN[1], {"data": "penguins", "estimator": "ready"}),
    )
    assert check(subject, catalogue, COLUMNS) == []


def test_raw_features_are_mended_by_one_click(catalogue: Catalogue) -> None:
    subject = graph(penguins=LOAD, lr=FOREST, train=TRAIN)
    (problem,) = check(subject, catalogue, COLUMNS)
    assert problem.fix == {"kind": "insert", "module": "prepare_features", "port": "estimator"}


def test_a_class_for_each_whole_number_is_a_doubt(catalogue: Catalogue) -> None:
    wires = {"data": "dated", "estimator": "lr.estimator"}
    params = {"label": "price", "features": ["a"]}
    subject = graph(dated=LOAD, lr=FOREST, train=("train_model", params, wires))
    (problem,) = check(subject, catalogue, COLUMNS)
    assert (problem.code, problem.severity) == ("task-mismatch", "warning")
    assert "80 different numbers" in problem.message


def test_every_code_has_a_case() -> None:
    elsewhere = {"newer-module", "ambiguous-role", "same-source-name", "off-node"}
    codes = {code for one in checks() for code in one.codes}
    assert codes - elsewhere == {code for code, _, _ in CASES}
