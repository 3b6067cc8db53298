"""Measures against scikit-learn's own, and the traps of naming and ordering classes."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from sklearn import metrics as reference
from sklearn.cluster import KMeans
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.svm import LinearSVC

from designer.engine.formats import values
from modules.evaluate.measure import cross_validate, evaluate_model, score_model
from modules.train.prepare import prepare_features
from modules.train.train import train_clustering, train_model
from modules.transform.split import split_data

from .tables import odd, sample


def scored(name: str, label: str, learner: Any = None) -> pd.DataFrame:
    train, test = split_data(sample(name), random_state=0)
    learner = LogisticRegression(max_iter=1000) if learner is None else learner
    return score_model(train_model(train, prepare_features(learner), label=label), test)


def classification(table: pd.DataFrame, label: str, **more: Any) -> dict[str, Any]:
    return evaluate_model(table, label=label, task="classification", **more)


def numbers(metrics: dict[str, Any]) -> dict[str, float]:
    return {name: value for name, value in metrics.items() if isinstance(value, int | float)}


def test_two_classes_agree_with_scikit_learn() -> None:
    table = scored("breast_cancer", "diagnosis")
    found = numbers(classification(table, "diagnosis", positive="malignant"))
    truth, predicted = table["diagnosis"], table["predicted"]
    score = table["probability malignant"]
    positive: dict[str, Any] = {"pos_label": "malignant"}
    assert found == pytest.approx(
        {
            "accuracy": reference.accuracy_score(truth, predicted),
            "precision": reference.precision_score(truth, predicted, **positive),
            "recall": reference.recall_score(truth, predicted, **positive),
            "f1": reference.f1_score(truth, predicted, **positive),
            "auc": reference.roc_auc_score(truth == "malignant", score),
            "average_precision": reference.average_precision_score(truth, score, **positive),
            "log_loss": reference.log_loss(truth, table.filter(like="probability ")),
        }
    )


def test_many_classes_agree_with_scikit_learn() -> None:
    table = scored("digits", "digit")
    found = numbers(classification(table, "digit"))
    truth, predicted = table["digit"], table["predicted"]
    probabilities = table.filter(like="probability ")
    macro: dict[str, Any] = {"average": "macro"}
    assert found == pytest.approx(
        {
            "accuracy": reference.accuracy_score(truth, predicted),
            "precision": reference.precision_score(truth, predicted, **macro),
            "recall": reference.recall_score(truth, predicted, **macro),
            "f1": reference.f1_score(truth, predicted, **macro),
            "auc": reference.roc_auc_score(truth, probabilities, multi_class="ovr"),
            "average_precision": reference.average_precision_score(
                pd.get_dummies(truth), probabilities
            ),
            "log_loss": reference.log_loss(truth, probabilities),
        }
    )


def test_the_confusion_matrix_is_labelled_true_by_predicted() -> None:
    truth, predicted = [9, 9, 10, 2], [9, 10, 10, 9]
    table = pd.DataFrame({"y": truth, "predicted": predicted})
    matrix = classification(table, "y")["confusion_matrix"]
    assert list(matrix.index) == list(matrix.columns) == ["2", "9", "10"]
    assert matrix.index.name == "true"
    assert matrix.loc["9", "10"] == 1
    assert matrix.loc["2", "9"] == 1
    assert matrix.loc["10", "10"] == 1


@pytest.mark.parametrize(("no", "yes"), [(False, True), (0, 1), ("no", "yes")])
def test_the_positive_class_is_chosen_by_its_name(no: Any, yes: Any) -> None:
    truth, predicted = [yes, yes, yes, no], [yes, no, no, no]
    table = pd.DataFrame({"y": truth, "predicted": predicted})
    assert classification(table, "y", positive=str(yes))["recall"] == pytest.approx(1 / 3)
    assert classification(table, "y", positive=str(no))["recall"] == 1.0
    with pytest.raises(ValueError, match="there is no class 'maybe'"):
        classification(table, "y", positive="maybe")


def test_a_class_absent_from_the_test_rows_is_no_error() -> None:
    table = scored("iris", "species", RandomForestClassifier(20, random_state=0))
    table = table[table["species"] != "setosa"]
    found = classification(table, "species")
    assert found["confusion_matrix"].loc["setosa"].sum() == 0
    assert 0.9 < found["auc"] <= 1.0
    assert found["recall"] == pytest.approx(
        reference.recall_score(table["species"], table["predicted"], average="macro")
    )
    assert set(found["roc_curve"]["class"]) == {"versicolor", "virginica"}


def test_a_class_the_model_never_met_is_no_error() -> None:
    train, test = split_data(sample("iris"))
    train = train[train["species"] != "setosa"]
    model = train_model(train, prepare_features(LogisticRegression()), label="species")
    found = classification(score_model(model, test), "species")
    assert list(found["confusion_matrix"].columns) == ["versicolor", "virginica", "setosa"]
    assert found["classes"].loc["setosa", "recall"] == 0
    assert found["log_loss"] > 5


def test_only_one_class_in_the_test_rows() -> None:
    table = scored("iris", "species")
    found = classification(table[table["species"] == "setosa"], "species")
    assert found["accuracy"] == 1.0
    assert "auc" not in found
    assert "roc_curve" not in found


def test_rows_without_truth_are_left_out() -> None:
    table = pd.DataFrame({"y": [1.0, None, 0.0], "predicted": [1, 1, 1]})
    found = classification(table, "y")
    assert found["accuracy"] == 0.5
    assert list(found["confusion_matrix"]) == ["0", "1"]


def test_decisions_are_ranked_and_have_no_log_loss() -> None:
    table = scored("breast_cancer", "diagnosis", LinearSVC())
    found = classification(table, "diagnosis", positive="malignant")
    assert "log_loss" not in found
    assert found["auc"] == pytest.approx(
        reference.roc_auc_score(table["diagnosis"] == "malignant", table["decision malignant"])
    )


def test_features_that_look_like_scores_are_not_taken_for_them() -> None:
    table = sample("iris").rename(columns={"sepal_length_cm": "probability of rain"})
    model = train_model(table, LogisticRegression(max_iter=1000), label="species")
    found = classification(score_model(model, table), "species")
    assert list(found["confusion_matrix"]) == ["setosa", "versicolor", "virginica"]


def test_curves_begin_and_end_where_they_must() -> None:
    found = classification(scored("breast_cancer", "diagnosis"), "diagnosis")
    for _, curve in found["roc_curve"].groupby("class"):
        ends = curve[["false_positive_rate", "true_positive_rate"]].iloc[[0, -1]]
        assert ends.to_numpy().tolist() == [[0, 0], [1, 1]]
    for _, curve in found["precision_recall_curve"].groupby("class"):
        assert curve["recall"].iloc[[0, -1]].tolist() == [1, 0]


def test_regression() -> None:
    train, test = split_data(sample("diabetes"))
    model = train_model(train, prepare_features(Ridge()), label="progression")
    table = score_model(model, test)
    found = evaluate_model(table, label="progression", task="regression")
    truth, predicted = table["progression"], table["predicted"]
    assert numbers(found) == pytest.approx(
        {
            "mae": (truth - predicted).abs().mean(),
            "rmse": ((truth - predicted) ** 2).mean() ** 0.5,
            "r2": reference.r2_score(truth, predicted),
        }
    )
    assert found["residuals"]["residual"].equals(truth - predicted)


def test_clustering() -> None:
    table = sample("penguins").select_dtypes("number").dropna()
    _, assigned = train_clustering(table, prepare_features(KMeans(3, random_state=0)))
    found = evaluate_model(assigned, task="clustering")
    scaled = (table - table.mean()) / table.std(ddof=0)
    assert found["clusters"] == 3
    assert found["silhouette"] == pytest.approx(
        reference.silhouette_score(scaled, assigned["predicted"])
    )
    assert found["sizes"]["rows"].sum() == len(table)
    one = evaluate_model(assigned.assign(predicted=0), task="clustering")
    assert numbers(one) == {"clusters": 1}


def test_two_tables_side_by_side() -> None:
    one, two = scored("iris", "species"), scored("iris", "species", LinearSVC())
    found = classification(one, "species", other=two)
    assert found["accuracy"] == classification(one, "species")["accuracy"]
    assert found["other_accuracy"] == classification(two, "species")["accuracy"]
    assert "other_confusion_matrix" in found


def test_a_label_nobody_names_is_asked_for() -> None:
    with pytest.raises(ValueError, match="name the column"):
        evaluate_model(scored("iris", "species"), task="regression")


def test_cross_validation_agrees_with_scikit_learn() -> None:
    table = sample("breast_cancer")
    learner = prepare_features(LogisticRegression(max_iter=1000))
    metrics, predictions = cross_validate(
        table, learner, label="diagnosis", task="classification", folds=4, positive="malignant"
    )
    features, truth = table.drop(columns="diagnosis"), table["diagnosis"]
    folds = StratifiedKFold(4, shuffle=True, random_state=0)
    for name, scorer in {
        "accuracy": "accuracy",
        "f1": reference.make_scorer(reference.f1_score, pos_label="malignant"),
        "log_loss": reference.make_scorer(
            lambda y, p: reference.log_loss(y, p), response_method="predict_proba"
        ),
    }.items():
        by_hand = cross_val_score(learner, features, truth, cv=folds, scoring=scorer)
        assert metrics["folds"][name].tolist() == pytest.approx(by_hand.tolist())
        assert metrics[name] == pytest.approx(by_hand.mean())
        assert metrics[f"{name}_std"] == pytest.approx(by_hand.std(ddof=1))
    assert predictions["fold"].value_counts().to_dict() == {1: 143, 2: 142, 3: 142, 4: 142}
    assert predictions.index.equals(table.index)
    assert metrics["confusion_matrix"].to_numpy().sum() == len(table)


def test_cross_validation_of_awkward_tables() -> None:
    table = odd().assign(flag_gaps=odd()["flag_gaps"])
    learner = prepare_features(LogisticRegression())
    metrics, predictions = cross_validate(
        table, learner, label="flag_gaps", task="classification", positive="True"
    )
    assert len(predictions) == table["flag_gaps"].notna().sum()
    assert 0 <= metrics["recall"] <= 1


@pytest.mark.filterwarnings("ignore:The least populated class")
def test_cross_validation_with_a_class_rarer_than_the_folds() -> None:
    table = sample("iris")
    table.loc[0, "species"] = "unique"
    learner = prepare_features(LogisticRegression())
    metrics, predictions = cross_validate(table, learner, label="species", task="classification")
    assert "unique" in metrics["confusion_matrix"]
    assert len(predictions) == 150


def test_cross_validation_of_a_regression() -> None:
    metrics, predictions = cross_validate(
        sample("cars"), prepare_features(Ridge()), label="miles_per_gallon", task="regression"
    )
    assert len(predictions) == 398
    assert metrics["r2"] == pytest.approx(metrics["folds"]["r2"].mean())
    assert len(metrics["residuals"]) == 398


@pytest.mark.parametrize("task", ["classification", "regression", "clustering", "folds"])
def test_metrics_are_plain_numbers_and_tables_that_can_be_kept(task: str) -> None:
    if task == "regression":
        found = evaluate_model(scored("diabetes", "progression", Ridge()), label="progression",
                               task=task)  # fmt: skip
    elif task == "clustering":
        found = evaluate_model(
            scored("iris", "species"), task="clustering", features=["petal_width_cm"]
        )
    elif task == "classification":
        found = classification(scored("iris", "species"), "species")
    else:
        found, _ = cross_validate(
            sample("iris"), LogisticRegression(), label="species", task="classification"
        )
    assert {type(value) for value in found.values()} <= {float, int, pd.DataFrame}
    assert values.same(values.loads(values.dumps(found)), found)


# ------------------------------------------------------------- labels as they are in real files
NOISE = [((i * 7919) % 101) / 101 for i in range(90)]
TRUE = [i % 3 == 0 or i % 5 == 0 for i in range(90)]


def labelled(no: Any, yes: Any, dtype: Any = None, gaps: int = 0) -> pd.DataFrame:
    label = pd.Series([yes if true else no for true in TRUE], dtype=dtype)
    if gaps:
        label = label.where(pd.Series(range(90)) % gaps != 1)
    signal = [noise + true for noise, true in zip(NOISE, TRUE, strict=True)]
    return pd.DataFrame({"x": signal, "y": label})


@pytest.mark.parametrize(
    ("no", "yes", "dtype", "gaps", "positive"),
    [
        (0, 1, None, 0, "1"),
        (0.0, 1.0, None, 0, "1"),
        (0, 1, None, 7, "1"),
        (0, 1, None, 7, "1.0"),
        (False, True, None, 0, "True"),
        (False, True, None, 0, "true"),
        (False, True, object, 7, "True"),
        ("yes", "yes ", None, 0, "yes "),
        ("not so good", "very good", None, 7, "very good"),
        ("decision x", "probability y", None, 0, "probability y"),
        ("", "full", None, 0, "full"),
        (9, 10, "category", 0, "10"),
        (-1, 1, "int8", 0, "-1"),
        (2**53 + 1, 2**53 + 2, None, 0, str(2**53 + 2)),
    ],
)
def test_labels_of_every_kind_agree_with_scikit_learn(
    no: Any, yes: Any, dtype: Any, gaps: int, positive: str
) -> None:
    table = labelled(no, yes, dtype, gaps)
    train, test = table.head(60).dropna().infer_objects(), table.tail(30)
    scored = score_model(train_model(train, LogisticRegression(), label="y"), test)
    found = numbers(classification(scored, "y", positive=positive))

    known = test["y"].notna().to_numpy()
    wanted = no if positive == str(no) else yes
    truth = (test["y"][known] == wanted).astype(int)
    predicted = (scored["predicted"][known] == wanted).astype(int)
    score = scored.iloc[:, -2 if wanted is no else -1][known]
    assert found == pytest.approx(
        {
            "accuracy": reference.accuracy_score(truth, predicted),
            "precision": reference.precision_score(truth, predicted),
            "recall": reference.recall_score(truth, predicted),
            "f1": reference.f1_score(truth, predicted),
            "auc": reference.roc_auc_score(truth, score),
            "average_precision": reference.average_precision_score(truth, score),
            "log_loss": reference.log_loss(truth, score),
        }
    )
    folds, _ = cross_validate(
        table, LogisticRegression(), label="y", task="classification", positive=positive
    )
    assert 0.5 < folds["recall"] <= 1


def test_a_class_that_is_not_there_is_quoted() -> None:
    table = pd.DataFrame({"y": ["yes ", "no"], "predicted": ["yes ", "no"]})
    with pytest.raises(ValueError, match="there is no class 'yes', only 'no', 'yes '"):
        classification(table, "y", positive="yes")


def test_truth_that_is_no_class_is_not_rounded_to_one() -> None:
    table = pd.DataFrame({"y": [1.2, 1.7], "predicted": [1, 1]})
    with pytest.raises(ValueError, match="'y' does not hold what the model predicts"):
        classification(table, "y")


def test_columns_named_like_scores_make_way() -> None:
    table = labelled("no", "yes").assign(**{"probability yes": 5.0, "predicted": 3.0, "z": 1.0})
    model = train_model(table[["x", "y"]], LogisticRegression(), label="y")
    scored = score_model(model, table)
    assert list(scored) == ["x", "y", "z", "predicted", "probability no", "probability yes"]
    assert scored["probability yes"].max() <= 1
    again = score_model(model, scored)
    assert again.equals(scored)
    assert classification(again, "y")["auc"] == classification(scored, "y")["auc"]


def test_scoring_needs_no_label() -> None:
    table = labelled("no", "yes")
    model = train_model(table, LogisticRegression(), label="y")
    scored = score_model(model, table.drop(columns="y"))
    assert list(scored) == ["x", "predicted", "probability no", "probability yes"]
