"""Graphs that use every module written by hand, with the parameters its laws are tried with."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Any

from designer.compiler import check, compile
from designer.compiler.plan import Plan
from modules.catalogue import Catalogue
from tests.graphs_of import Spec, graph, id_of
from tests.modules.tables import odd
from tests.modules.test_laws import FILES, VALUES, penguins, settings

LEARN = {"label": "species"}
TREE = ("decision_tree_classifier", {"max_depth": 3})
NUMBERS = ["bill_length_mm", "bill_depth_mm"]


@cache
def files() -> dict[str, bytes]:
    """Files that the graphs read, by their names."""
    sink = io.BytesIO()
    odd().to_parquet(sink)
    return {"odd.parquet": sink.getvalue(), **{name: t.encode() for name, t in FILES.items()}}


def file_value(name: str) -> dict[str, str]:
    return {"name": name, "sha256": hashlib.sha256(files()[name]).hexdigest()}


def context() -> dict[str, Spec]:
    """What the inputs of modules come from."""
    penguins_text = penguins().to_csv(index=False)
    trained = {"data": "penguins", "estimator": "ready"}
    complete = {"data": "complete.cleaned", "estimator": "means"}
    return {
        "penguins": ("enter_data", {"text": penguins_text}),
        "odd": ("import_file", {"file": file_value("odd.parquet")}),
        "learner": TREE,
        "ready": ("prepare_features", {}, {"estimator": "learner.estimator"}),
        "k_means": ("k_means", {"n_clusters": 3}),
        "means": ("prepare_features", {}, {"estimator": "k_means.estimator"}),
        "rule": ("normalize", {"columns": NUMBERS}, {"data": "penguins"}),
        "complete": ("clean_missing", {}, {"data": "penguins"}),
        "species": ("train_model", LEARN, trained),
        "forest": ("random_forest_regressor", {"n_estimators": 3}),
        "ready_mass": ("prepare_features", {}, {"estimator": "forest.estimator"}),
        "weighed": ("clean_missing", {"columns": ["body_mass_g"]}, {"data": "penguins"}),
        "mass": (
            "train_model",
            {"label": "body_mass_g"},
            {"data": "weighed.cleaned", "estimator": "ready_mass"},
        ),
        "groups": (
            "train_clustering",
            {},
            complete,
        ),
        "scored_species": ("score_model", {}, {"model": "species", "data": "penguins"}),
        "scored_mass": ("score_model", {}, {"model": "mass", "data": "penguins"}),
    }


TABLES: list[dict[str, str]] = [{"data": "penguins"}, {"data": "odd"}]
MOST = {"cross_validate": 7}
"""How many settings of a slow module are tried."""

NOT_PASSED_ON = [code for code in VALUES["code"] if "np.shape" in code]
"""Code that gives tables of tuples, which the engine does not take back."""

WIRES: dict[str, list[dict[str, str]]] = {
    "sample_data": [{}],
    "import_file": [{}],
    "enter_data": [{}],
    "select_columns": TABLES,
    "clean_missing": TABLES,
    "normalize": TABLES,
    "encode_categories": TABLES,
    "expand_dates": [{"data": "odd"}],
    "split_data": TABLES,
    "apply_transformation": [{"transformation": "rule.transformation", "data": "penguins"}],
    "execute_python": [*TABLES, {"data": "penguins", "other": "odd"}],
    "prepare_features": [{"estimator": "learner.estimator"}],
    "train_model": [{**table, "estimator": "ready"} for table in TABLES],
    "train_clustering": [{"data": "penguins", "estimator": "means"}],
    "score_model": [
        {"model": "species", "data": "penguins"},
        {"model": "groups.clusterer", "data": "penguins"},
    ],
    "evaluate_model": [
        {"scored": "scored_species"},
        {"scored": "scored_species", "other": "scored_species"},
        {"scored": "scored_mass"},
        {"scored": "groups.assigned", "other": "groups.assigned"},
    ],
    "cross_validate": [{"data": "penguins", "estimator": "ready"}],
}
"""What is wired into each module; a wire without a port is from the first output."""


def uses(catalogue: Catalogue, name: str) -> Iterator[tuple[str, Spec]]:
    """Nodes that use a module in every way it is tried."""
    seen: list[Any] = []
    for wires in WIRES[name]:
        for params in islice(settings(catalogue, name), MOST.get(name)):
            given = {
                key: file_value(value) if key == "file" and value in files() else value
                for key, value in params.items()
            }
            if (wires, given) not in seen and given.get("code") not in NOT_PASSED_ON:
                seen.append((wires, given))
                key = f"{name}_{len(seen)}"
                yield key, (name, given, wires)
                if name == "prepare_features":  # an estimator shows what it is when it has learned
                    yield f"{key}_train", ("train_model", LEARN, {**TABLES[0], "estimator": key})


def what_works(catalogue: Catalogue, nodes: dict[str, Spec]) -> dict[str, Spec]:
    """Leave out nodes that fail; tried in this process, where the files are at hand."""
    problems = check(graph(**nodes), catalogue)
    wrong = {problem.node for problem in problems if problem.severity == "error"}
    sound = {key: spec for key, spec in nodes.items() if id_of(key) not in wrong}
    plan = compile(graph(**sound), catalogue, format=list)
    fine = _executed(plan)
    return {key: spec for key, spec in nodes.items() if id_of(key) in fine}


def _executed(plan: Plan) -> set[str]:
    names: dict[str, Any] = {}
    fine: set[str] = set()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for step in plan.steps:
            if (
                step.repeats
                and set(step.needs) <= fine
                and _runs(f"{step.setup}\n{step.text}", names)
            ):
                fine.add(step.node)
    return fine


def _runs(text: str, names: dict[str, Any]) -> bool:
    try:
        exec(text, names)
    except Exception:  # modules raise whatever the libraries do
        return False
    return True
