"""Modules that learn a change of columns from a table, and repeat it on other tables.

Each gives the changed table and the fitted scikit-learn transformer. A transformation knows only
the columns it changes: applied to another table it leaves all others as they are, and does not
ask for them.
"""

from __future__ import annotations

from typing import Annotated, Literal

import pandas as pd
from annotated_types import Ge
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.preprocessing import (
    FunctionTransformer,
    MaxAbsScaler,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    QuantileTransformer,
    RobustScaler,
    StandardScaler,
)

from modules.contract import module
from modules.types import Advanced, Columns, Table, Transformation


def apply(transformation, data):
    """Put what a fitted transformer makes in the place of the columns it was fitted to."""
    columns = list(getattr(transformation, "feature_names_in_", []))
    made = transformation.transform(data[columns]).infer_objects()
    rest = data.drop(columns=columns)
    order = [name for name in dict.fromkeys([*data, *made]) if name in rest or name in made]
    return pd.concat([rest, made], axis=1, verify_integrity=True)[order]


@module(
    category="Transform",
    title="Clean missing data",
    keywords=("impute", "fill", "gaps", "nan", "null", "dropna", "missing values"),
)
def clean_missing(
    data: Table,
    *,
    strategy: Literal[
        "drop_rows", "drop_columns", "mean", "median", "most_frequent", "constant"
    ] = "drop_rows",
    columns: Columns | None = None,
    number: Annotated[float, Advanced()] = 0,
    text: Annotated[str, Advanced()] = "missing",
) -> tuple[Annotated[Table, "cleaned"], Annotated[Transformation, "transformation"]]:
    """Remove or fill missing values.

    To give different columns different rules, put several of these in a row. A column without a
    single value is removed when the others are filled. Dates are not filled; drop these rows or
    this column.

    Parameters
    ----------
    data : Table
        The table with gaps.
    strategy : str
        What to do about a gap. *drop_rows* removes its row, *drop_columns* its column. The others
        fill it: *mean* and *median* with that of the column (in columns of words, which have none,
        with the most frequent word), *most_frequent* with the most frequent value, *constant* with
        the number or text given below.
    columns : list of str
        The columns this is about; if empty, all that have gaps.
    number : float
        For *constant*: what columns of numbers are filled with.
    text : str
        For *constant*: what all other columns are filled with.

    Returns
    -------
    cleaned : Table
        The table without these gaps.
    transformation : Transformation
        Does the same to other tables, with the values found in this one. After *drop_rows* it
        changes nothing, because a row that asks for a prediction must not vanish.
    """
    if strategy == "drop_rows":
        return (
            (data.dropna(subset=columns) if columns else data.dropna()).infer_objects(),
            FunctionTransformer(),
        )
    elif strategy == "drop_columns":
        transformer = make_column_transformer(("drop", make_column_selector()))
    else:
        transformer = make_column_transformer(
            (
                SimpleImputer(
                    strategy=strategy, fill_value=number if strategy == "constant" else None
                ),
                make_column_selector(dtype_include="number"),
            ),
            (
                SimpleImputer(strategy="constant", fill_value=text)
                if strategy == "constant"
                else SimpleImputer(strategy="most_frequent"),
                make_column_selector(dtype_include=["object", "str", "category"]),
            ),
            remainder="passthrough",
            verbose_feature_names_out=False,
        )
    transformation = transformer.set_output(transform="pandas").fit(
        data[columns] if columns else data.loc[:, data.isna().any()]
    )
    return apply(transformation, data), transformation


@module(
    category="Transform",
    title="Normalize",
    keywords=("scale", "standardize", "z-score", "min max", "center", "rescale", "range"),
)
def normalize(
    data: Table,
    *,
    method: Literal["standard", "minmax", "robust", "maxabs", "quantile"] = "standard",
    columns: Columns | None = None,
) -> tuple[Annotated[Table, "normalized"], Annotated[Transformation, "transformation"]]:
    """Bring columns of numbers to a common scale.

    Gaps stay gaps. Use the transformation, not a second Normalize, for the rows a model is tested
    on: they must be measured with the same rule. Leave out the column you want to predict.

    Parameters
    ----------
    data : Table
        The table with numbers.
    method : str
        *standard*: mean 0 and standard deviation 1. *minmax*: from 0 to 1. *robust*: median 0 and
        quartile distance 1, little moved by outliers. *maxabs*: divided by the largest absolute
        value, zero stays zero. *quantile*: by rank, evenly from 0 to 1.
    columns : list of str
        The columns to change; if empty, all columns of numbers.

    Returns
    -------
    normalized : Table
        The table with these columns changed.
    transformation : Transformation
        Does the same to other tables, with the scale of this one.
    """
    columns = columns if columns else data.select_dtypes("number").columns
    transformation = (
        StandardScaler()
        if method == "standard"
        else MinMaxScaler()
        if method == "minmax"
        else RobustScaler()
        if method == "robust"
        else MaxAbsScaler()
        if method == "maxabs"
        else QuantileTransformer(n_quantiles=100, random_state=0)
    ).set_output(transform="pandas")
    return data.assign(**transformation.fit_transform(data[columns])), transformation


@module(
    category="Transform",
    title="Encode categories",
    keywords=(
        "one-hot",
        "dummy variables",
        "ordinal",
        "label encoding",
        "indicator",
        "get dummies",
    ),
)
def encode_categories(
    data: Table,
    *,
    method: Literal["one-hot", "ordinal"] = "one-hot",
    columns: Columns | None = None,
    max_categories: Annotated[int, Ge(2)] | None = None,
) -> tuple[Annotated[Table, "encoded"], Annotated[Transformation, "transformation"]]:
    """Turn words into numbers.

    Parameters
    ----------
    data : Table
        The table with categories.
    method : str
        *one-hot* gives each category a column of its own, named *column_category*, with 1 where it
        holds and 0 elsewhere. *ordinal* numbers the categories of a column in alphabetical order.
        A gap is a category of its own (ordinal: -1). A category that was not there when the rule
        was made becomes 0 in all columns (ordinal: -1).
    columns : list of str
        The columns to encode; if empty, all columns of words, categories and yes/no.
    max_categories : int
        At most so many categories for each column: the rarest are treated as one. Empty: no limit.

    Returns
    -------
    encoded : Table
        The table with numbers in place of categories.
    transformation : Transformation
        Does the same to other tables, with the categories of this one.
    """
    encoder = (
        OneHotEncoder(
            handle_unknown="ignore" if max_categories is None else "infrequent_if_exist",
            max_categories=max_categories,
            sparse_output=False,
        )
        if method == "one-hot"
        else OrdinalEncoder(
            handle_unknown="use_encoded_value",
            unknown_value=-1,
            encoded_missing_value=-1,
            max_categories=max_categories,
        )
    )
    transformation = encoder.set_output(transform="pandas").fit(
        data[columns] if columns else data.select_dtypes(["object", "str", "category", "bool"])
    )
    return apply(transformation, data), transformation


@module(
    category="Transform",
    title="Apply transformation",
    keywords=("transform", "reuse", "same scaling", "test rows"),
)
def apply_transformation(transformation: Transformation, data: Table) -> Table:
    """Change a table with a rule that was learned from another one.

    Columns the rule does not know pass through as they are, and it does not ask for a column that
    it does not change.

    Parameters
    ----------
    transformation : Transformation
        The rule, from Clean missing data, Normalize or Encode categories.
    data : Table
        The table to change, usually the test rows.

    Returns
    -------
    output : Table
        The table with the columns of the rule replaced.
    """
    return apply(transformation, data)
