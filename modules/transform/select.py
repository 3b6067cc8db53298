"""Select columns: go on with some columns of a table."""

from __future__ import annotations

from typing import Literal

from modules.contract import module
from modules.types import Columns, Table


@module(
    category="Transform",
    title="Select columns",
    keywords=("project", "keep columns", "drop columns", "exclude", "remove", "subset"),
)
def select_columns(
    data: Table, *, columns: Columns, mode: Literal["keep", "drop"] = "keep"
) -> Table:
    """Keep some columns of a table, or drop them.

    Parameters
    ----------
    data : Table
        The table to take columns from.
    columns : list of str
        The columns meant.
    mode : str
        *keep* gives these columns, in the order they are listed; *drop* gives all others, in the
        order of the table.

    Returns
    -------
    output : Table
        All rows, fewer columns.
    """
    if mode == "keep":
        return data[columns]
    else:
        return data.drop(columns=columns)
