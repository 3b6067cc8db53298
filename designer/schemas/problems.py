"""Problems of a graph, placed on a node and a port or parameter."""

from __future__ import annotations

from typing import Any, Literal

from .shape import Answer

Severity = Literal["error", "warning"]


class Problem(Answer):
    """Something wrong with a graph, with what to do about it."""

    code: str
    message: str
    hint: str = ""
    node: str | None = None
    port: str | None = None
    param: str | None = None
    severity: Severity = "error"
    fix: dict[str, Any] | None = None
