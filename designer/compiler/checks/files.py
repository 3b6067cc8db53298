"""Files that are read otherwise than they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from ..check import Subject
from ..problem import Problem
from . import check

DELIMITERS = {";": "semicolon", "\t": "tab", "|": "pipe"}


@check("one-column")
def one_column(subject: Subject) -> Iterator[Problem]:
    """A text file was read as a single column, whose name holds another delimiter.

    *Choose the delimiter in the panel of the node.*
    """
    for id, (node, module) in subject.known.items():
        param, columns = module.param("delimiter"), _made(subject, id)
        if param is None or len(columns) != 1:
            continue
        name = columns[0]["name"]
        found = next((sign for sign in DELIMITERS if sign in name), None)
        if found:
            yield Problem(
                "one-column",
                f'"{node.name}" reads a single column, "{name[:60]}". '
                f"The cells of the file seem to be separated by {found!r}.",
                'Choose the "delimiter".',
                node=id,
                param=param.name,
                severity="warning",
                fix={"kind": "set", "param": param.name, "value": DELIMITERS[found]},
            )


@check("unused-type")
def unused_type(subject: Subject) -> Iterator[Problem]:
    """A type is given for a column that the file does not have; it has no effect.

    *Remove it, or correct its name.*
    """
    for id, (node, module) in subject.known.items():
        columns = [column["name"] for column in _made(subject, id)]
        for param in module.params:
            given = subject.params[id].get(param.name)
            if not columns or not param.kind("column_types") or not isinstance(given, Mapping):
                continue
            for name in (name for name in given if name not in columns):
                close = get_close_matches(name, columns, 1)
                meant = f' Did you mean "{close[0]}"?' if close else ""
                yield Problem(
                    "unused-type",
                    f'"{node.name}" reads no column "{name}", but a type is set for it.{meant}',
                    "Remove it, or correct its name.",
                    node=id,
                    param=param.name,
                    severity="warning",
                )


def _made(subject: Subject, id: str) -> Sequence[Mapping[str, Any]]:
    """Columns of the table that a node gives, as far as they are known."""
    module = subject.known[id][1]
    ports = [port.name for port in module.outputs if port.type == "Table"]
    return subject.columns.get(f"{id}.{ports[0]}", ()) if len(ports) == 1 else ()
