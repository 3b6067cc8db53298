"""Enter data: a small table typed by hand."""

from __future__ import annotations

import io

import pandas as pd

from modules.contract import module
from modules.types import Csv, Table


@module(
    category="Data",
    title="Enter data",
    keywords=("type in", "manual", "csv text", "inline", "paste"),
)
def enter_data(*, text: Csv = "x,y\n1,2.5\n2,3.5\n3,\n") -> Table:
    """Type or paste a small table.

    Parameters
    ----------
    text : str
        The table as comma-separated text: the first line names the columns, every other line is
        a row, and an empty cell is a missing value. Put quotes around a cell that holds a comma.

    Returns
    -------
    output : Table
        What was typed, each column with the type that fits all its cells.
    """
    return pd.read_csv(io.StringIO(text), skipinitialspace=True)
