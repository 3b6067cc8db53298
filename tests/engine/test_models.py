"""Kept models come back, and equal models are equal bytes."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import skops.io
from sklearn.base import is_classifier
from sklearn.cluster import Birch
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
from sklearn.utils import all_estimators

from designer.engine.formats import kinds, models
from designer.engine.formats.trusted import trusted
from designer.engine.outputs import Blobs

ROWS = 80


def data() -> tuple[pd.DataFrame, pd.Series]:
    rng = np.random.default_rng(3)
    features = pd.DataFrame(np.abs(rng.normal(size=(ROWS, 5))), columns=list("abcde"))
    return features, pd.Series(rng.integers(0, 2, ROWS), name="label")


def predictors() -> list[object]:
    found = []
    for name, make in all_estimators(["classifier", "regressor"]):
        try:
            found.append(make())
        except TypeError:  # needs other estimators
            continue
        if name == "SelfTrainingClassifier":  # says so only when it is fitted
            found.pop()
    return found


def fitted(model):
    """Fit a model on the first data that it takes, and give the features."""
    features, label = data()
    other = pd.DataFrame({"p": label + 1.0, "q": features["a"]})
    for one, target in [
        (features, label),
        (features, label + 1.0),
        (features[["a"]], label),
        (features, other),
    ]:
        try:
            model.fit(one, target)
            return one
        except (ValueError, TypeError):
            continue
    raise AssertionError(f"no data for {model}")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("model", predictors(), ids=lambda model: type(model).__name__)
def test_reloaded_model_predicts_the_same(model):
    if "random_state" in model.get_params():
        model.set_params(random_state=0)
    features = fitted(model)
    written = models.dumps(model)
    back = models.loads(written)
    assert models.dumps(back) == written
    how = "predict_proba" if hasattr(model, "predict_proba") else "predict"
    live, again = getattr(model, how)(features), getattr(back, how)(features)
    assert is_classifier(back) == is_classifier(model)
    assert np.array_equal(np.asarray(live), np.asarray(again), equal_nan=True)


def test_two_fits_give_the_same_bytes():
    features, label = data()
    one, two = (
        models.dumps(RandomForestClassifier(5, random_state=0).fit(features, label))
        for _ in range(2)
    )
    assert one == two
    assert skops.io.loads(one, trusted=trusted(skops.io.get_untrusted_types(data=one)))


def test_own_functions_are_shown_but_not_kept(tmp_path):
    model = make_pipeline(FunctionTransformer(lambda table: table), StandardScaler())
    info = kinds.save(kinds.Made(model, "Transformation"), Blobs(tmp_path))
    assert info["kind"] == "transformation"
    assert not info["exact"]


def test_what_skops_refuses_is_marked(tmp_path):
    model = Birch().fit(data()[0])
    info = kinds.save(kinds.Made(model, "Clusterer"), Blobs(tmp_path))
    assert not info["exact"]
    assert "Birch" in info["summary"]["why"]


def test_types_beside_the_list_are_refused():
    written = skops.io.dumps(FunctionTransformer(np.linalg.inv))
    with pytest.raises((models.NotTrusted, skops.io.exceptions.UntrustedTypesFoundException)):
        models.loads(written)


def test_trusted_names_are_exact_names():
    assert trusted(
        ["os.system", "sklearn.metrics._scorer._Scorer", "xsklearn.tree._tree.Tree"]
    ) == ["sklearn.metrics._scorer._Scorer"]


def test_summary_has_the_form_of_the_model(tmp_path):
    features, label = data()
    features = features.assign(a=features["a"].where(features["a"] > 0.1))
    model = LogisticRegression().fit(features.fillna(0), label)
    made = kinds.Made(model, "Model", "classification", (features.assign(label=label),))
    summary = kinds.save(made, Blobs(tmp_path))["summary"]
    assert summary["class"] == "LogisticRegression"
    assert summary["classes"] == [0, 1]
    assert [field["name"] for field in summary["input"]] == list("abcde")
    assert all(field["example"] is not None for field in summary["input"])


def test_numbers_whose_bytes_look_like_a_header_are_left_alone() -> None:
    model = StandardScaler().fit(data()[0])
    model.mean_ = np.frombuffer(b"|V..|V..|V..|V..|V......|V..|V..|V..|V..", float).copy()
    assert models.loads(models.dumps(model)).mean_.tolist() == model.mean_.tolist()
