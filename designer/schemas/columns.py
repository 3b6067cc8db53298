"""What is known of the columns of a table."""

from __future__ import annotations

from typing import Any, Literal

from .shape import Answer

ColumnType = Literal["number", "integer", "boolean", "text", "category", "date", "other"]


class Column(Answer):
    """A column of a table: its type, its gaps, its range and, if few, its levels."""

    name: str
    type: ColumnType
    missing: int = 0
    unique: int | None = None
    levels: list[Any] | None = None
    min: float | None = None
    max: float | None = None


Columns = dict[str, list[Column]]
"""Columns by ``node.port``."""
