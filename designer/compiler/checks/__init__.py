"""One check a function; its docstring is its entry in ``docs/problems.md``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..check import Subject
    from ..problem import Problem


@dataclass(frozen=True)
class Check:
    """A function that finds problems in a graph, and the codes of those it may find."""

    codes: tuple[str, ...]
    find: Callable[[Subject], Iterator[Problem]]


def check(*codes: str) -> Callable[[Callable[[Subject], Iterator[Problem]]], Check]:
    """Make a function a check that gives problems of these codes."""
    return lambda find: Check(codes, find)
