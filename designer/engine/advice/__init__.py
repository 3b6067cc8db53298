"""What people are told of errors that the libraries word for programmers.

A rule looks at the error, at the step and at the tables it read. It names what is wrong, the
value it found and what to do; or it gives None, and the library's own words stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from designer.compiler.plan import Step

from . import cells, columns, files, learners, rows, types
from .trouble import Trouble

RULES = (
    *types.RULES,
    *files.RULES,
    *columns.RULES,
    *learners.RULES,
    *rows.RULES,
    *cells.RULES,
)


def advise(error: BaseException, step: Step, inputs: Mapping[str, Any]) -> str | None:
    """Say an error of a library step in words that help; None if its own words must do."""
    if step.own_code or not isinstance(error, Exception):
        return None
    trouble = Trouble(error, step, inputs)
    for rule in RULES:
        try:
            words = rule(trouble)
        except Exception:  # advice must never stand in the way of the error itself
            continue
        if words:
            return words
    return None
