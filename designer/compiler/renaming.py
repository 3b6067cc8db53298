"""Give top-level names of a text other names, and leave all else as its author wrote it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from .scopes import Occurrence, occurrences

Patch = tuple[int, int, int, str]  # line from 0, first and last byte, what stands there then


def renamed(text: str, names: Mapping[str, str]) -> str:
    """Rename wherever a name is used, as Python's scopes have it.

    Where Python does not tell the place of a name to the letter (within an f-string before
    version 3.12, say), the text is written anew, without its comments.
    """
    tree = ast.parse(text)
    found = [one for one in occurrences(tree) if one.name in names]
    lines = text.split("\n")
    patches = sorted({patch for one in found for patch in _patches(one, names, lines)})
    for line, start, end, new in reversed(patches):
        row = lines[line].encode()
        lines[line] = (row[:start] + new.encode() + row[end:]).decode(errors="replace")
    patched = "\n".join(lines)
    for one in found:
        _rename(one, names)
    return patched if _says(patched, tree) else ast.unparse(tree)


def _patches(one: Occurrence, names: Mapping[str, str], lines: list[str]) -> Iterator[Patch]:
    node, new = one.node, names[one.name]
    if isinstance(node, ast.Name):
        yield node.lineno - 1, node.col_offset, node.end_col_offset or 0, new
    elif isinstance(node, ast.alias):
        written = f"{node.name} as {new}"
        yield node.lineno - 1, node.col_offset, node.end_col_offset or 0, written
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Global):
        row = lines[node.lineno - 1].encode()[node.col_offset :].decode(errors="replace")
        for match in re.finditer(rf"\b{re.escape(one.name)}\b", row):
            if match.start():  # the first letter is that of the keyword
                start = node.col_offset + len(row[: match.start()].encode())
                yield node.lineno - 1, start, start + len(match[0].encode()), new
                break


def _rename(one: Occurrence, names: Mapping[str, str]) -> None:
    node, new = one.node, names[one.name]
    if isinstance(node, ast.Name):
        node.id = new
    elif isinstance(node, ast.alias):
        node.asname = new
    elif isinstance(node, ast.Global):
        node.names = [names.get(name, name) for name in node.names]
    elif isinstance(node, ast.MatchMapping):
        node.rest = new
    else:
        node.name = new  # type: ignore[attr-defined]


def _says(text: str, tree: ast.Module) -> bool:
    try:
        return ast.dump(ast.parse(text)) == ast.dump(tree)
    except (SyntaxError, ValueError):
        return False
