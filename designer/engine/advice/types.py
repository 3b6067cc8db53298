"""Columns that do not hold what the types of Import file say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from .trouble import Trouble, count, some

NAMES = {
    "float64": "number",
    "int64": "integer",
    "bool": "boolean",
    "boolean": "boolean",
    "str": "text",
    "datetime64[us]": "date",
}
GROUPED = re.compile(r"[+-]?\d{1,3}([,. '])\d{3}(\1\d{3})*")
MARKS = ("?", "-", "--", ".", "*", "x")


def wrong_type(trouble: Trouble) -> str | None:
    """A column is said to be of a type that its cells do not fit."""
    if trouble.file is None or trouble.tables:
        return None
    wanted = dict(_wanted(trouble.tree))
    if not wanted:
        return None
    table = _as_found(trouble)
    for column, dtype in wanted.items():
        if column not in table.columns:
            return (
                f'"types" names the column "{column}", which "{trouble.file}" does not have; '
                f"it has {some(table.columns, 8)}."
            )
        if said := _said(column, table[column], dtype):
            return said
    return None


def _said(column: str, cells: pd.Series, dtype: str) -> str | None:
    name = NAMES.get(dtype, dtype)
    gaps = int(cells.isna().sum())
    if dtype in ("int64", "bool", "boolean") and gaps:
        other = '"number"' if dtype == "int64" else '"category" or "text"'
        return (
            f'"{column}" cannot be {name}: it has {count(gaps, "gap")}. '
            f'Choose {other} in "types", or fill the gaps later.'
        )
    bad = [cell for cell in cells.dropna().unique().tolist() if not _fits(cell, dtype)]
    if not bad:
        return None
    more = f" and {count(len(bad) - 1, 'other value')}" if len(bad) > 1 else ""
    return f'"{column}" cannot be {name}: it holds {bad[0]!r}{more}. {_remedy(bad, dtype)}'


def _fits(cell: Any, dtype: str) -> bool:
    if dtype == "bool":
        return isinstance(cell, bool) or str(cell).strip().lower() in ("true", "false", "0", "1")
    if dtype == "boolean":
        return not isinstance(cell, str) and cell in (0, 1)
    if dtype not in ("float64", "int64", "datetime64[us]"):
        return True
    try:
        if dtype == "datetime64[us]":
            return pd.Timestamp(cell) is not pd.NaT
        return dtype == "float64" or float(cell) % 1 == 0 if float(cell) == float(cell) else False
    except (TypeError, ValueError):
        return False


def _remedy(bad: list[Any], dtype: str) -> str:
    words = [cell.strip() for cell in bad if isinstance(cell, str)]
    grouped = [found for found in map(GROUPED.fullmatch, words) if found]
    if dtype in ("bool", "boolean"):
        return 'A boolean is true or false, or 1 or 0. Choose "category" in "types".'
    if grouped and len(grouped) == len(words):
        return f'Set "thousands" to {grouped[0][1]!r}.'
    if words and set(words) <= {*MARKS}:
        return f'If it stands for a gap, add {words[0]!r} to "missing".'
    if dtype == "int64" and not words:
        return 'Choose "number" in "types".'
    if dtype == "datetime64[us]":
        return "Write dates as 2026-01-31, or leave it as text."
    return "Leave it as text, and make numbers of it with Execute Python script."


def _wanted(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Types that the text asks for, by column; those of dates too."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        mappings = [word.value for word in call.keywords if word.arg == "dtype"]
        if isinstance(call.func, ast.Attribute) and call.func.attr == "astype":
            mappings += call.args
        for mapping in mappings:
            if isinstance(mapping, ast.Dict):
                yield from ast.literal_eval(mapping).items()
        dates = [word.value for word in call.keywords if word.arg == "parse_dates"]
        for names in dates:
            if isinstance(names, ast.List):
                yield from ((name, "datetime64[us]") for name in ast.literal_eval(names))


class _Untyped(ast.NodeTransformer):
    """Takes the types out of the text of a step."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "astype":
            return node.func.value
        node.keywords = [w for w in node.keywords if w.arg not in ("dtype", "parse_dates")]
        return node


def _as_found(trouble: Trouble) -> pd.DataFrame:
    """The table as it is read when nothing is said of its types."""
    text = ast.unparse(ast.fix_missing_locations(_Untyped().visit(ast.parse(trouble.step.text))))
    names: dict[str, Any] = {}
    exec(f"{trouble.step.setup}\n{text}", names)
    return names[next(iter(trouble.step.outputs.values()))]


RULES = (wrong_type,)
