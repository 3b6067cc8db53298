"""Metrics, charts and other plain values as JSON that gives every value back exactly.

Numbers stand as they are: JSON holds a Python float to the last bit. What JSON lacks is an object
with one key that begins with ``$``.
"""

from __future__ import annotations

import base64
import io
import json
import math
from typing import Any, Literal

import numpy as np
import pandas as pd

from . import tables
from .same import same_frames, same_values

MEDIA = "application/json"


class NotPlain(TypeError):
    """The value is made of more than numbers, texts, lists, dicts, arrays and tables."""


def dumps(value: Any) -> bytes:
    """Give a value as JSON."""
    return json.dumps(encode(value), allow_nan=False, separators=(",", ":")).encode()


def loads(data: bytes) -> Any:
    """Give the value back."""
    return decode(json.loads(data))


def encode(value: Any) -> Any:
    """Give a value in terms of JSON."""
    if value is None or type(value) in (bool, int, str):
        return value
    if type(value) is float:
        return value if math.isfinite(value) else {"$float": str(value)}
    if type(value) is list:
        return [encode(each) for each in value]
    if type(value) is tuple:
        return {"$tuple": [encode(each) for each in value]}
    if type(value) is dict:
        plain = all(type(key) is str and not key.startswith("$") for key in value)
        if plain:
            return {key: encode(each) for key, each in value.items()}
        return {"$dict": [[encode(key), encode(each)] for key, each in value.items()]}
    if isinstance(value, pd.DataFrame):
        return {"$table": _table(value)}
    if isinstance(value, pd.Series):
        return {"$series": _table(value.to_frame())}
    if isinstance(value, np.generic) and value.dtype.kind in "iufbU":
        return {"$numpy": [value.dtype.str, encode(value.item())]}
    if type(value) is np.ndarray and value.dtype.kind in "iufbUO":
        order: Literal["C", "F"] = (
            "F" if value.flags.f_contiguous and not value.flags.c_contiguous else "C"
        )
        cells = [encode(cell) for cell in value.ravel(order=order).tolist()]
        return {"$array": [value.dtype.str, list(value.shape), order, cells]}
    raise NotPlain(f"a {type(value).__name__} cannot be kept as plain values")


def decode(value: Any) -> Any:
    """Give back what `encode` took."""
    if isinstance(value, list):
        return [decode(each) for each in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((tag, inner),) = value.items()
        if tag in TAGS:
            return TAGS[tag](inner)
    return {key: decode(each) for key, each in value.items()}


def same(a: Any, b: Any) -> bool:
    """Are two values equal to the bit, tables within them included."""
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, pd.DataFrame):
        return same_frames(a, b)
    if isinstance(a, pd.Series):
        return same_frames(a.to_frame(), b.to_frame())
    if isinstance(a, np.ndarray):
        return a.shape == b.shape and same_values(
            a.reshape(len(a) if a.ndim else 1, -1), b.reshape(len(b) if b.ndim else 1, -1)
        )
    if isinstance(a, float):
        return float(a).hex() == float(b).hex()
    return bool(a == b)


def _table(frame: pd.DataFrame) -> str:
    sink = io.BytesIO()
    tables.write(frame, sink)
    data = sink.getvalue()
    if not same_frames(frame, tables.from_arrow(tables.opened(data))):
        raise NotPlain("a table within cannot be kept exactly")
    return base64.b64encode(data).decode()


def _frame(text: str) -> pd.DataFrame:
    return tables.from_arrow(tables.opened(base64.b64decode(text)))


def _array(parts: list[Any]) -> np.ndarray:
    dtype, shape, order, cells = parts
    flat = np.empty(len(cells), np.dtype(dtype))
    flat[:] = [decode(cell) for cell in cells]
    return flat.reshape(shape, order=order)


TAGS: dict[str, Any] = {
    "$float": float,
    "$tuple": lambda inner: tuple(decode(each) for each in inner),
    "$dict": lambda inner: {decode(key): decode(each) for key, each in inner},
    "$table": _frame,
    "$series": lambda text: _frame(text).iloc[:, 0],
    "$numpy": lambda inner: np.dtype(inner[0]).type(decode(inner[1])),
    "$array": _array,
}
