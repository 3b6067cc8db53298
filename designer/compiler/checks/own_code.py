"""The user's own code: does it parse, and can the step call it."""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Subject
from ..own_code import ENTRY, OwnCodeError, read
from ..problem import Problem
from . import check


@check("bad-code")
def bad_code(subject: Subject) -> Iterator[Problem]:
    """The code of a node does not compile, does not define the function that the step calls, or
    imports what cannot stand in a script beside other code.

    *Correct the line that the message names.*
    """
    for id, (node, module) in subject.known.items():
        for param in module.params:
            value = subject.params[id].get(param.name)
            if not (module.own_code and param.kind("code") and isinstance(value, str)):
                continue
            try:
                own = read(value)
            except OwnCodeError as error:
                where = f" (line {error.line})" if error.line else ""
                yield Problem(
                    "bad-code",
                    f'The code of "{node.name}" cannot be used: {error}{where}.',
                    f"Define a function {ENTRY}(data) that returns a table.",
                    node=id,
                    param=param.name,
                )
                continue
            wired = sum(bool(node.inputs.get(port.name)) for port in module.inputs)
            most = wired if own.arguments is None else own.arguments
            if not own.required <= wired <= most:
                takes = _tables(own.required if wired < own.required else most)
                yield Problem(
                    "bad-code",
                    f'{ENTRY}() of "{node.name}" takes {takes}, '
                    f"but {wired} {'is' if wired == 1 else 'are'} wired.",
                    "Give the function an argument for each wire, or change the wires.",
                    node=id,
                    param=param.name,
                )


def _tables(count: int) -> str:
    return "1 table" if count == 1 else f"{count} tables"
