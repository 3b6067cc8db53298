"""Columns that a step asks for and its table does not have."""

from __future__ import annotations

import re
from difflib import get_close_matches

from .trouble import Trouble, some

QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


def missing_column(trouble: Trouble) -> str | None:
    """A name that is not among the columns."""
    about_columns = trouble.type == "KeyError" or trouble.says(
        "not found in axis", "not in index", "columns are missing", "feature names"
    )
    if not about_columns or not trouble.tables:
        return None
    port, table = next(iter(trouble.tables.items()))
    names = QUOTED.findall(trouble.text) or [trouble.text]
    absent = [name for name in names if name not in table.columns and name not in ("str", "object")]
    if not absent:
        return None
    if "predicted" in absent:
        return f'The table at "{port}" has no column "predicted". Let Score model make it first.'
    close = get_close_matches(absent[0], list(map(str, table.columns)), 1)
    meant = f' Did you mean "{close[0]}"?' if close else ""
    noun = "column" if len(absent) == 1 else "columns"
    has = some(table.columns, 8) or "none at all"
    return f'The table at "{port}" has no {noun} {some(absent)}; it has {has}.{meant}'


RULES = (missing_column,)
