"""Expand dates: parts of a date that a learner can use."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from modules.contract import module
from modules.types import Columns, Table

Part = Literal["year", "quarter", "month", "day", "day_of_week", "day_of_year", "hour", "minute"]


@module(
    category="Transform",
    title="Expand dates",
    keywords=("date", "time", "month", "weekday", "season", "calendar", "datetime"),
)
def expand_dates(
    data: Table,
    *,
    columns: Columns,
    parts: list[Part] = ["year", "month", "day_of_week"],  # noqa: B006
) -> Table:
    """Turn dates into numbers a learner can use.

    Parameters
    ----------
    data : Table
        The table with dates.
    columns : list of str
        The columns that hold dates, or text that reads as dates.
    parts : list of str
        What to take from each date; *day_of_week* counts from 0 for Monday. Each part becomes a
        column *date_part*; the dates themselves are left out. A missing date gives missing parts.

    Returns
    -------
    output : Table
        The table with numbers in place of the dates.
    """
    made = {
        f"{column}_{part}": getattr(pd.to_datetime(data[column]).dt, part)
        for column in columns
        for part in parts
    }
    return data.drop(columns=columns).assign(**made)
