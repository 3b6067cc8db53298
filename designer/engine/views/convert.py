"""An output as a file that other programs read."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

from designer.engine.errors import ViewError
from designer.engine.formats import models, tables
from designer.engine.outputs import OutputInfo

from .look import Look
from .metrics import jsonable, whole_table

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "arrow": tables.MEDIA,
    "json": "application/json",
    "skops": models.MEDIA,
}


def convert(
    look: Look, key: str, port: str, to: str, path: str, sha256: str | None = None
) -> dict[str, Any]:
    """Write an output to a path in another format.

    Parameters
    ----------
    to : {"csv", "parquet", "arrow", "json", "skops"}
        ``json`` also suits metrics and charts; ``skops`` only models.
    path : str
        Where to; whoever asks has chosen it.
    """
    info = look.info(key, port, sha256)
    write = WAYS.get((_family(info), to))
    if write is None:
        raise ViewError(f"A {info['kind']} cannot be had as {to}.")
    write(look, info, Path(path))
    return {"media": MEDIA[to], "size": Path(path).stat().st_size}


def _family(info: OutputInfo) -> str:
    return {tables.MEDIA: "table", models.MEDIA: "model"}.get(info["media"] or "", "value")


def _frame(look: Look, info: OutputInfo) -> pd.DataFrame:
    return tables.from_arrow(look.table(info))


def _copy(look: Look, info: OutputInfo, path: Path) -> None:
    shutil.copyfile(look.blobs.path(info["sha256"] or ""), path)


def _csv(look: Look, info: OutputInfo, path: Path) -> None:
    frame = _frame(look, info)
    frame.to_csv(
        path, index=not isinstance(frame.index, pd.RangeIndex) and frame.index.name is not None
    )


def _parquet(look: Look, info: OutputInfo, path: Path) -> None:
    frame = _frame(look, info)
    frame.columns = [str(name) for name in frame.columns]
    frame.to_parquet(path)


def _table_json(look: Look, info: OutputInfo, path: Path) -> None:
    _frame(look, info).to_json(path, orient="records", lines=False, date_format="iso")


def _value_json(look: Look, info: OutputInfo, path: Path) -> None:
    value = look.value(info)
    path.write_text(json.dumps(_plain(value), indent=2, allow_nan=False), encoding="utf-8")


def _plain(value: Any) -> Any:
    if isinstance(value, pd.DataFrame):
        return whole_table(value)
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return jsonable(value)


Write = Callable[[Look, OutputInfo, Path], None]
WAYS: dict[tuple[str, str], Write] = {
    ("table", "csv"): _csv,
    ("table", "parquet"): _parquet,
    ("table", "arrow"): _copy,
    ("table", "json"): _table_json,
    ("value", "json"): _value_json,
    ("model", "skops"): _copy,
}
