"""Cells that scikit-learn cannot take: infinite ones, gaps, text, lists, pandas' own gaps."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from .trouble import Trouble, count, some

PLAIN = (str, bool, int, float, type(None), np.generic)


def infinite(trouble: Trouble) -> str | None:
    """Numbers without end."""
    if not trouble.says("infinity"):
        return None
    found = dict(_columns(trouble, lambda cells: np.isinf(_floats(cells))))
    if not found:
        return None
    return (
        f"{some(found)} {_holds(found)} infinity (inf), in {count(max(found.values()), 'row')}, "
        'which no learner takes. Add "inf" to "missing" in Import file, or remove these rows.'
    )


def gaps(trouble: Trouble) -> str | None:
    """Missing values: in the label, or in what is learned from."""
    if not trouble.says("contains NaN", "Input contains missing values"):
        return None
    strata = trouble.holding(trouble.strata)
    if strata is not None and strata.isna().any():
        return (
            f'"{trouble.strata}", by which the rows are split, is missing in '
            f"{count(int(strata.isna().sum()), 'row')}. Put Clean missing data before this node, "
            'or choose another column in "stratify".'
        )
    label = trouble.holding(trouble.label)
    if label is not None and label.isna().any():
        return (
            f'The label "{trouble.label}" is missing in {count(int(label.isna().sum()), "row")}. '
            f'Put Clean missing data before this node, with "{trouble.label}" in "columns".'
        )
    found = dict(_columns(trouble, lambda cells: cells.isna().to_numpy()))
    if not found:
        return None
    if "predicted" in found:
        return (
            f"The model gave no prediction for {count(found['predicted'], 'row')}, as "
            '"predicted" shows. Choose another learner, or other parameters for it.'
        )
    return f"{some(found)} {_have(found)} gaps. Put Prepare features in front of the learner."


def words(trouble: Trouble) -> str | None:
    """Text where numbers must be."""
    if not trouble.says("could not convert string to float"):
        return None
    value = trouble.text.partition(": ")[2].strip("'\"")
    found = dict(_columns(trouble, lambda cells: (cells == value).fillna(False).to_numpy(bool)))
    if not found:
        return None
    if not any(wire.port == "estimator" for wire in trouble.step.inputs):
        return (
            f"{some(found)} {_holds(found)} text such as {value!r}, which is no number. "
            'Choose columns of numbers in "columns".'
        )
    return (
        f"{some(found)} {_holds(found)} text such as {value!r}, and the learner takes numbers "
        "only. Put Prepare features in front of it."
    )


def no_dates(trouble: Trouble) -> str | None:
    """Text that is no date."""
    if "to_datetime(" not in trouble.step.text:
        return None
    for table in trouble.tables.values():
        for name, cells in table.items():
            bad = [cell for cell in cells.dropna().unique().tolist() if not _is_date(cell)]
            if bad and repr(name) in ast.unparse(trouble.tree):
                return (
                    f'"{name}" holds {bad[0]!r}, which is no date. Choose columns of dates, '
                    "or correct their types where the table is imported."
                )
    return None


def _is_date(cell: Any) -> bool:
    try:
        return bool(pd.Timestamp(cell))
    except (TypeError, ValueError):
        return False


def no_numbers(trouble: Trouble) -> str | None:
    """No column to change."""
    if not trouble.tables or not trouble.says("at least one array or dtype is required"):
        return None
    port, table = next(iter(trouble.tables.items()))
    if trouble.label is not None and list(table.columns) == [trouble.label]:
        return f'The table at "{port}" has no column beside the label "{trouble.label}".'
    return f'The table at "{port}" has no column of numbers to change.'


def nullable(trouble: Trouble) -> str | None:
    """Types of pandas whose gaps (NA) scikit-learn does not know."""
    if not trouble.says("NAType", "NA is ambiguous"):
        return None
    names = [
        name
        for table in trouble.tables.values()
        for name, cells in table.items()
        if isinstance(cells.dtype, pd.api.extensions.ExtensionDtype)
        and cells.dtype.na_value is pd.NA
    ]
    if not names:
        return None
    return (
        f"{some(names)} {_have(names)} a type of pandas whose gaps scikit-learn does not know. "
        f'End your own code with data.astype({{"{names[0]}": "object"}}) or leave the column out.'
    )


def objects(trouble: Trouble) -> str | None:
    """Lists, mappings and mixtures."""
    if not trouble.says("uniformly strings or numbers", "unhashable type", "not supported between"):
        return None
    for table in trouble.tables.values():
        for name, cells in table.items():
            kinds = {type(cell) for cell in cells.dropna().tolist()}
            strange = [kind for kind in kinds if not issubclass(kind, PLAIN)]
            if strange:
                return (
                    f'The cells of "{name}" are no single values but of type '
                    f"{strange[0].__name__}. Leave the column out with Select columns, or make "
                    "plain columns of it with Execute Python script."
                )
            if str in kinds and len(kinds) > 1:
                return (
                    f'"{name}" mixes text and other values. Make it one: say its type in "types" '
                    "of Import file, or use Execute Python script."
                )
    return None


def _columns(
    trouble: Trouble, which: Callable[[pd.Series], np.ndarray]
) -> Iterator[tuple[Any, int]]:
    """Columns with such cells, and how many, of all tables that were read."""
    for table in trouble.tables.values():
        for name, cells in table.items():
            number = int(np.asarray(which(cells)).sum())
            if number:
                yield name, number


def _floats(cells: pd.Series) -> np.ndarray:
    if not pd.api.types.is_numeric_dtype(cells):
        return np.zeros(len(cells))
    return cells.to_numpy(float, na_value=0.0)


def _holds(names: Any) -> str:
    return "holds" if len(names) == 1 else "hold"


def _have(names: Any) -> str:
    return "has" if len(names) == 1 else "have"


RULES = (infinite, gaps, words, no_dates, no_numbers, nullable, objects)
