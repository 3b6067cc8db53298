"""Texts of several lines, written as such: ``\"\"\"`` in place of one line full of ``\\n``."""

from __future__ import annotations

import ast
import io
import tokenize


def spread(source: str) -> str:
    """Write each string that holds several lines over several lines.

    Strings that would read no better, or not come back the same, stay as they are.
    """
    if r"\n" not in source:
        return source
    lines = source.splitlines(keepends=True)
    found = list(tokenize.generate_tokens(io.StringIO(source).readline))
    for token in reversed(found):
        if token.type == tokenize.STRING and token.start[0] == token.end[0]:
            row = lines[token.start[0] - 1]
            written = _written(token.string)
            lines[token.start[0] - 1] = row[: token.start[1]] + written + row[token.end[1] :]
    return "".join(lines)


def _written(string: str) -> str:
    try:
        value = ast.literal_eval(string)
    except (ValueError, SyntaxError):
        return string
    if not isinstance(value, str) or "\n" not in value[:-1]:
        return string
    if not value.replace("\n", "").isprintable():
        return string
    escaped = value.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    written = f'"""{escaped}"""'
    try:
        return written if ast.literal_eval(written) == value else string
    except SyntaxError:
        return string
