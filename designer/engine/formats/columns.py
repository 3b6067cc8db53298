"""One column to Arrow and back, with a note that says how.

A note is JSON. ``{"as": "text"}`` marks a column that Arrow cannot hold exactly: it is shown as
text and its table is recomputed when a step needs it.
"""

from __future__ import annotations

import base64
import datetime
import json
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

Note = dict[str, Any]
TEXT_LIMIT = 1000


def encode(values: Any) -> tuple[pa.Array, Note]:
    """Give a column as an Arrow array, and the note to read it back by."""
    try:
        return _encode(values)
    except (pa.ArrowException, TypeError, ValueError, OverflowError, NotImplementedError):
        return _as_text(values), {"as": "text"}


def decode(array: pa.Array, note: Note) -> Any:
    """Give the column back: a numpy array or a pandas extension array."""
    return DECODERS[note["as"]](array, note)


def _encode(values: Any) -> tuple[pa.Array, Note]:
    dtype = values.dtype
    if isinstance(values, np.ndarray):
        if dtype.kind in "iufb":
            if not dtype.isnative:
                raise TypeError(dtype)
            return pa.array(np.ascontiguousarray(values)), {"as": "numpy", "dtype": dtype.str}
        if dtype.kind in "mM":
            return pa.array(np.ascontiguousarray(values)), {"as": "numpy", "dtype": dtype.str}
        if dtype.kind == "O":
            return _encode_objects(values)
        raise TypeError(dtype)
    if isinstance(dtype, pd.CategoricalDtype):
        return _encode_category(values)
    if isinstance(dtype, pd.DatetimeTZDtype):
        plain = pa.array(np.ascontiguousarray(values._ndarray))
        return plain, {"as": "zoned", "dtype": str(dtype)}
    if isinstance(dtype, pd.StringDtype):
        na = "nan" if isinstance(dtype.na_value, float) else "NA"
        return whole(pa.array(values)), {"as": "string", "storage": dtype.storage, "na": na}
    if isinstance(dtype, pd.ArrowDtype):
        return whole(pa.array(values)), {"as": "arrow"}
    if hasattr(dtype, "__from_arrow__"):
        array = whole(pa.array(values))
        return array, {"as": "extension", "dtype": str(dtype)}
    raise TypeError(dtype)


def whole(array: Any) -> pa.Array:
    """One array of a chunked one."""
    if not isinstance(array, pa.ChunkedArray):
        return array
    if array.num_chunks != 1:
        array = array.combine_chunks()
    if not isinstance(array, pa.ChunkedArray):
        return array
    return array.chunk(0) if array.num_chunks else pa.array([], array.type)


def _encode_category(values: Any) -> tuple[pa.Array, Note]:
    categories, note = encode(values.categories.array)
    if isinstance(values.categories.dtype, np.dtype):
        categories, note = encode(values.categories.to_numpy())
    if note["as"] == "text":
        raise TypeError("categories cannot be kept")
    codes = np.ascontiguousarray(values.codes)
    indices = pa.array(codes, mask=codes < 0)
    if note["as"] == "extension":  # Arrow files hold no dictionaries of such types
        note = {**note, "bytes": _to_base64(categories)}
        categories = pa.array([str(each) for each in values.categories], pa.large_string())
    name = values.categories.name
    if name is not None and not isinstance(name, str):
        raise TypeError(name)
    array = pa.DictionaryArray.from_arrays(indices, categories, ordered=bool(values.ordered))
    return array, {
        "as": "category",
        "ordered": bool(values.ordered),
        "codes": codes.dtype.str,
        "of": note,
        "name": name,
    }


# ------------------------------------------------------------- object columns
def _missing(cell: Any) -> str | None:
    if cell is None:
        return "None"
    if cell is pd.NA:
        return "NA"
    return "nan" if type(cell) is float and math.isnan(cell) else None


MISSING: dict[str, Any] = {"None": None, "NA": pd.NA, "nan": float("nan")}
PLAIN: dict[type, Callable[[list[Any]], pa.Array]] = {
    str: lambda cells: pa.array(cells, pa.large_string()),
    bool: lambda cells: pa.array(cells, pa.bool_()),
    int: lambda cells: pa.array(cells, pa.int64()),
    datetime.date: lambda cells: pa.array(cells, pa.date32()),
}


def _encode_objects(values: np.ndarray) -> tuple[pa.Array, Note]:
    cells = values.tolist() if values.ndim == 1 else list(values)
    kinds = set(map(type, cells))
    gaps = {_missing(cell) for cell in cells} if kinds - set(PLAIN) else {None}
    gaps.discard(None)
    plain = kinds - {type(None), type(pd.NA)} - ({float} if "nan" in gaps else set())
    only_gaps_are_floats = "nan" not in gaps or all(
        math.isnan(cell) for cell in cells if type(cell) is float
    )
    if len(gaps) <= 1 and len(plain) <= 1 and only_gaps_are_floats:
        kind = next(iter(plain), str)
        if kind in PLAIN:
            if gaps:
                cells = [None if _missing(cell) else cell for cell in cells]
            gap = next(iter(gaps), "None")
            return PLAIN[kind](cells), {"as": "object", "missing": gap}
    if kinds <= {str, bool, int, float, type(None)}:
        return _encode_mixed(cells)
    raise TypeError(f"cells of {sorted(kind.__name__ for kind in kinds)}")


def _encode_mixed(cells: list[Any]) -> tuple[pa.Array, Note]:
    """Cells of several plain types, each as JSON text."""
    texts = [None if cell is None else json.dumps(cell) for cell in cells]
    return pa.array(texts, pa.large_string()), {"as": "json"}


def _as_text(values: Any) -> pa.Array:
    """What can be shown of cells that cannot be kept."""
    cells = values.to_dense() if hasattr(values, "to_dense") else values
    return pa.array([_text(cell) for cell in cells], pa.large_string())


def _text(cell: Any) -> str | None:
    if _missing(cell) or cell is pd.NaT:
        return None
    try:
        text = str(cell)
    except Exception:
        text = object.__repr__(cell)
    return text[:TEXT_LIMIT].encode("utf-8", "replace").decode()


# ------------------------------------------------------------- back again
def _decode_numpy(array: pa.Array, note: Note) -> np.ndarray:
    dtype = np.dtype(note["dtype"])
    if dtype.kind in "mM" or array.null_count:
        return array.to_numpy(zero_copy_only=False).astype(dtype, copy=False)
    return array.to_numpy(zero_copy_only=dtype.kind != "b")


def _decode_zoned(array: pa.Array, note: Note) -> Any:
    dtype = pd.api.types.pandas_dtype(note["dtype"])
    plain = array.to_numpy(zero_copy_only=False).astype(f"M8[{dtype.unit}]", copy=False)
    return pd.array(pd.DatetimeIndex(plain).tz_localize("UTC").tz_convert(dtype.tz))


def _decode_string(array: pa.Array, note: Note) -> Any:
    na = float("nan") if note["na"] == "nan" else pd.NA
    return pd.StringDtype(note["storage"], na).__from_arrow__(array)


def _decode_category(array: pa.Array, note: Note) -> Any:
    codes = array.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    codes = codes.astype(np.dtype(note["codes"]))
    kept = _from_base64(note["of"]["bytes"]) if "bytes" in note["of"] else array.dictionary
    categories = pd.Index(decode(kept, note["of"]), name=note["name"], copy=True)
    if note["of"]["as"] == "object":
        categories = categories.astype(object)
    dtype = pd.CategoricalDtype(categories, note["ordered"])
    return pd.Categorical.from_codes(codes, dtype=dtype)


def _to_base64(array: pa.Array) -> str:
    sink = pa.BufferOutputStream()
    batch = pa.record_batch([array], ["values"])
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return base64.b64encode(sink.getvalue()).decode()


def _from_base64(text: str) -> pa.Array:
    with pa.ipc.open_stream(base64.b64decode(text)) as stream:
        return whole(stream.read_all().column(0))


def _decode_object(array: pa.Array, note: Note) -> np.ndarray:
    cells = np.empty(len(array), object)
    cells[:] = array.to_pylist()
    if array.null_count and note["missing"] != "None":
        cells[np.asarray(array.is_null())] = MISSING[note["missing"]]
    return cells


def _decode_json(array: pa.Array, note: Note) -> np.ndarray:
    cells = np.empty(len(array), object)
    cells[:] = [None if text is None else json.loads(text) for text in array.to_pylist()]
    return cells


DECODERS: dict[str, Callable[[pa.Array, Note], Any]] = {
    "numpy": _decode_numpy,
    "zoned": _decode_zoned,
    "string": _decode_string,
    "category": _decode_category,
    "arrow": lambda array, note: pd.ArrowDtype(array.type).__from_arrow__(array),
    "extension": lambda array, note: pd.api.types.pandas_dtype(note["dtype"]).__from_arrow__(array),
    "object": _decode_object,
    "json": _decode_json,
    "text": lambda array, note: _decode_object(array, {"missing": "nan"}),
}
