"""Sample data: a table that is always at hand."""

from __future__ import annotations

from typing import Annotated, Literal

import pandas as pd

from modules.contract import module
from modules.data.samples import sample_file
from modules.types import File, FromSample, Table

Name = Literal["penguins", "cars", "iris", "wine", "breast_cancer", "diabetes", "digits", "weather"]


@module(
    category="Data",
    title="Sample data",
    keywords=("example", "dataset", "bundled", "toy", "penguins", "cars", "iris", "digits"),
)
def sample_data(
    *, name: Name = "penguins", file: Annotated[File, FromSample("name", sample_file)]
) -> Table:
    """Start with a well-known data set.

    Parameters
    ----------
    name : str
        The data set.
        *penguins*: 344 penguins of three species; numbers, words and gaps. Try to predict
        `species`.
        *cars*: 406 cars; numbers, words and gaps. Predict the number `miles_per_gallon`.
        *iris*: 150 flowers of three species. *wine*: 178 wines of three growers.
        *breast_cancer*: 569 tumours; predict `diagnosis`.
        *diabetes*: 442 patients; predict the number `progression`.
        *digits*: 1,797 handwritten digits as 8 x 8 pixels; predict `digit`.
        *weather*: 1,461 days in Seattle, with dates; predict `weather`.
    file : str
        The file that holds it.

    Returns
    -------
    output : Table
        One row for each penguin, car, flower, ...
    """
    return pd.read_csv(file, parse_dates=["date"] if name == "weather" else None)
