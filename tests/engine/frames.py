"""Frames of every make, by speaking names."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

ROWS = 120


def dice() -> np.random.Generator:
    return np.random.default_rng(7)


def floats(order: str = "C") -> pd.DataFrame:
    return pd.DataFrame(
        np.array(dice().normal(size=(ROWS, 4)), order=order), columns=list("abcd"), copy=False
    )


def mixed() -> pd.DataFrame:
    rng = dice()
    return pd.DataFrame(
        {
            "height": rng.normal(size=ROWS),
            "count": rng.integers(0, 9, ROWS),
            "word": rng.choice(["ja", "nein", None], ROWS),
            "weight": np.where(rng.random(ROWS) > 0.8, np.nan, rng.normal(size=ROWS)),
            "yes": rng.random(ROWS) > 0.5,
            "kind": pd.Categorical(rng.choice(["x", "y"], ROWS), categories=["y", "x", "z"]),
            "day": pd.date_range("2020-01-01", periods=ROWS),
        }
    )


def one(values: Any, **options: Any) -> pd.DataFrame:
    return pd.DataFrame({"a": pd.Series(values, **options)})


EXACT: dict[str, Callable[[], pd.DataFrame]] = {
    "floats in rows": floats,
    "floats in columns": lambda: floats("F"),
    "narrow floats": lambda: floats().astype("float32"),
    "half floats": lambda: floats().astype("float16"),
    "mixed": mixed,
    "first rows": lambda: mixed().head(50),
    "middle rows": lambda: mixed().iloc[10:60],
    "every third row": lambda: mixed().iloc[::3],
    "backwards": lambda: mixed().iloc[::-1],
    "some columns": lambda: mixed()[["weight", "height"]],
    "sliced columns": lambda: floats().iloc[:, 1:3],
    "after concat": lambda: pd.concat([mixed().head(5), mixed().tail(5)]),
    "column added": lambda: floats().assign(more=1.0),
    "shuffled": lambda: mixed().sample(frac=1, random_state=0),
    "turned": lambda: floats().head(5).T,
    "negative zero": lambda: one([-0.0, 0.0, np.nan, np.inf, -np.inf]),
    "all missing": lambda: pd.DataFrame({"a": [np.nan, np.nan], "b": [None, None]}),
    "booleans with gaps": lambda: one([True, None, False], dtype=object),
    "words with None": lambda: one(["x", None, "y"], dtype=object),
    "words with NaN": lambda: one(["x", np.nan, "y"], dtype=object),
    "mixed plain objects": lambda: one([1, "x", 2.5, None, True], dtype=object),
    "date objects": lambda: one([datetime.date(2020, 1, 1), None], dtype=object),
    "nullable integers": lambda: one([1, None, 3], dtype="Int64"),
    "nullable floats": lambda: one([1.5, None, 3], dtype="Float64"),
    "nullable booleans": lambda: one([True, None, False], dtype="boolean"),
    "python strings": lambda: one(["x", None], dtype=pd.StringDtype("python")),
    "arrow integers": lambda: one([1, None], dtype="int64[pyarrow]"),
    "small integers": lambda: pd.DataFrame({"a": np.array([1], "u1"), "b": np.array([2], "i2")}),
    "ordered categories": lambda: one(pd.Categorical([3, None, 1], [3, 1, 2], ordered=True)),
    "intervals as categories": lambda: one(pd.cut(np.arange(10.0), 3)),
    "dates with zone": lambda: one(pd.date_range("2020", periods=3, tz="Europe/Berlin")),
    "durations": lambda: one(pd.to_timedelta([1, None, 3], unit="s")),
    "periods": lambda: one(pd.period_range("2020", periods=3, freq="M")),
    "date index": lambda: one(range(3)).set_axis(pd.date_range("2020", periods=3, name="t")),
    "text index": lambda: one(range(2)).set_axis(["r", "s"]),
    "several indexes": lambda: one(range(4)).set_axis(
        pd.MultiIndex.from_product([["x", "y"], [1, 2]], names=["p", None])
    ),
    "numbered columns": lambda: pd.DataFrame(dice().normal(size=(5, 3))),
    "named columns": lambda: pd.DataFrame([[1]], columns=pd.Index(["a"], name="q")),
    "the same name twice": lambda: pd.DataFrame([[1, 2]], columns=["a", "a"]),
    "no rows": lambda: mixed().iloc[:0],
    "no columns": lambda: mixed()[[]],
    "nothing": pd.DataFrame,
}
SHOWN: dict[str, Callable[[], pd.DataFrame]] = {
    "lists": lambda: one([[1], [2, 3]]),
    "dicts": lambda: one([{}, {"a": 1}]),
    "huge integers": lambda: one([2**70, 1]),
    "complex": lambda: one([1j, 2]),
    "sparse": lambda: one(pd.arrays.SparseArray([0, 0, 1])),
    "numpy cells": lambda: one([np.float64(1), "x"], dtype=object),
    "two rows of columns": lambda: pd.DataFrame(
        [[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")])
    ),
}
