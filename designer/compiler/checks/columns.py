"""Columns that a node names and its table does not have."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from modules.catalogue import Param

from ..check import Subject
from ..problem import Problem
from . import check


@check("unknown-column")
def unknown_column(subject: Subject) -> Iterator[Problem]:
    """A column is named that the table at the input does not have.

    Columns come from the last sample or run; where they are not known, nothing is said.

    *Pick one of the table's columns.*
    """
    for id, (node, module) in subject.known.items():
        for param in module.params:
            for port, names in _named(param, subject.params[id].get(param.name)):
                columns = subject.columns_into(id, port)
                if columns is None:
                    continue
                there = [column["name"] for column in columns]
                for name in (name for name in names if name not in there):
                    close = get_close_matches(name, there, 1)
                    meant = f' Did you mean "{close[0]}"?' if close else ""
                    wire = node.inputs[port][0]
                    yield Problem(
                        "unknown-column",
                        f'"{node.name}" has no column "{name}".{meant} '
                        f'(columns come from "{subject.name(wire.node)}")',
                        "Pick one of the table's columns.",
                        node=id,
                        param=param.name,
                        fix=_fix(param, close),
                    )


def _named(param: Param, value: Any) -> Iterator[tuple[str, list[str]]]:
    """Column names in the value of a parameter, with the port whose table should have them."""
    if (kind := param.kind("column")) and isinstance(value, str):
        yield kind["input"], [value]
    elif (kind := param.kind("columns")) and isinstance(value, list):
        yield kind["input"], [name for name in value if isinstance(name, str)]


def _fix(param: Param, close: list[str]) -> dict[str, Any] | None:
    if not close or not param.kind("column"):
        return None
    return {"kind": "set", "param": param.name, "value": close[0]}
