"""Some rows of a table, sorted over all of them, without reading the others."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from designer.engine.errors import ViewError
from designer.engine.formats import tables
from designer.engine.formats.cells import plain, type_name

from .look import Look

MOST = 1000


def table(
    look: Look,
    key: str,
    port: str,
    sha256: str | None = None,
    offset: int = 0,
    limit: int = 100,
    sort: str | None = None,
    descending: bool = False,
) -> dict[str, Any]:
    """Give a page of a table."""
    info = look.info(key, port, sha256)
    kept = look.table(info)
    notes = tables.notes(kept)
    names = kept.schema.names[: len(notes)]
    offset, limit = max(0, offset), max(0, min(limit, MOST))
    if sort is None:
        page = kept.slice(offset, limit)
    else:
        if sort not in names:
            raise ViewError(f'There is no column "{sort}".')
        order = look.remember(
            ("order", info["sha256"], sort, descending),
            lambda: in_order(kept.column(names.index(sort)), descending),
        )
        page = kept.take(order.slice(offset, limit))
    columns = [cells(page.column(at), note) for at, note in enumerate(notes)]
    types = [type_name(kept.schema.types[at], note) for at, note in enumerate(notes)]
    return {
        "rows": tables.rows_of(kept),
        "columns": [{"name": name, "type": type} for name, type in zip(names, types, strict=True)],
        "data": [list(row) for row in zip(*columns, strict=True)],
        "offset": offset,
    }


def cells(column: pa.ChunkedArray, note: dict[str, Any]) -> list[Any]:
    """The cells of a column as JSON."""
    return [plain(value) for value in plain_storage(column).to_pylist()]


def plain_storage(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The stored values of a column of one of pandas' own types."""
    if isinstance(column.type, pa.BaseExtensionType):
        storage = [chunk.storage for chunk in column.chunks]
        return pa.chunked_array(storage, column.type.storage_type)
    return column


def in_order(column: pa.ChunkedArray, descending: bool) -> pa.Array:
    """Numbers of the rows in the order of a column; gaps come last."""
    values = plain_storage(column)
    if pa.types.is_dictionary(values.type):
        if values.type.ordered:
            codes = [chunk.indices for chunk in values.chunks]
            values = pa.chunked_array(codes, values.type.index_type)
        else:
            values = values.cast(values.type.value_type)
    way = "descending" if descending else "ascending"
    try:
        return pc.array_sort_indices(values, order=way, null_placement="at_end")
    except pa.ArrowNotImplementedError:
        raise ViewError("A column of this type cannot be sorted.") from None
