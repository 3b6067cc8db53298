"""What is known of an output at a glance: rows and columns, class of a model, main score."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from . import tables
from .cells import plain, type_name

if TYPE_CHECKING:
    from .kinds import Made

LEVELS = 50
MAIN = ("accuracy", "r2", "silhouette", "f1", "auc", "rmse", "mae")


def of(kind: str, made: Made) -> dict[str, Any]:
    """Summarise an output that is no table."""
    if kind == "metrics":
        return {**metrics(made.value), "task": made.task}
    if kind == "chart":
        return {"title": _title(made.value)}
    if kind not in ("model", "transformation", "clusterer", "estimator"):
        return {"text": repr(made.value)[:200]}
    return model(made)


# ------------------------------------------------------------- tables
def table(kept: pa.Table) -> dict[str, Any]:
    """Rows, number of columns, and what is known of each column."""
    schema = columns(kept)
    return {"rows": tables.rows_of(kept), "columns": len(schema), "schema": schema}


def columns(kept: pa.Table) -> list[dict[str, Any]]:
    """Name, type, gaps and levels of each column of a kept table."""
    notes = tables.notes(kept)
    return [
        {"name": kept.schema.names[at], **column(kept.column(at), note)}
        for at, note in enumerate(notes)
    ]


def column(cells: pa.ChunkedArray, note: dict[str, Any]) -> dict[str, Any]:
    """Type, gaps, distinct values and, if few, levels of one column."""
    kind = type_name(cells.type, note)
    gaps = int(pc.sum(pc.is_null(cells, nan_is_null=True)).as_py() or 0)
    unique, levels = None, None
    if _worth_counting(cells, kind):
        distinct = pc.unique(_decoded(cells))
        distinct = distinct.filter(pc.is_valid(distinct))
        if pa.types.is_floating(distinct.type):
            distinct = distinct.filter(pc.invert(pc.is_nan(distinct)))
        unique = len(distinct)
        if unique <= LEVELS and kind in ("text", "category", "boolean", "integer", "number"):
            levels = _levels(cells, distinct, note)
    found = {"type": kind, "missing": gaps, "unique": unique, "levels": levels}
    return {**found, **_range(cells, kind)}


def _range(cells: pa.ChunkedArray, kind: str) -> dict[str, float | None]:
    """Smallest and largest number, for the limits of learners."""
    if kind not in ("integer", "number"):
        return {"min": None, "max": None}
    ends = pc.min_max(cells.cast(pa.float64(), safe=False)).as_py()
    return {name: _finite(value) for name, value in ends.items()}


def _finite(value: Any) -> float | None:
    number = None if value is None else float(value)
    return number if number is not None and math.isfinite(number) else None


def _worth_counting(cells: pa.ChunkedArray, kind: str) -> bool:
    """Distinct values of measurements tell nothing and cost much."""
    if kind == "other":
        return False
    return kind != "number" or len(pc.unique(cells.slice(0, 1000))) <= LEVELS + 1


def _decoded(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    if isinstance(cells.type, pa.BaseExtensionType):
        cells = pa.chunked_array([chunk.storage for chunk in cells.chunks], cells.type.storage_type)
    if pa.types.is_dictionary(cells.type):
        return cells.cast(cells.type.value_type)
    return cells


def _levels(cells: pa.ChunkedArray, distinct: pa.Array, note: dict[str, Any]) -> list[Any]:
    if note["as"] == "category" and cells.num_chunks:
        order = [plain(value) for value in cells.chunk(0).dictionary.to_pylist()]
        present = {plain(value) for value in distinct.to_pylist()}
        return [value for value in order if value in present]
    found = [plain(value) for value in distinct.to_pylist()]
    return sorted(found, key=lambda value: (isinstance(value, str), value))


# ------------------------------------------------------------- metrics
def metrics(value: Any) -> dict[str, Any]:
    """The numbers, and the one that matters most."""
    numbers = dict(numbers_of(value))
    first = [(rank, at) for at, name in enumerate(numbers) for rank in _ranks(name)]
    names = list(numbers)
    main = names[min(first)[1]] if first else next(iter(names), None)
    found = {"name": main, "value": numbers[main]} if main is not None else None
    return {"main": found, "values": numbers}


def _ranks(name: str) -> list[int]:
    last = name.rpartition(".")[2].lower()
    return [rank for rank, main in enumerate(MAIN) if last == main]


def numbers_of(value: Any, prefix: str = "") -> Iterator[tuple[str, float | None]]:
    """Names and numbers of a dict of metrics, those of dicts within it too."""
    if not isinstance(value, dict):
        return
    for key, item in value.items():
        if isinstance(item, dict):
            yield from numbers_of(item, f"{prefix}{key}.")
        elif isinstance(item, int | float | np.number) and not isinstance(item, bool | np.bool_):
            yield f"{prefix}{key}", float(item) if math.isfinite(item) else None


def _title(chart: Any) -> str | None:
    title = chart.get("title") if isinstance(chart, dict) else None
    return title if isinstance(title, str) else None


# ------------------------------------------------------------- models
def model(made: Made) -> dict[str, Any]:
    """Class of a model and of its last step, its classes, and the fields of its form."""
    fitted = made.value
    last = fitted.steps[-1][1] if hasattr(fitted, "steps") and fitted.steps else fitted
    features = getattr(fitted, "feature_names_in_", None)
    return {
        "class": type(last).__name__,
        "module": type(last).__module__,
        "features": None if features is None else len(features),
        "classes": _classes(fitted),
        "task": made.task,
        "input": fields(fitted, made.seen),
    }


def _classes(fitted: Any) -> list[Any] | None:
    try:
        found = fitted.classes_
        return [plain(each) for each in found][:LEVELS] if len(np.shape(found)) == 1 else None
    except Exception:
        return None


def fields(fitted: Any, seen: tuple[pd.DataFrame, ...]) -> list[dict[str, Any]]:
    """What a model wants to know of a row: names, types, levels and an example."""
    names = getattr(fitted, "feature_names_in_", None)
    if names is None:
        return []
    source = next((frame for frame in seen if set(names) <= set(frame.columns)), None)
    if source is None:
        return [
            {"name": str(name), "type": "other", "levels": None, "example": None} for name in names
        ]
    kept = tables.to_arrow(source[list(names)])
    about = columns(kept)
    examples = _examples(source, names)
    return [
        {
            "name": one["name"],
            "type": one["type"],
            "levels": _form_levels(one),
            "example": example,
            "dtype": str(source[one["name"]].dtype),
        }
        for one, example in zip(about, examples, strict=True)
    ]


def _form_levels(one: dict[str, Any]) -> list[Any] | None:
    return one["levels"] if one["type"] in ("text", "category", "boolean") else None


def _examples(source: pd.DataFrame, names: Any) -> list[Any]:
    """The first row without gaps, or else the first value of each column."""
    part = source[list(names)]
    whole = part.head(1000).dropna()
    if len(whole):
        return [plain(value) for value in whole.iloc[0].tolist()]
    firsts = [part[name].dropna().head(1).tolist() for name in names]
    return [plain(first[0]) if first else None for first in firsts]
