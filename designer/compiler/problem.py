"""What can be wrong with a graph, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """Something wrong with a graph, placed on a node and a port or parameter.

    Attributes
    ----------
    code : str
        Stable name of the kind of problem; ``docs/problems.md`` lists them.
    message : str
        One sentence that names the things involved.
    hint : str
        What to do about it.
    fix : dict or None
        A mend the canvas offers as one click, e.g.
        ``{"kind": "insert", "module": "prepare_features", "port": "estimator"}``.
    """

    code: str
    message: str
    hint: str = ""
    node: str | None = None
    port: str | None = None
    param: str | None = None
    severity: Severity = "error"
    fix: dict[str, Any] | None = None

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


class CompileError(Exception):
    """A graph has problems that keep it from becoming a plan.

    Attributes
    ----------
    problems : list of Problem
        All of them, warnings included.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))
