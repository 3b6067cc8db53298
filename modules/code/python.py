"""Execute Python script: whatever no other module does."""

from __future__ import annotations

from typing import Any

from modules.contract import module
from modules.types import Code, Table

START = '''\
import pandas as pd


def transform(data, other=None):
    """Change the table. What is returned goes on to the next step."""
    return data
'''


@module(
    category="Code",
    title="Execute Python script",
    keywords=("custom", "own code", "function", "pandas", "formula", "new column", "filter rows"),
    own_code=True,
)
def execute_python(data: Table, other: Table | None = None, *, code: Code = START) -> Table:
    """Run your own Python on a table.

    Parameters
    ----------
    data : Table
        The first table.
    other : Table
        A second table, if two are needed, to join them for example.
    code : str
        Python that defines `transform(data, other)` and gives back a pandas DataFrame. What you
        import must be installed. Change the tables as you like: you get copies.

    Returns
    -------
    output : Table
        What `transform` gives back.
    """
    names: dict[str, Any] = {}
    exec(code, names)
    tables = [data] if other is None else [data, other]
    return names["transform"](*(table.copy(deep=False) for table in tables))
