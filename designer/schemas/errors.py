"""How an error is told."""

from __future__ import annotations

from .problems import Problem
from .shape import Answer


class Failure(Answer):
    """What went wrong, in words, and what to do."""

    code: str
    message: str
    hint: str | None = None
    problems: list[Problem] | None = None


class ErrorAnswer(Answer):
    """The body of every answer that is not a success."""

    error: Failure
