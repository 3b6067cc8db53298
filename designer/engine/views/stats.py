"""Statistics of every column of a table."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from designer.engine.formats import summaries, tables
from designer.engine.formats.cells import plain

from .look import Look
from .table import plain_storage

QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]
BINS = 20
TOP = 10


def stats(look: Look, key: str, port: str, sha256: str | None = None) -> dict[str, Any]:
    """Give types, gaps, distinct values, quantiles, histograms and most frequent values."""
    info = look.info(key, port, sha256)
    return look.remember(("stats", info["sha256"]), lambda: _stats(look.table(info)))


def _stats(kept: pa.Table) -> dict[str, Any]:
    columns = [
        {"name": kept.schema.names[at], **_column(kept.column(at), note)}
        for at, note in enumerate(tables.notes(kept))
    ]
    return {"rows": tables.rows_of(kept), "columns": columns}


def _column(column: pa.ChunkedArray, note: dict[str, Any]) -> dict[str, Any]:
    about = summaries.column(column, note)
    found = {"type": about["type"], "missing": about["missing"], "unique": about["unique"]}
    values = plain_storage(column)
    if about["type"] in ("number", "integer"):
        found |= _numbers(values, note)
    elif about["type"] == "date":
        found |= _span(values)
    if about["type"] in ("text", "category", "boolean") or (
        about["type"] == "integer" and about["levels"] is not None
    ):
        found["top"] = _top(values)
    return found


def _numbers(values: pa.ChunkedArray, note: dict[str, Any]) -> dict[str, Any]:
    if pa.types.is_decimal(values.type):
        values = values.cast(pa.float64())
    array = values.drop_null().to_numpy()
    numbers = array[np.isfinite(array)] if array.dtype.kind == "f" else array
    numbers = numbers.astype("float64")
    if not len(numbers):
        return {}
    quantiles = np.quantile(numbers, QUANTILES)
    spread = float(np.std(numbers, ddof=1)) if len(numbers) > 1 else None
    return {
        "min": plain(numbers.min() if array.dtype.kind == "f" else int(array.min())),
        "max": plain(numbers.max() if array.dtype.kind == "f" else int(array.max())),
        "mean": float(np.mean(numbers)),
        "std": spread,
        "median": float(quantiles[2]),
        "quantiles": [float(each) for each in quantiles],
        "histogram": histogram(numbers, whole=array.dtype.kind in "iu"),
    }


def histogram(numbers: np.ndarray, *, whole: bool) -> dict[str, list[Any]] | None:
    """Counts between edges; whole numbers that are few get a bar each."""
    low, high = float(numbers.min()), float(numbers.max())
    with np.errstate(all="ignore"):
        if not np.isfinite(high - low):
            return None
        if whole and high - low < BINS:
            edges = np.arange(low - 0.5, high + 1.0)
        elif low == high:
            edges = np.array([low - 0.5, low + 0.5])
        else:
            edges = np.linspace(low, high, BINS + 1)
        if not (np.diff(edges) > 0).all():
            return None
        counts, _ = np.histogram(numbers, edges)
    return {"edges": [float(edge) for edge in edges], "counts": [int(n) for n in counts]}


def _span(values: pa.ChunkedArray) -> dict[str, Any]:
    ends = pc.min_max(values).as_py()
    return {"min": plain(ends["min"]), "max": plain(ends["max"])}


def _top(values: pa.ChunkedArray) -> list[list[Any]]:
    if pa.types.is_dictionary(values.type):
        values = values.cast(values.type.value_type)
    counted = pc.value_counts(values.drop_null())
    pairs = sorted(counted.to_pylist(), key=lambda pair: (-pair["counts"], str(pair["values"])))
    return [[plain(pair["values"]), pair["counts"]] for pair in pairs[:TOP]]
