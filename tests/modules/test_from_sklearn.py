"""Learners are read from the installed scikit-learn."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sklearn.utils import all_estimators

from modules import limits
from modules.catalogue import Catalogue
from modules.from_sklearn import entry, learners, public_module, snake, title


@pytest.mark.parametrize(
    ("name", "module", "shown"),
    [
        ("RandomForestClassifier", "random_forest_classifier", "Random forest classifier"),
        ("SVC", "svc", "SVC"),
        ("LinearSVC", "linear_svc", "Linear SVC"),
        ("KMeans", "k_means", "K means"),
        ("PLSRegression", "pls_regression", "PLS regression"),
        ("RidgeClassifierCV", "ridge_classifier_cv", "Ridge classifier CV"),
    ],
)
def test_names_follow_the_class(name: str, module: str, shown: str) -> None:
    assert (snake(name), title(name)) == (module, shown)


def test_every_learner_that_needs_no_other_is_there(catalogue: Catalogue) -> None:
    missing = []
    for kind in ("classifier", "regressor"):
        for name, cls in all_estimators(kind):
            try:
                cls()
            except TypeError:
                continue
            if snake(name) not in catalogue.modules:
                missing.append(name)
    assert missing == ["SelfTrainingClassifier"]  # it cannot fit without an estimator


def test_every_learner_can_be_imported_from_its_public_place() -> None:
    for cls, _ in learners():
        names: dict[str, Any] = {}
        exec(f"from {public_module(cls)} import {cls.__name__}", names)
        assert names[cls.__name__] is cls


def test_parameters_have_kinds_defaults_and_help(catalogue: Catalogue) -> None:
    param = catalogue.modules["random_forest_classifier"].param("max_features")
    assert param is not None
    assert [kind["kind"] for kind in param.accepts] == ["choice", "integer", "number", "none"]
    assert (param.default, bool(param.help)) == ("sqrt", True)


def test_every_default_is_one_that_the_parameter_accepts(catalogue: Catalogue) -> None:
    from designer.compiler.accepts import accepts
    from designer.compiler.literals import decoded

    wrong = [
        f"{module.name}.{param.name}"
        for module in catalogue.modules.values()
        for param in module.params
        if not param.required
        and not param.hidden
        and not param.inherits
        and not accepts(param.accepts, decoded(param.default))
    ]
    assert wrong == []


def test_results_repeat_unless_asked_otherwise(catalogue: Catalogue) -> None:
    seeds = [
        param.default
        for module in catalogue.modules.values()
        for param in module.params
        if param.name == "random_state"
    ]
    assert set(seeds) == {0}


def test_an_estimator_parameter_is_an_input(catalogue: Catalogue) -> None:
    (port,) = catalogue.modules["bagging_classifier"].inputs
    assert (port.name, port.type, port.optional) == ("estimator", "Estimator", True)


def test_deprecated_parameters_are_left_out() -> None:
    from sklearn.linear_model import LogisticRegression

    names = [param["name"] for param in entry(LogisticRegression, "classification")["params"]]
    assert "penalty" not in names


def test_the_catalogue_is_plain_json(catalogue: Catalogue) -> None:
    assert json.loads(json.dumps(catalogue.data, allow_nan=False)) == catalogue.data


def test_the_table_of_limits_is_what_trial_fits_find() -> None:
    """Renew it with ``python -m modules.limits``."""
    assert limits.TABLE.read_text(encoding="utf-8") == limits.text()
