"""Tables: Arrow IPC with the frame's blocks, index and memory layout in the metadata."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.internals import create_dataframe_from_blocks

from . import columns as cells
from .layout import empty, layout_of
from .same import same_frames

MEDIA = "application/vnd.apache.arrow.file"
META = b"designer"
INDEX = "__index_{}__"


class NotATable(TypeError):
    """The value is no frame that can be kept at all."""


# ------------------------------------------------------------- to Arrow
def to_arrow(frame: pd.DataFrame) -> pa.Table:
    """Give a frame as an Arrow table that remembers how the frame was built."""
    if not isinstance(frame, pd.DataFrame):
        raise NotATable(f"expected a table, found {type(frame).__name__}")
    count = frame.shape[1]
    arrays: list[Any] = [None] * count
    notes: list[Any] = [None] * count
    blocks = []
    for block in frame._mgr.blocks:
        places = [int(place) for place in block.mgr_locs.as_array]
        values = _plain(block.values)
        for at, place in enumerate(places):
            arrays[place], notes[place] = cells.encode(values[at] if values.ndim == 2 else values)
        blocks.append({"at": places, **_shape(values)})
    labels = _labels(frame.columns)
    index, index_arrays = _index(frame.index)
    names = [*_names(frame.columns), *(INDEX.format(i) for i in range(len(index_arrays)))]
    meta = {
        "format": 1,
        "notes": notes,
        "blocks": blocks,
        "labels": labels,
        "index": index,
        "rows": len(frame),
        "attrs": _attrs(frame),
    }
    schema = pa.schema(
        [
            pa.field(name, array.type)
            for name, array in zip(names, arrays + index_arrays, strict=True)
        ],
        metadata={META: json.dumps(meta).encode()},
    )
    return pa.Table.from_batches([pa.RecordBatch.from_arrays(arrays + index_arrays, schema=schema)])


def _plain(values: Any) -> Any:
    """The numpy array of a block where numpy can say its type."""
    if isinstance(values.dtype, np.dtype) and hasattr(values, "_ndarray"):
        return values._ndarray
    return values


def _shape(values: Any) -> dict[str, Any]:
    if isinstance(values, np.ndarray):
        return {"numpy": values.dtype.str, "layout": layout_of(values)}
    return {"numpy": None}


def _names(labels: pd.Index) -> list[str]:
    """A name for each field; Arrow allows the same one twice."""
    return [label if isinstance(label, str) else str(label) for label in labels]


def _labels(labels: pd.Index) -> dict[str, Any]:
    plain = [label.item() if isinstance(label, np.generic) else label for label in labels]
    known = all(label is None or type(label) in (str, int, bool, float) for label in plain)
    if isinstance(labels, pd.RangeIndex):
        kept: Any = {"range": [labels.start, labels.stop, labels.step]}
    elif known and not isinstance(labels, pd.MultiIndex):
        kept = {"list": plain}
    else:
        kept = {"list": _names(labels), "exact": False}
    return {**kept, "dtype": str(labels.dtype), "name": _json_or(labels.name, None)}


def _index(index: pd.Index) -> tuple[dict[str, Any], list[pa.Array]]:
    if isinstance(index, pd.RangeIndex):
        span = [index.start, index.stop, index.step]
        return {"range": span, "names": [_json_or(index.name, None)]}, []
    levels = (
        [index.get_level_values(i) for i in range(index.nlevels)]
        if isinstance(index, pd.MultiIndex)
        else [index]
    )
    pairs = [cells.encode(_plain(_values(level))) for level in levels]
    about = {
        "names": [_json_or(name, None) for name in index.names],
        "notes": [note for _, note in pairs],
        "multi": isinstance(index, pd.MultiIndex),
        "freq": getattr(index, "freqstr", None) if hasattr(index, "freq") else None,
    }
    return about, [array for array, _ in pairs]


def _values(index: pd.Index) -> Any:
    return index.to_numpy() if isinstance(index.dtype, np.dtype) else index.array


def _attrs(frame: pd.DataFrame) -> Any:
    return _json_or(dict(frame.attrs), {})


def _json_or(value: Any, other: Any) -> Any:
    try:
        return value if json.loads(json.dumps(value)) == value else other
    except (TypeError, ValueError):
        return other


# ------------------------------------------------------------- and back
def from_arrow(table: pa.Table) -> pd.DataFrame:
    """Give the frame back, block by block."""
    meta = json.loads(table.schema.metadata[META])
    rows, notes = meta["rows"], meta["notes"]
    arrays = [_column(table, i) for i in range(table.num_columns)]
    blocks = []
    for block in meta["blocks"]:
        places = block["at"]
        if block["numpy"] is None or any(notes[place]["as"] == "text" for place in places):
            for place in places:
                values = _own(cells.decode(arrays[place], notes[place]))
                blocks.append((values, np.array([place])))
        else:
            shape = (len(places), rows)
            values = empty(shape, np.dtype(block["numpy"]), block["layout"])
            for at, place in enumerate(places):
                values[at] = cells.decode(arrays[place], notes[place])
            blocks.append((values, np.array(places, dtype=np.intp)))
    frame = create_dataframe_from_blocks(
        blocks, _index_back(meta["index"], arrays[len(notes) :]), _labels_back(meta["labels"])
    )
    frame.attrs = meta["attrs"]
    return frame


def _column(table: pa.Table, at: int) -> pa.Array:
    return cells.whole(table.column(at))


def _own(values: Any) -> Any:
    """Values that may be written to, two-dimensional where a block wants it."""
    if isinstance(values, np.ndarray):
        return np.array(values, copy=True).reshape(1, -1)
    return values.copy()


def _labels_back(about: dict[str, Any]) -> pd.Index:
    if "range" in about:
        return pd.RangeIndex(*about["range"], name=about["name"])
    kept = about.get("exact", True)
    return pd.Index(about["list"], dtype=about["dtype"] if kept else None, name=about["name"])


def _index_back(about: dict[str, Any], arrays: list[pa.Array]) -> pd.Index:
    names = about["names"]
    if "range" in about:
        return pd.RangeIndex(*about["range"], name=names[0])
    levels = [_level(array, note) for array, note in zip(arrays, about["notes"], strict=True)]
    if about["multi"]:
        return pd.MultiIndex.from_arrays(levels, names=names)
    index = levels[0].rename(names[0])
    if about["freq"] is not None:
        index = type(index)(index, freq=about["freq"])
    return index


def _level(array: pa.Array, note: cells.Note) -> pd.Index:
    values = cells.decode(array, note)
    dtype = object if note["as"] in ("object", "json", "text") else None
    return pd.Index(values, dtype=dtype, copy=True)


# ------------------------------------------------------------- files
def write(frame: pd.DataFrame, sink: Any) -> pa.Table:
    """Write a frame as an Arrow file; give the Arrow table for summaries."""
    table = to_arrow(frame)
    with pa.ipc.new_file(pa.PythonFile(sink, "w"), table.schema) as file:
        # one batch, though it be empty: it holds the categories
        columns = [cells.whole(column) for column in table.columns]
        file.write_batch(pa.RecordBatch.from_arrays(columns, schema=table.schema))
    return table


def open_arrow(path: Path) -> pa.Table:
    """Map a kept table into memory; reads only what is looked at."""
    with pa.memory_map(str(path)) as source:
        return pa.ipc.open_file(source).read_all()


def opened(data: bytes) -> pa.Table:
    """The kept table that these bytes are."""
    with pa.ipc.open_file(pa.py_buffer(data)) as file:
        return file.read_all()


def read(path: Path) -> pd.DataFrame:
    """Read a kept table back as the frame it was."""
    return from_arrow(open_arrow(path))


def is_exact(frame: pd.DataFrame, path: Path) -> bool:
    """Compare a frame with what is read back of it, types, order, layout and bits."""
    try:
        return same_frames(frame, read(path))
    except Exception:
        return False


def notes(table: pa.Table) -> list[cells.Note]:
    """How each column of a kept table is written; those of the index are not among them."""
    found: list[cells.Note] = json.loads(table.schema.metadata[META])["notes"]
    return found


def rows_of(table: pa.Table) -> int:
    """Number of rows, of a table without columns too."""
    return int(json.loads(table.schema.metadata[META])["rows"])


def head(table: pa.Table, rows: int) -> pd.DataFrame:
    """The first rows of a kept table as a frame, without reading the others."""
    meta = json.loads(table.schema.metadata[META])
    rows = min(rows, meta["rows"])
    if rows == meta["rows"]:
        return from_arrow(table)
    index = meta["index"]
    if "range" in index:
        start, _, stride = index["range"]
        index["range"] = [start, start + rows * stride, stride]
    index["freq"] = None
    meta["rows"] = rows
    short = table.slice(0, rows)
    return from_arrow(short.replace_schema_metadata({META: json.dumps(meta).encode()}))
