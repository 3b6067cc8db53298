"""Cells and their types as JSON that people read."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa

TEXT_LIMIT = 1000
SAFE = 2**53  # beyond it a browser cannot hold an integer


def type_name(type: pa.DataType, note: dict[str, Any]) -> str:
    """The name of a column's type: number, integer, boolean, text, category, date or other."""
    if note["as"] in ("json", "text"):
        return "other"
    if note["as"] == "category":
        return "category"
    kinds = pa.types
    if kinds.is_boolean(type):
        return "boolean"
    if kinds.is_integer(type):
        return "integer"
    if kinds.is_floating(type) or kinds.is_decimal(type):
        return "number"
    if kinds.is_timestamp(type) or kinds.is_date(type):
        return "date"
    if kinds.is_string(type) or kinds.is_large_string(type) or kinds.is_string_view(type):
        return "text"
    return "text" if kinds.is_null(type) else "other"


def plain(value: Any) -> Any:
    """A cell as JSON: gaps are null, dates ISO text, what JSON lacks is text."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value if len(value) <= TEXT_LIMIT else value[: TEXT_LIMIT - 1] + "…"
    if isinstance(value, int):
        return value if -SAFE <= value <= SAFE else str(value)
    if isinstance(value, float):
        if math.isnan(value):
            return None
        return value if math.isfinite(value) else ("∞" if value > 0 else "-∞")
    if isinstance(value, datetime.datetime):
        return _moment(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    text = "" if value != value else str(value)
    return text[:TEXT_LIMIT] or None


def _moment(value: datetime.datetime) -> str | None:
    if value != value:  # NaT
        return None
    midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
    return value.date().isoformat() if midnight and value.tzinfo is None else value.isoformat(" ")
