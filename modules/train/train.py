"""Train model and train clustering: let a learner learn from a table."""

from __future__ import annotations

from typing import Annotated

from sklearn.base import clone
from sklearn.pipeline import Pipeline

from modules.contract import module
from modules.types import Advanced, Clusterer, Column, Columns, Declares, Estimator, Model, Table


def weights(estimator, weight):
    """Name the weights of the rows for the step of a pipeline that takes them."""
    if isinstance(estimator, Pipeline):
        return {f"{estimator.steps[-1][0]}__sample_weight": weight}
    return {"sample_weight": weight}


@module(
    category="Train",
    title="Train model",
    keywords=("fit", "learn", "label", "target", "supervised", "build model"),
)
def train_model(
    data: Table,
    estimator: Estimator,
    *,
    label: Annotated[Column, Declares("label")],
    features: Columns | None = None,
    weight: Annotated[Column | None, Declares("weight"), Advanced()] = None,
    positive: Annotated[str | None, Declares("positive"), Advanced()] = None,
) -> Model:
    """Let a learner find out how a column follows from the others.

    Parameters
    ----------
    data : Table
        The rows to learn from.
    estimator : Estimator
        The learner. It is copied first, so one learner may be trained on several tables.
    label : str
        The column to predict. It must have no gaps.
    features : list of str
        The columns to predict from; if empty, all but the label (and the weight).
    weight : str
        A column of numbers that says how much each row counts. Not every learner can use it.
    positive : str
        For two classes: the one you look for, such as *malignant*. It does not change the model;
        the measures of Evaluate model are about this class.

    Returns
    -------
    output : Model
        The trained model.
    """
    return clone(estimator).fit(
        data[features]
        if features
        else data.drop(columns=label if weight is None else [label, weight]),
        data[label],
        **({} if weight is None else weights(estimator, data[weight])),
    )


@module(
    category="Train",
    title="Train clustering",
    keywords=("cluster", "k-means", "group", "segment", "unsupervised", "assign"),
)
def train_clustering(
    data: Table, estimator: Estimator, *, features: Columns | None = None
) -> tuple[Annotated[Clusterer, "clusterer"], Annotated[Table, "assigned"]]:
    """Let a learner find groups of rows that are alike.

    Parameters
    ----------
    data : Table
        The rows to group.
    estimator : Estimator
        A clustering learner, such as K-means, alone or behind Prepare features.
    features : list of str
        The columns that say what is alike; if empty, all.

    Returns
    -------
    clusterer : Clusterer
        The trained model; Score model puts further rows in its groups.
    assigned : Table
        The table with a column `predicted`, the number of each row's group.
    """
    clusterer = clone(estimator)
    labels = clusterer.fit_predict(data[features] if features else data)
    return clusterer, data.assign(predicted=labels)
