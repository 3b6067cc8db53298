"""The user's own code: what it defines, and how it stands in a script beside other code."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

ENTRY = "transform"


class OwnCodeError(ValueError):
    """The text is not code that can be called.

    Attributes
    ----------
    line : int or None
        Line of the fault, from 1.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class OwnCode:
    """Code that a user wrote, without its top-level imports.

    Attributes
    ----------
    entry : str
        The function that the step calls.
    defines : tuple of str
        All names it defines at top level, the entry among them.
    imports : tuple of (str, str)
        Its top-level imports: name and line.
    arguments, required : int
        How many tables the entry takes at most, and at least.
    """

    text: str
    entry: str
    defines: tuple[str, ...]
    imports: tuple[tuple[str, str], ...]
    arguments: int
    required: int

    def renamed(self, names: Mapping[str, str]) -> OwnCode:
        """Give top-level names other names, wherever the text uses them."""
        if not names:
            return self
        places = sorted(_places(self.text, names), reverse=True)
        lines = self.text.splitlines()
        for line, column, old in places:
            row = lines[line].encode()
            lines[line] = (row[:column] + names[old].encode() + row[column + len(old) :]).decode()
        return replace(
            self,
            text="\n".join(lines),
            entry=names.get(self.entry, self.entry),
            defines=tuple(names.get(name, name) for name in self.defines),
        )


@lru_cache(maxsize=500)
def read(text: str) -> OwnCode:
    """Read code that a user wrote.

    Raises
    ------
    OwnCodeError
        It does not parse, or does not define ``transform``.
    """
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = getattr(error, "lineno", None)
        raise OwnCodeError(f"{getattr(error, 'msg', error)}", line) from None
    defines: list[str] = []
    imports: list[tuple[str, str]] = []
    dropped: set[int] = set()
    arguments = required = 0
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef):
            defines.append(statement.name)
            if statement.name == ENTRY and isinstance(statement, ast.FunctionDef):
                arguments = len(statement.args.posonlyargs) + len(statement.args.args)
                required = arguments - len(statement.args.defaults)
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            defines += [
                node.id for t in targets for node in ast.walk(t) if isinstance(node, ast.Name)
            ]
        elif isinstance(statement, ast.Import | ast.ImportFrom) and _alone(statement):
            imports += _import_lines(statement)
            dropped.update(range(statement.lineno, (statement.end_lineno or 0) + 1))
    if not any(isinstance(s, ast.FunctionDef) and s.name == ENTRY for s in tree.body):
        raise OwnCodeError(f"it does not define a function named {ENTRY!r}")
    lines = text.splitlines()
    kept = [line for number, line in enumerate(lines, 1) if number not in dropped]
    body = "\n".join(kept).strip("\n")
    return OwnCode(body, ENTRY, tuple(dict.fromkeys(defines)), tuple(imports), arguments, required)


def _alone(statement: ast.Import | ast.ImportFrom) -> bool:
    """Whether an import can move to the head of a script."""
    return not any(alias.name == "*" for alias in statement.names) and not (
        isinstance(statement, ast.ImportFrom) and (statement.level or not statement.module)
    )


def _import_lines(statement: ast.Import | ast.ImportFrom) -> list[tuple[str, str]]:
    found = []
    for alias in statement.names:
        renamed = f" as {alias.asname}" if alias.asname else ""
        name = alias.asname or alias.name.split(".")[0]
        if isinstance(statement, ast.Import):
            found.append((name, f"import {alias.name}{renamed}"))
        else:
            found.append((name, f"from {statement.module} import {alias.name}{renamed}"))
    return found


def _places(text: str, names: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """Line (from 0), byte column and old name of each place where a name stands."""
    places = []
    rows = text.splitlines()
    nodes = list(ast.walk(ast.parse(text)))
    hidden = {node.arg for node in nodes if isinstance(node, ast.arg)} & set(names)
    for node in nodes:
        if isinstance(node, ast.arg | ast.keyword) and node.arg in hidden:
            places.append((node.lineno - 1, node.col_offset, node.arg))
        elif isinstance(node, ast.Name) and node.id in names:
            places.append((node.lineno - 1, node.col_offset, node.id))
        elif isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name in names:
            keyword = rows[node.lineno - 1].encode().index(node.name.encode(), node.col_offset + 4)
            places.append((node.lineno - 1, keyword, node.name))
    return places
