"""Kinds of outputs: how each is written, read back and shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from sklearn.base import BaseEstimator, is_clusterer

from designer.engine.outputs import Blobs, BlobWriter, OutputInfo

from . import models, summaries, tables, values

TEXT = "text/plain; charset=utf-8"
FITTED = ("model", "transformation", "clusterer", "estimator")


class CannotRead(Exception):
    """A kept output cannot be read back as it was."""


@dataclass(frozen=True)
class Made:
    """A value a step made, and what its summary may look at.

    Attributes
    ----------
    type : str
        Type of the port: ``Table``, ``Model``, ...
    seen : tuple of DataFrame
        Tables the step read; a model's form takes its columns from the one it was trained on.
    """

    value: Any
    type: str = "Any"
    task: str | None = None
    seen: tuple[pd.DataFrame, ...] = field(default=())


def kind_of(made: Made) -> str:
    """The kind by which an output is kept: its port's type, or what the value looks like."""
    if made.type != "Any":
        return made.type.lower()
    if isinstance(made.value, pd.DataFrame):
        return "table"
    if isinstance(made.value, BaseEstimator):
        if is_clusterer(made.value):
            return "clusterer"
        return "model" if hasattr(made.value, "predict") else "transformation"
    if isinstance(made.value, dict) and "vega-lite" in str(made.value.get("$schema", "")):
        return "chart"
    return "value"


def save(made: Made, blobs: Blobs, batch: list[BlobWriter] | None = None) -> OutputInfo:
    """Keep a value; say whether it can be read back exactly. A `batch` has still to settle."""
    kind = kind_of(made)
    if kind == "table" and isinstance(made.value, pd.DataFrame):
        return _save_table(made, blobs, batch)
    try:
        if kind in FITTED:
            written = models.write(made.value)
            data, media, exact = written.data, models.MEDIA, models.is_exact(written)
        else:
            data, media = values.dumps(made.value), values.MEDIA
            exact = _same(data, made.value)
    except Exception as error:
        data = _shown(made.value).encode("utf-8", "replace")
        media, exact = TEXT, False
        kind = kind if kind in FITTED else "value"
        summary = {"text": data.decode()[:200], "why": f"{type(error).__name__}: {error}"[:500]}
    else:
        summary = summaries.of(kind, made)
    with blobs.new(batch) as sink:
        sink.write(data)
    return _info(kind, exact, sink.sha256, media, len(data), summary)


def _info(
    kind: str, exact: bool, sha256: str | None, media: str | None, size: int, summary: Any
) -> OutputInfo:
    return {
        "kind": kind,
        "exact": exact,
        "sha256": sha256,
        "media": media,
        "size": size,
        "summary": dict(summary),
    }


def _save_table(made: Made, blobs: Blobs, batch: list[BlobWriter] | None) -> OutputInfo:
    with blobs.new(batch) as sink:
        table = tables.write(made.value, sink)
    exact = tables.is_exact(made.value, sink.place)
    summary = summaries.table(table)
    return _info("table", exact, sink.sha256, tables.MEDIA, sink.size, summary)


def _same(data: bytes, value: Any) -> bool:
    try:
        return values.same(value, values.loads(data))
    except Exception:
        return False


def _shown(value: Any) -> str:
    """How a value looks; not where it lies in memory, which is chance."""
    try:
        text = repr(value)[:100_000]
    except Exception:
        text = object.__repr__(value)
    return re.sub(r" at 0x[0-9a-fA-F]+", "", text)


def load(info: Mapping[str, Any], blobs: Blobs) -> Any:
    """Read a kept output back as it was.

    Raises
    ------
    CannotRead
        It is not kept exactly, or its blob is gone or damaged.
    """
    if not info["exact"] or info["sha256"] is None:
        raise CannotRead("not kept exactly")
    path = blobs.path(info["sha256"])
    try:
        if info["media"] == tables.MEDIA:
            return tables.read(path)
        if info["media"] == models.MEDIA:
            return models.read(path)
        return values.loads(path.read_bytes())
    except Exception as error:
        raise CannotRead(f"{type(error).__name__}: {error}") from error


def load_head(info: Mapping[str, Any], blobs: Blobs, rows: int) -> Any:
    """Read a kept output; of a table only the first rows."""
    if info["media"] == tables.MEDIA and info["sha256"] is not None and info["exact"]:
        try:
            return tables.head(tables.open_arrow(blobs.path(info["sha256"])), rows)
        except Exception as error:
            raise CannotRead(str(error)) from error
    return load(info, blobs)
