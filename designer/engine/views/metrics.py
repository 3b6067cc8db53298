"""An evaluation: its numbers, its tables, and what else there is to draw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from designer.engine.errors import ViewError
from designer.engine.formats import summaries
from designer.engine.formats.cells import plain

from .look import Look
from .thin import thinned


def metrics(look: Look, key: str, port: str, sha256: str | None = None) -> dict[str, Any]:
    """Give what an evaluation found; a chart or plain value comes as a series."""
    info = look.info(key, port, sha256)
    value = look.value(info)
    if not isinstance(value, dict):
        raise ViewError(f"This is no set of metrics but a {info['kind']}.")
    if info["kind"] == "chart":
        return {"task": None, "values": {}, "tables": {}, "series": {"chart": jsonable(value)}}
    found = dict(parts(value))
    frames = {name: part for name, part in found.items() if isinstance(part, pd.DataFrame)}
    others = {
        name: jsonable(part)
        for name, part in found.items()
        if isinstance(part, list | tuple | np.ndarray | str | pd.Series)
    }
    return {
        "task": info["summary"].get("task"),
        "values": dict(summaries.numbers_of(value)),
        "tables": {name: small_table(frame) for name, frame in frames.items()},
        "series": others,
    }


def parts(value: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Names and values, those of dicts within included."""
    for name, item in value.items():
        if isinstance(item, dict):
            yield from parts(item, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", item


def small_table(frame: pd.DataFrame) -> dict[str, Any]:
    """A table for the viewer: a very long one is made short."""
    return whole_table(thinned(frame))


def whole_table(frame: pd.DataFrame) -> dict[str, Any]:
    """A table in terms of JSON, its index as columns."""
    index = [] if isinstance(frame.index, pd.RangeIndex) else list(frame.index.names)
    names = ["" if name is None else str(name) for name in index]
    left = [frame.index.get_level_values(at) for at in range(len(names))]
    columns = [*left, *(frame.iloc[:, at] for at in range(frame.shape[1]))]
    cells = [[plain(value) for value in column.tolist()] for column in columns]
    return {
        "columns": [*names, *map(str, frame.columns)],
        "data": [list(row) for row in zip(*cells, strict=True)],
    }


def jsonable(value: Any) -> Any:
    """Any plain value in terms of JSON."""
    if isinstance(value, dict):
        return {str(key): jsonable(each) for key, each in value.items()}
    if isinstance(value, np.ndarray | pd.Series):
        return jsonable(value.tolist())
    if isinstance(value, list | tuple):
        return [jsonable(each) for each in value]
    return plain(value)
