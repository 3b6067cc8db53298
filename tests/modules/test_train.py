"""Prepare features, train, cluster and score."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge
from sklearn.naive_bayes import MultinomialNB
from sklearn.svm import SVC, LinearSVC
from sklearn.tree import DecisionTreeClassifier

from modules.evaluate.measure import score_model
from modules.train.prepare import prepare_features
from modules.train.train import train_clustering, train_model

from .tables import odd, sample

OPTIONS: list[dict[str, Any]] = [
    {},
    {"scale": "none", "categories": "ordinal"},
    {"scale": "robust", "categories": "target", "numbers": "mean"},
    {"scale": "maxabs", "mark_missing": True, "max_categories": None},
    {"scale": "minmax", "numbers": "constant", "min_frequency": 3},
    {"numbers": "most_frequent", "categories": "ordinal", "max_categories": 5},
]


@pytest.mark.filterwarnings("ignore:Found unknown categories")
@pytest.mark.parametrize("options", OPTIONS)
def test_prepared_learners_take_any_table(options: dict[str, Any]) -> None:
    table = odd()
    model = train_model(
        table, prepare_features(DecisionTreeClassifier(random_state=0), **options), label="label"
    )
    rows = table.drop(columns="label").iloc[::-1]
    rows = rows.assign(word="new", level=pd.Categorical(["z"] * 60), number=np.nan)
    assert set(model.predict(rows)) <= {"high", "low"}
    assert (model.predict(table) == table["label"]).mean() > 0.9


def test_only_gaps_in_the_only_number_is_no_obstacle() -> None:
    table = odd()[["nothing", "word", "label"]]
    model = train_model(table, prepare_features(LogisticRegression()), label="label")
    assert len(model.predict(table)) == 60


def test_a_thousand_levels_stay_within_bounds() -> None:
    table = pd.DataFrame({"id": [f"level {i}" for i in range(1000)], "y": [0, 1] * 500})
    model = train_model(table, prepare_features(LogisticRegression()), label="y")
    assert len(model[:-1].get_feature_names_out()) == 50


def test_minmax_suits_learners_that_refuse_negative_numbers() -> None:
    table = sample("iris")
    table["sepal_length_cm"] -= 6
    model = train_model(table, prepare_features(MultinomialNB(), scale="minmax"), label="species")
    assert model.predict(table).shape == (150,)


def test_preparation_learns_from_the_training_rows_alone() -> None:
    train = pd.DataFrame({"x": [1.0, 2.0, 3.0, None], "y": [0, 1, 0, 1]})
    model = train_model(train, prepare_features(LogisticRegression()), label="y")
    imputer = model[0].named_transformers_["pipeline"][0]
    assert imputer.statistics_.tolist() == [2.0]


def test_training_copies_the_learner() -> None:
    learner = prepare_features(LogisticRegression())
    train_model(sample("iris"), learner, label="species")
    assert not hasattr(learner, "classes_")


def test_chosen_features_and_weights() -> None:
    table = pd.DataFrame(
        {"x": [0.0, 1.0, 2.0], "z": [1, 1, 0], "w": [1.0, 1.0, 0.0], "y": [0, 2, 9]}
    )
    model = train_model(table, LinearRegression(), label="y", features=["x"], weight="w")
    assert model.predict(pd.DataFrame({"x": [3.0]})).tolist() == pytest.approx([6.0])
    piped = train_model(table, prepare_features(Ridge()), label="y", weight="w")
    assert piped.feature_names_in_.tolist() == ["x", "z"]


def test_a_label_with_gaps_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="NaN"):
        train_model(sample("penguins"), prepare_features(LogisticRegression()), label="sex")


def test_clusters() -> None:
    table = sample("penguins")
    learner = prepare_features(KMeans(3, random_state=0))
    model, assigned = train_clustering(table, learner, features=["bill_length_mm", "body_mass_g"])
    assert set(assigned["predicted"]) == {0, 1, 2}
    assert not hasattr(learner[-1], "labels_")
    scored = score_model(model, table.head(10)[["body_mass_g", "bill_length_mm"]])
    assert scored["predicted"].tolist() == assigned["predicted"].head(10).tolist()


def test_scoring_needs_no_label_and_keeps_other_columns() -> None:
    table = sample("penguins")
    model = train_model(
        table, prepare_features(LogisticRegression()), label="species", features=["bill_length_mm"]
    )
    scored = score_model(model, pd.DataFrame({"who": ["Ada"], "bill_length_mm": [38.0]}))
    assert scored["who"].tolist() == ["Ada"]
    assert scored["predicted"].tolist() == ["Adelie"]
    probabilities = [f"probability {name}" for name in ("Adelie", "Chinstrap", "Gentoo")]
    assert list(scored)[3:] == probabilities
    assert scored[probabilities].sum(axis=1).tolist() == pytest.approx([1.0])
    with pytest.raises(KeyError, match="bill_length_mm"):
        score_model(model, pd.DataFrame({"who": ["Ada"]}))


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ([9, 10, 2] * 20, ["2", "9", "10"]),
        ([True, False, True] * 20, ["False", "True"]),
        (["9", "10", "x"] * 20, ["10", "9", "x"]),
        (pd.Categorical(["b", "a", "b"] * 20, categories=["c", "b", "a"]), ["a", "b"]),
    ],
    ids=["numbers", "booleans", "words", "categories"],
)
@pytest.mark.parametrize("learner", [RandomForestClassifier(5, random_state=0), LinearSVC()])
def test_classes_come_in_the_models_order(label: Any, names: list[str], learner: Any) -> None:
    table = odd()[["number", "whole", "word"]].assign(label=label)
    scored = score_model(train_model(table, prepare_features(learner), label="label"), table)
    kind = "decision" if isinstance(learner, LinearSVC) else "probability"
    assert list(scored)[5:] == [f"{kind} {name}" for name in names]
    assert scored["predicted"].dtype == pd.Series(np.asarray(label)).infer_objects().dtype


def test_decisions_of_two_classes_mirror_each_other() -> None:
    table = sample("breast_cancer")
    scored = score_model(train_model(table, prepare_features(SVC()), label="diagnosis"), table)
    assert (scored["decision benign"] == -scored["decision malignant"]).all()
    positive = scored["predicted"] == "malignant"
    assert (scored["decision malignant"] > 0).equals(positive)
