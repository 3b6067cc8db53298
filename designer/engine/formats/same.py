"""Are two tables the same, bit for bit: types, order, index, memory layout."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from .layout import layout_of


def same_frames(a: pd.DataFrame, b: pd.DataFrame) -> bool:
    """True if no computation can tell the two frames apart."""
    return (
        type(a) is type(b)
        and same_index(a.columns, b.columns)
        and same_index(a.index, b.index)
        and a.attrs == b.attrs
        and len(a._mgr.blocks) == len(b._mgr.blocks)
        and all(_same_blocks(x, y) for x, y in zip(a._mgr.blocks, b._mgr.blocks, strict=True))
    )


def same_index(a: pd.Index, b: pd.Index) -> bool:
    """True if the indexes have the same class, type, names, order and values."""
    if type(a) is not type(b) or a.dtype != b.dtype or list(a.names) != list(b.names):
        return False
    if getattr(a, "freq", None) != getattr(b, "freq", None):
        return False
    if isinstance(a, pd.RangeIndex):
        return (a.start, a.stop, a.step) == (b.start, b.stop, b.step)
    if isinstance(a, pd.MultiIndex):
        return len(a) == len(b) and all(
            same_index(a.get_level_values(i), b.get_level_values(i)) for i in range(a.nlevels)
        )
    return same_values(a.array, b.array)


def _same_blocks(a: Any, b: Any) -> bool:
    if not np.array_equal(a.mgr_locs.as_array, b.mgr_locs.as_array):
        return False
    x, y = _plain(a.values), _plain(b.values)
    if isinstance(x, np.ndarray) != isinstance(y, np.ndarray):
        return False
    if isinstance(x, np.ndarray) and (x.shape != y.shape or layout_of(x) != layout_of(y)):
        return False
    return same_values(x, y)


def _plain(values: Any) -> Any:
    numpy_like = isinstance(values.dtype, np.dtype) and hasattr(values, "_ndarray")
    return values._ndarray if numpy_like else values


def same_values(a: Any, b: Any) -> bool:
    """True if two arrays, of numpy or pandas, have the same type and bits."""
    a, b = _unwrap(a), _unwrap(b)
    if a.dtype != b.dtype or len(a) != len(b):
        return False
    if isinstance(a, np.ndarray):
        return _same_numpy(a, b)
    if isinstance(a.dtype, pd.CategoricalDtype):
        return _same_categories(a, b)
    if hasattr(a, "_mask"):
        known = ~a._mask
        return np.array_equal(a._mask, b._mask) and _same_numpy(a._data[known], b._data[known])
    if hasattr(a, "_pa_array"):
        return bool(a._pa_array.equals(b._pa_array))
    if hasattr(a, "_ndarray"):
        return _same_numpy(a._ndarray, b._ndarray)
    return bool(a.equals(b))


def _unwrap(values: Any) -> Any:
    if isinstance(values.dtype, np.dtype) and not isinstance(values, np.ndarray):
        return values.to_numpy() if not hasattr(values, "_ndarray") else values._ndarray
    return values


def _same_numpy(a: np.ndarray, b: np.ndarray) -> bool:
    if a.dtype == object:
        return all(_same_cells(x, y) for x, y in zip(a.ravel(), b.ravel(), strict=True))
    if a.dtype.kind == "f" and a.itemsize in (2, 4, 8):
        whole = np.dtype(f"i{a.itemsize}")
        a, b = (x.T if x.flags.f_contiguous else np.ascontiguousarray(x) for x in (a, b))
        return bool(np.array_equal(a.view(whole), b.view(whole)))
    if a.dtype.kind in "mM":
        return bool(np.array_equal(a.view("i8"), b.view("i8")))
    return bool(np.array_equal(a, b))


def _same_cells(a: Any, b: Any) -> bool:
    if type(a) is not type(b):
        return False
    if a is b:
        return True
    if isinstance(a, float):
        return a.hex() == b.hex()
    return a is pd.NA or bool(a == b)


def _same_categories(a: Any, b: Any) -> bool:
    return (
        a.ordered == b.ordered
        and np.array_equal(a.codes, b.codes)
        and a.codes.dtype == b.codes.dtype
        and same_index(a.categories, b.categories)
    )
