"""Problems of a graph, placed on a node and a port or parameter."""

from __future__ import annotations

from typing import Any, Literal, Required

from typing_extensions import TypedDict

from .shape import Answer

Severity = Literal["error", "warning"]


class Fix(TypedDict, total=False):
    """What one click does about a problem.

    ``insert`` a module before the port, ``set`` or ``unset`` a parameter, ``confirm-code``,
    ``switch-on`` a node.
    """

    kind: Required[str]
    title: str
    node: str
    module: str
    port: str
    param: str
    value: Any
    sha256: str
    text: str


class Problem(Answer):
    """Something wrong with a graph, with what to do about it."""

    code: str
    message: str
    hint: str = ""
    node: str | None = None
    port: str | None = None
    param: str | None = None
    severity: Severity = "error"
    fix: Fix | None = None
