"""An error, the step that raised it, and what can be found out about both."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from designer.compiler.plan import Step

LONG = 60
LABEL = {"validate": 2, "classification_metrics": 1, "regression_metrics": 1}
"""Place of the label among the arguments of functions that scripts define."""


@dataclass(frozen=True)
class Trouble:
    """What a rule looks at."""

    error: Exception
    step: Step
    inputs: Mapping[str, Any]

    @cached_property
    def type(self) -> str:
        return type(self.error).__name__

    @cached_property
    def text(self) -> str:
        return str(self.error)

    @cached_property
    def tree(self) -> ast.Module:
        """The text of the step."""
        return ast.parse(self.step.text)

    @cached_property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Tables that the step read, by the name of the port."""
        return {
            wire.port: self.inputs[wire.variable]
            for wire in self.step.inputs
            if isinstance(self.inputs.get(wire.variable), pd.DataFrame)
        }

    @cached_property
    def file(self) -> Path | None:
        """The file that the step reads."""
        names = list(self.step.files)
        return Path(names[0]) if len(names) == 1 else None

    def says(self, *parts: str) -> bool:
        """Whether the error holds one of these parts."""
        return any(part in self.text for part in parts)

    @cached_property
    def label(self) -> str | None:
        """The column that the step learns or tests by, as its text names it."""
        for call in (node for node in ast.walk(self.tree) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Attribute) and call.func.attr == "fit":
                target = call.args[1] if len(call.args) > 1 else None
                if isinstance(target, ast.Subscript):
                    return _text(target.slice)
            if isinstance(call.func, ast.Name) and call.func.id in LABEL:
                given = [word.value for word in call.keywords if word.arg == "label"]
                place = LABEL[call.func.id]
                return _text((given or call.args[place : place + 1] or [ast.Constant(None)])[0])
        return None

    @cached_property
    def strata(self) -> str | None:
        """The column by which the step keeps shares equal."""
        for word in (node for node in ast.walk(self.tree) if isinstance(node, ast.keyword)):
            if word.arg == "stratify" and isinstance(word.value, ast.Subscript):
                return _text(word.value.slice)
        return None

    def holding(self, column: str | None) -> pd.Series | None:
        """A column of the first table that has it."""
        for table in self.tables.values():
            if column in table.columns:
                return table[column]
        return None


def _text(node: ast.AST) -> str | None:
    value = node.value if isinstance(node, ast.Constant) else None
    return value if isinstance(value, str) else None


def some(names: Iterable[Any], most: int = 3) -> str:
    """Names in quotes, the first of many, long ones shortened."""
    listed = [f'"{_short(str(name))}"' for name in names]
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more


def _short(name: str) -> str:
    return name if len(name) <= LONG else f"{name[: LONG - 1]}…"


def count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def first(cells: pd.Series) -> Any:
    """The first value that is there."""
    return cells.dropna().head(1).tolist()[0]
