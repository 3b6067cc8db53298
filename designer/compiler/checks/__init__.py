"""One check a function; its docstring is its entry in ``docs/problems.md``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

F = TypeVar("F", bound=Callable[..., object])


def check(*codes: str) -> Callable[[F], F]:
    """Make a function a check that gives problems of these codes."""

    def mark(function: F) -> F:
        function.is_check = True  # type: ignore[attr-defined]
        function.codes = codes  # type: ignore[attr-defined]
        return function

    return mark
