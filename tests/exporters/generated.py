"""Parameters made from the catalogue, and graphs that use every learner with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import pandas as pd
from sklearn.dummy import DummyClassifier

from designer.compiler.literals import decoded
from modules.catalogue import Module, Param
from modules.data.enter import enter_data
from modules.train.prepare import prepare_features
from tests.graphs_of import Spec
from tests.modules.tables import sample

Params = dict[str, Any]
Works = Callable[[Params], bool]
LATER = 1
"""Settings of a learner that are scored and evaluated; further ones are only trained."""

FEW = {"n_estimators": 4, "max_iter": 20, "n_restarts_optimizer": 1}
BASES: dict[str, Params] = {
    "quadratic_discriminant_analysis": {"reg_param": 0.1},  # categories are collinear
    "logistic_regression_cv": {"Cs": 2, "cv": 2},
    "elastic_net_cv": {"cv": 2},
}

MANY = 6
"""Options of a parameter that are combined with others; those of longer lists stand alone."""
LEFT_ALONE = {"n_jobs", "verbose", "warm_start", "random_state", "copy_X", "copy"}
INSTEAD: dict[str, list[Any]] = {"Cs": [2, [0.1, 1.0]], "cv": [2, None], "max_iter_predict": [5]}
LITERALS: dict[str, list[Any]] = {
    "class_weight": [{"Adelie": 2.0, "Chinstrap": 1, "Gentoo": 0.5}],
    "hidden_layer_sizes": [{"$tuple": [6, 4]}],
    "alphas": [[0.5, 2.0]],
    "priors": [[0.5, 0.25, 0.25]],
    "class_prior": [[0.5, 0.25, 0.25]],
    "kernel_params": [{"gamma": 0.5}],
    "interaction_cst": [[[0, 1], [2]]],
    "constant": ["Adelie", 3.0],
    "scoring": ["neg_mean_absolute_error", "accuracy"],
    "outlier_label": ["Adelie"],
    "min_categories": [60],
}
INNER = {
    "ada_boost_classifier": "decision_tree_classifier",
    "bagging_classifier": "k_neighbors_classifier",
    "calibrated_classifier_cv": "linear_svc",
    "gradient_boosting_classifier": "gaussian_nb",
    "ada_boost_regressor": "decision_tree_regressor",
    "bagging_regressor": "k_neighbors_regressor",
    "gradient_boosting_regressor": "linear_regression",
    "ransac_regressor": "linear_regression",
    "transformed_target_regressor": "ridge",
}
"""A learner for the port that takes one."""

ROWS: dict[str | None, tuple[str, str, int]] = {
    "classification": ("penguins", "species", 5),
    "regression": ("cars", "miles_per_gallon", 6),
    "clustering": ("penguins", "species", 5),
}


@cache
def text_of(task: str) -> str:
    """Some rows of a sample, words and gaps among them."""
    name, label, step = ROWS[task]
    table = sample(name).dropna(subset=label).iloc[::step]
    return str(table.drop(columns="name", errors="ignore").to_csv(index=False))


# ------------------------------------------------------------- values
def values_of(param: Param) -> list[Any]:
    """Values to try for a parameter: every option, and one of each other kind."""
    if param.name in INSTEAD:
        return INSTEAD[param.name]
    found: list[Any] = []
    for kind in param.accepts:
        if kind["kind"] == "choice":
            found += kind["options"]
        elif kind["kind"] == "boolean":
            found += [True, False]
        elif kind["kind"] == "none":
            found.append(None)
        elif kind["kind"] in ("integer", "number"):
            found.append(_number(kind, param.default))
    found += LITERALS.get(param.name, [])
    return [value for at, value in enumerate(found) if not _among(value, found[:at])]


def _number(kind: Mapping[str, Any], default: Any) -> float:
    whole, low, high = kind["kind"] == "integer", kind["min"], kind["max"]
    if isinstance(default, int | float) and not isinstance(default, bool) and default:
        near = default + 2 if whole else default / 2
    else:
        near = 3 if whole else 0.25
    near = near if low is None else max(near, low + 1 if whole else low)
    near = near if high is None else min(near, high)
    return int(near) if whole else float(near)


def _among(value: Any, others: Iterable[Any]) -> bool:
    return any(type(value) is type(other) and value == other for other in others)


def settings(module: Module) -> list[Params]:
    """Parameters to run a learner with: each option at least once, where it can be."""
    works = trial(module)
    base = {
        param.name: FEW[param.name]
        for param in module.params
        if param.name in FEW and param.default is not None
    } | BASES.get(module.name, {})
    given = {*LEFT_ALONE, *base} - {*BASES.get(module.name, {})}
    values = {param.name: values_of(param) for param in module.params if param.name not in given}
    short = {name: tried for name, tried in values.items() if 0 < len(tried) <= MANY}
    found = [base]
    for turn in range(max(map(len, short.values()), default=0)):
        row = {name: tried[turn % len(tried)] for name, tried in short.items()}
        found.append(_as_far_as_it_works(base, row, works))
    for name, tried in values.items():
        for value in tried:
            alone = {**base, name: value}
            if not _among(value, [row.get(name) for row in found]) and works(alone):
                found.append(alone)
    return [row for at, row in enumerate(found) if row not in found[:at]]


def _as_far_as_it_works(base: Params, row: Params, works: Works) -> Params:
    """Take over what does no harm to what is taken over before."""
    if not row or works({**base, **row}):
        return {**base, **row}
    if len(row) == 1:
        return base
    items = list(row.items())
    first = _as_far_as_it_works(base, dict(items[: len(items) // 2]), works)
    return _as_far_as_it_works(first, dict(items[len(items) // 2 :]), works)


def trial(module: Module) -> Works:
    """Say of parameters whether a learner can learn with them; tried in this process."""
    names: dict[str, Any] = {}
    exec(module.code["import"], names)
    narrow = bool(module.limits.get("one_feature"))
    features, target = numbers(str(module.task), narrow, scale_for(module))
    seed = {"random_state": 0} if module.param("random_state") else {}

    def works(params: Params) -> bool:
        learner = names[module.code["class"]](**decoded({**seed, **params}))
        try:
            predicted = learner.fit(features, target).predict(features)
        except Exception:  # the libraries raise whatever they like
            return False
        return not pd.isna(predicted).any()

    return works


@cache
def numbers(task: str, narrow: bool, scale: Any) -> tuple[Any, Any]:
    """Features and target of the rows, as Prepare features gives them to a learner."""
    table, label = enter_data(text=text_of(task)), ROWS[task][1]
    ready = prepare_features(DummyClassifier(), scale=scale)
    features = table[["weight"]] if narrow else table.drop(columns=label)
    return ready.fit(features, table[label])[:-1].transform(features), table[label]


def scale_for(module: Module) -> str:
    return "minmax" if module.limits.get("nonnegative_features") else "standard"


# ------------------------------------------------------------- graphs
def data(task: str) -> dict[str, Spec]:
    return {f"data_{task}": ("enter_data", {"text": text_of(task)})}


def chain(
    module: Module, params: Params, key: str, *, inner: str | None = None, far: bool = True
) -> dict[str, Spec]:
    """Nodes that learn with a learner; `far`: and score and evaluate."""
    task, rows = str(module.task), f"data_{module.task}"
    wires = {module.inputs[0].name: f"{key}_inner.estimator"} if inner else {}
    train, fitted, learn = "train_model", "output", {"label": ROWS[task][1]}
    if module.limits.get("one_feature"):
        learn["features"] = ["weight"]
    if task == "clustering":
        train, fitted, learn = "train_clustering", "clusterer", {}
    nodes: dict[str, Spec] = {
        f"{key}_inner": (inner or "",),
        f"{key}_learner": (module.name, params, wires),
        f"{key}_ready": (
            "prepare_features",
            {"scale": scale_for(module)},
            {"estimator": f"{key}_learner.estimator"},
        ),
        f"{key}_train": (train, learn, {"data": rows, "estimator": f"{key}_ready"}),
        f"{key}_score": ("score_model", {}, {"model": f"{key}_train.{fitted}", "data": rows}),
        f"{key}_evaluate": ("evaluate_model", {}, {"scored": f"{key}_score"}),
    }
    left_out = [f"{key}_inner"] * (not inner) + [f"{key}_score", f"{key}_evaluate"] * (not far)
    return {name: spec for name, spec in nodes.items() if name not in left_out}


def uses(module: Module) -> dict[str, Spec]:
    """Nodes that use a learner with all its settings."""
    nodes: dict[str, Spec] = {}
    found = settings(module)
    for at, params in enumerate(found):
        nodes |= chain(module, params, f"{module.name}_{at}", far=at < LATER)
    if inner := INNER.get(module.name):
        nodes |= chain(module, found[0], f"{module.name}_over", inner=inner)
    return nodes
