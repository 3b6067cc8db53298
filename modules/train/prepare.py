"""Prepare features: let any learner take words, gaps and numbers of any size."""

from __future__ import annotations

from typing import Annotated, Literal

from annotated_types import Ge
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.model_selection import KFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    MaxAbsScaler,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    RobustScaler,
    StandardScaler,
    TargetEncoder,
)

from modules.contract import module
from modules.types import Advanced, Estimator


@module(
    category="Train",
    title="Prepare features",
    keywords=("pipeline", "preprocess", "impute", "encode", "scale", "one-hot", "mixed types"),
)
def prepare_features(
    estimator: Estimator,
    *,
    numbers: Literal["median", "mean", "most_frequent", "constant"] = "median",
    scale: Literal["standard", "minmax", "robust", "maxabs", "none"] = "standard",
    categories: Literal["one-hot", "ordinal", "target"] = "one-hot",
    max_categories: Annotated[int, Ge(2)] | None = 50,
    min_frequency: Annotated[Annotated[int, Ge(1)] | None, Advanced()] = None,
    mark_missing: Annotated[bool, Advanced()] = False,
) -> Estimator:
    """Fill gaps, scale numbers and encode words in front of a learner.

    Learner and preparation become one: what is filled and scaled, and how, is learned from the
    training rows alone, also inside each fold of a cross-validation, and is done the same way to
    every row the model is asked about. Columns of numbers and columns of words, categories and
    yes/no are found by themselves. Dates are left out; Expand dates makes numbers of them.

    Parameters
    ----------
    estimator : Estimator
        The learner that gets the prepared features.
    numbers : str
        What fills a gap in a column of numbers: the *median*, the *mean* or the most frequent value
        of the training rows, or the *constant* 0.
    scale : str
        How numbers are scaled. *standard*: mean 0 and standard deviation 1. *minmax*: from 0 to 1,
        for learners that refuse negative numbers. *robust*: little moved by outliers. *maxabs*:
        divided by the largest absolute value. *none*: as they are, which suits trees.
    categories : str
        How words become numbers. *one-hot*: a column of 0 and 1 for each category. *ordinal*: a
        number for each category, in alphabetical order; one column each, which suits trees.
        *target*: the mean of what is predicted over the rows of the category; it needs a label,
        so it is not for clustering. A gap is a category of its own.
    max_categories : int
        At most so many categories for each column; the rarest are treated as one. Empty: no limit.
        Not used by *target*.
    min_frequency : int
        Categories with fewer rows than this are treated as one. Not used by *target*.
    mark_missing : bool
        Add a column of 0 and 1 for each column of numbers with gaps: the gap itself may tell.

    Returns
    -------
    output : Estimator
        A scikit-learn pipeline, to be used like the learner itself.
    """
    if scale == "none":
        numeric = SimpleImputer(
            strategy=numbers, keep_empty_features=True, add_indicator=mark_missing
        )
    else:
        numeric = make_pipeline(
            SimpleImputer(strategy=numbers, keep_empty_features=True, add_indicator=mark_missing),
            StandardScaler()
            if scale == "standard"
            else MinMaxScaler()
            if scale == "minmax"
            else RobustScaler()
            if scale == "robust"
            else MaxAbsScaler(),
        )
    if categories == "one-hot":
        categorical = OneHotEncoder(
            handle_unknown="ignore"
            if max_categories is None and min_frequency is None
            else "infrequent_if_exist",
            max_categories=max_categories,
            min_frequency=min_frequency,
            sparse_output=False,
        )
    elif categories == "ordinal":
        categorical = OrdinalEncoder(
            handle_unknown="use_encoded_value",
            unknown_value=-1,
            encoded_missing_value=-1,
            max_categories=max_categories,
            min_frequency=min_frequency,
        )
    else:
        categorical = TargetEncoder(cv=KFold(5, shuffle=True, random_state=0))
    return make_pipeline(
        make_column_transformer(
            (numeric, make_column_selector(dtype_include="number")),
            (
                categorical,
                make_column_selector(dtype_include=["object", "str", "category", "bool"]),
            ),
            verbose_feature_names_out=False,
        ),
        estimator,
    )
