"""Score, evaluate and cross-validate: what a model predicts, and how good it is."""

from __future__ import annotations

from typing import Annotated, Literal

import pandas as pd
from annotated_types import Ge
from sklearn.base import clone
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    confusion_matrix,
    log_loss,
    mean_absolute_error,
    precision_recall_curve,
    precision_recall_fscore_support,
    r2_score,
    roc_auc_score,
    roc_curve,
    root_mean_squared_error,
    silhouette_score,
)
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.preprocessing import StandardScaler

from modules.contract import module
from modules.types import (
    Advanced,
    Clusterer,
    Column,
    Columns,
    Declares,
    Estimator,
    Inherits,
    Metrics,
    Model,
    Seed,
    Table,
)


@module(
    category="Evaluate",
    title="Score model",
    keywords=("predict", "apply model", "inference", "probabilities", "assign to clusters"),
)
def score_model(model: Model | Clusterer, data: Table) -> Table:
    """Predict each row of a table with a trained model.

    Parameters
    ----------
    model : Model or Clusterer
        The trained model.
    data : Table
        The rows to predict. The columns the model learned from must be there; the label need not.

    Returns
    -------
    output : Table
        The table with a column `predicted` and, for each class, a column `probability <class>`.
        A classifier that knows no probabilities gives `decision <class>` instead: the higher, the
        more likely.
    """
    features = data[model.feature_names_in_]
    made = {"predicted": model.predict(features)}
    if hasattr(model, "predict_proba"):
        kind, scores = "probability", model.predict_proba(features).T
    elif hasattr(model, "decision_function"):
        kind, scores = "decision", model.decision_function(features).T
        if scores.ndim == 1:
            scores = [-scores, scores]
    else:
        kind, scores = "", []
    for name, score in zip(getattr(model, "classes_", []), scores, strict=False):
        made[f"{kind} {name}"] = score
    return data.drop(columns=list(made), errors="ignore").assign(**made)


def class_scores(scored):
    """Give each class its scores, in the order of the model; 0 where it has none."""
    scores = scored.loc[:, "predicted":].filter(regex="^(probability|decision) ")
    return scores.rename(columns=lambda name: name.split(" ", 1)[1]).fillna(0)


def class_curves(truth, scores):
    """Draw the ROC and the precision-recall curve of each class against the others."""
    areas, roc, precision_recall = {}, {}, {}
    for code, (name, score) in enumerate(scores.items()):
        true = truth == code
        if true.any() and not true.all():
            areas[name] = roc_auc_score(true, score), average_precision_score(true, score)
            fpr, tpr, thresholds = roc_curve(true, score)
            roc[name] = pd.DataFrame(
                {
                    "false_positive_rate": fpr,
                    "true_positive_rate": tpr,
                    "threshold": [None, *thresholds[1:]],
                }
            )
            precision, recall, thresholds = precision_recall_curve(
                true, score, drop_intermediate=True
            )
            precision_recall[name] = pd.DataFrame(
                {
                    "recall": recall,
                    "precision": precision,
                    "threshold": [*thresholds, None],
                }
            )
    columns = ["auc", "average_precision"]
    areas = pd.DataFrame.from_dict(areas, orient="index", columns=columns)
    curves = {"roc_curve": roc, "precision_recall_curve": precision_recall}
    return areas, {
        kind: pd.concat(parts, names=["class", "point"]).reset_index("class")
        for kind, parts in curves.items()
        if parts
    }


def classification_metrics(scored, label, positive=None):
    """Compare predicted classes with true ones: means over all classes, or for one."""
    scored = scored.dropna(subset=label)
    predicted = scored["predicted"]
    truth = scored[label].astype(predicted.dtype)
    if not truth.astype(scored[label].dtype).equals(scored[label]):
        raise ValueError(f"{label!r} does not hold what the model predicts")
    found = [str(name) for name in sorted({*truth.unique(), *predicted.unique()})]
    scores = class_scores(scored)
    classes = [*scores, *(name for name in found if name not in scores)]
    if positive is not None and positive not in classes:
        # People write "1" for 1.0, and "true" for True.
        meant = [name for name in classes if name in (f"{positive}.0", positive.capitalize())]
        if not meant:
            raise ValueError(
                f"there is no class {positive!r}, only {', '.join(map(repr, classes))}"
            )
        positive = meant[0]

    codes = {name: code for code, name in enumerate(classes)}
    truth, predicted = truth.map(str).map(codes), predicted.map(str).map(codes)
    labels = list(codes.values())
    measures = precision_recall_fscore_support(truth, predicted, labels=labels, zero_division=0)
    columns = ["precision", "recall", "f1", "rows"]
    areas, curves = class_curves(truth, scores)
    report = pd.DataFrame(dict(zip(columns, measures, strict=True)), index=classes)
    report = report.rename_axis("class").join(areas)

    metrics = {"accuracy": accuracy_score(truth, predicted)}
    chosen = found if positive is None else [positive]
    metrics |= report.loc[chosen].drop(columns="rows").mean().dropna().to_dict()
    if len(classes) > 1 and f"probability {classes[0]}" in scored:
        probabilities = scores.reindex(columns=classes, fill_value=0)
        metrics["log_loss"] = log_loss(truth, probabilities, labels=labels)
    matrix = confusion_matrix(truth, predicted, labels=labels)
    matrix = pd.DataFrame(matrix, index=classes, columns=classes).rename_axis("true")
    return metrics | {"confusion_matrix": matrix, "classes": report} | curves


def regression_metrics(scored, label):
    """Compare predicted numbers with true ones."""
    scored = scored.dropna(subset=label)
    truth, predicted = scored[label], scored["predicted"]
    residuals = {"truth": truth, "predicted": predicted, "residual": truth - predicted}
    return {
        "mae": mean_absolute_error(truth, predicted),
        "rmse": root_mean_squared_error(truth, predicted),
        "r2": r2_score(truth, predicted),
        "residuals": pd.DataFrame(residuals),
    }


def clustering_metrics(scored, features=None):
    """Measure how well groups are set apart, by numbers on a common scale."""
    if not features:
        features = scored.drop(columns="predicted").select_dtypes("number").columns
    complete = scored.dropna(subset=features)
    groups = complete["predicted"]
    metrics = {"clusters": scored["predicted"].nunique()}
    if len(features) > 0 and 1 < groups.nunique() < len(groups):
        metrics["silhouette"] = silhouette_score(
            StandardScaler().fit_transform(complete[features]),
            groups,
            sample_size=min(len(groups), 10_000),
            random_state=0,
        )
    sizes = scored["predicted"].value_counts().sort_index()
    return metrics | {"sizes": sizes.rename_axis("cluster").to_frame("rows")}


def side_by_side(metrics, other):
    """Put two sets of measures together; names of the second begin with "other"."""
    return metrics | {f"other_{name}": value for name, value in other.items()}


@module(
    category="Evaluate",
    title="Evaluate model",
    keywords=(
        "accuracy",
        "confusion matrix",
        "roc",
        "auc",
        "precision",
        "recall",
        "f1",
        "rmse",
        "r2",
        "silhouette",
        "metrics",
        "compare",
    ),
)
def evaluate_model(
    scored: Table,
    other: Table | None = None,
    *,
    label: Annotated[Column | None, Inherits("label")] = None,
    task: Annotated[Literal["classification", "regression", "clustering"], Inherits("task")],
    positive: Annotated[str | None, Inherits("positive")] = None,
    features: Annotated[Columns | None, Advanced()] = None,
) -> Metrics:
    """Measure how good predictions are.

    Classification: accuracy, precision, recall, F1, AUC, average precision and log loss, with the
    confusion matrix and the curves of each class. Regression: mean absolute error (MAE), root mean
    squared error (RMSE), R2 and the residuals. Clustering: silhouette and sizes of the groups.
    Rows without a true value are left out.

    Parameters
    ----------
    scored : Table
        A table that Score model gave.
    other : Table
        A second scored table of the same task, to compare.
    label : str
        The column that holds the truth; if empty, the one the model was trained for.
    task : str
        What was predicted; if empty, what the learner is for.
    positive : str
        The class you look for, such as *malignant*: precision, recall, F1, AUC and average
        precision are about this class. If empty, the one named in Train model; if none is named
        there, these measures are means over all classes.
    features : list of str
        For clustering: the columns of numbers by which rows are alike; if empty, all. They are
        brought to a common scale first, and rows with gaps are left out.

    Returns
    -------
    output : Metrics
        The measures. Those of the second table begin with *other*.
    """
    if task != "clustering" and label is None:
        raise ValueError('name the column that holds the truth in "label"')
    if task == "classification":
        if other is None:
            return classification_metrics(scored, label, positive=positive)
        else:
            return side_by_side(
                classification_metrics(scored, label, positive=positive),
                classification_metrics(other, label, positive=positive),
            )
    elif task == "regression":
        if other is None:
            return regression_metrics(scored, label)
        else:
            return side_by_side(regression_metrics(scored, label), regression_metrics(other, label))
    else:
        if other is None:
            return clustering_metrics(scored, features=features)
        else:
            return side_by_side(
                clustering_metrics(scored, features=features),
                clustering_metrics(other, features=features),
            )


def validate(data, estimator, label, folds, measure, features=None, positive=None):
    """Learn from all folds but one and predict that one, in turn; measure each."""
    data = data.dropna(subset=label).infer_objects()
    table = data[features] if features else data.drop(columns=label)
    parts = []
    for number, (train, test) in enumerate(folds.split(table, data[label]), start=1):
        model = clone(estimator).fit(table.iloc[train], data[label].iloc[train])
        parts.append(score_model(model, data.iloc[test]).assign(fold=number))
    options = {} if positive is None else {"positive": positive}
    measures = [measure(part, label, **options) for part in parts]
    scored = pd.concat(parts).sort_index()
    whole = measure(scored, label, **options)
    tables = {name: whole[name] for name in whole if isinstance(whole[name], pd.DataFrame)}
    numbers = pd.DataFrame(measures, index=range(1, len(parts) + 1)).rename_axis("fold")
    numbers = numbers.drop(columns=list(tables), errors="ignore")
    metrics = numbers.mean().to_dict() | numbers.std().add_suffix("_std").to_dict()
    return metrics | {"folds": numbers} | tables, scored


@module(
    category="Evaluate",
    title="Cross-validate",
    keywords=("k-fold", "cross validation", "folds", "cv", "generalization"),
)
def cross_validate(
    data: Table,
    estimator: Estimator,
    *,
    label: Annotated[Column, Declares("label")],
    task: Annotated[Literal["classification", "regression"], Inherits("task")],
    folds: Annotated[int, Ge(2)] = 5,
    features: Columns | None = None,
    positive: Annotated[str | None, Declares("positive")] = None,
    random_state: Annotated[Seed, Advanced()] = 0,
) -> tuple[Annotated[Metrics, "metrics"], Annotated[Table, "scored"]]:
    """Measure a learner on every row, each time trained without that row.

    Rows are dealt into folds; the learner is trained on all folds but one and measured on that one,
    in turn. In a classification every class is spread evenly over the folds.

    Parameters
    ----------
    data : Table
        The rows to learn from and to test on.
    estimator : Estimator
        The learner. Put Prepare features in front, not Clean or Normalize: what those learn from
        all rows would leak into the test rows.
    label : str
        The column to predict. Rows without it are left out.
    task : str
        What to predict; if empty, what the learner is for.
    folds : int
        Number of parts, at least 2: more take longer and leave more rows to learn from.
    features : list of str
        The columns to predict from; if empty, all but the label.
    positive : str
        The class you look for, such as *malignant*: precision, recall, F1, AUC and average
        precision are about this class. If empty, they are means over all classes.
    random_state : int
        The same number deals the same folds each time. Leave it empty for other folds each time;
        such results do not repeat.

    Returns
    -------
    metrics : Metrics
        Mean and standard deviation of each measure over the folds, the measures of each fold, and
        tables and curves over all rows.
    scored : Table
        Every row with what was predicted for it, and its fold.
    """
    if task == "classification":
        metrics, scored = validate(
            data,
            estimator,
            label,
            StratifiedKFold(folds, shuffle=True, random_state=random_state),
            classification_metrics,
            features=features,
            positive=positive,
        )
    else:
        metrics, scored = validate(
            data,
            estimator,
            label,
            KFold(folds, shuffle=True, random_state=random_state),
            regression_metrics,
            features=features,
        )
    return metrics, scored
