"""Whether a value is one that a parameter takes, and what it takes, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph_store.names import is_file_name

Kinds = Sequence[Mapping[str, Any]]
DIGEST = re.compile(r"[0-9a-f]{64}")


def accepts(kinds: Kinds, value: Any) -> bool:
    """Whether a value fits one of the kinds."""
    return any(FITS[kind["kind"]](kind, value) for kind in kinds)


def expected(kinds: Kinds) -> str:
    """What the kinds allow: ``a number above 0 or one of "a", "b"``."""
    words = list(dict.fromkeys(WORDS[kind["kind"]](kind) for kind in kinds))
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _whole(kind: Mapping[str, Any], value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and _within(kind, value)


def _number(kind: Mapping[str, Any], value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and _within(kind, value)


def _within(kind: Mapping[str, Any], value: float) -> bool:
    low, high = kind.get("min"), kind.get("max")
    if low is not None and not (value > low if kind.get("min_open") else value >= low):
        return False
    return high is None or (value < high if kind.get("max_open") else value <= high)


def _file(kind: Mapping[str, Any], value: Any) -> bool:
    return (
        isinstance(value, Mapping)
        and is_file_name(value.get("name"))
        and isinstance(value.get("sha256"), str)
        and DIGEST.fullmatch(value["sha256"]) is not None
    )


def _list(kind: Mapping[str, Any], value: Any) -> bool:
    return isinstance(value, list | tuple) and all(accepts(kind["of"], item) for item in value)


def _mapping(kind: Mapping[str, Any], value: Any) -> bool:
    return isinstance(value, Mapping) and all(
        accepts(kind["values"], item) for item in value.values()
    )


def _columns(kind: Mapping[str, Any], value: Any) -> bool:
    texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
    return texts and len(set(value)) == len(value)


def _choice(kind: Mapping[str, Any], value: Any) -> bool:
    return any(type(value) is type(option) and value == option for option in kind["options"])


def _text(kind: Mapping[str, Any], value: Any) -> bool:
    return isinstance(value, str)


def _column_types(kind: Mapping[str, Any], value: Any) -> bool:
    options = kind.get("options")
    return isinstance(value, Mapping) and all(
        isinstance(item, str) and (options is None or item in options) for item in value.values()
    )


def _plain(kind: Mapping[str, Any], value: Any) -> bool:
    if isinstance(value, list | tuple):
        return all(_plain(kind, item) for item in value)
    if isinstance(value, Mapping):
        return all(_plain(kind, item) for item in value.values())
    return value is None or isinstance(value, bool | int | float | str)


def _seed(kind: Mapping[str, Any], value: Any) -> bool:
    return value is None or _whole({"min": 0, "max": 2**32 - 1}, value)


FITS: dict[str, Callable[[Mapping[str, Any], Any], bool]] = {
    "integer": _whole,
    "number": _number,
    "boolean": lambda kind, value: isinstance(value, bool),
    "none": lambda kind, value: value is None,
    "text": _text,
    "choice": _choice,
    "column": _text,
    "columns": _columns,
    "list": _list,
    "mapping": _mapping,
    "file": _file,
    "code": _text,
    "csv": _text,
    "literal": _plain,
    "seed": _seed,
    "column_types": _column_types,
}


def _range(noun: str, kind: Mapping[str, Any]) -> str:
    low, high = kind.get("min"), kind.get("max")
    if low is not None and high is not None:
        left, right = "(["[not kind.get("min_open")], ")]"[not kind.get("max_open")]
        return f"{noun} in {left}{low}, {high}{right}"
    if low is not None:
        return f"{noun} {'above' if kind.get('min_open') else 'of at least'} {low}"
    if high is not None:
        return f"{noun} {'below' if kind.get('max_open') else 'of at most'} {high}"
    return noun


def _options(kind: Mapping[str, Any]) -> str:
    options = [f'"{o}"' if isinstance(o, str) else str(o) for o in kind["options"]]
    return f"one of {', '.join(options)}" if len(options) > 1 else options[0]


WORDS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "integer": lambda kind: _range("a whole number", kind),
    "number": lambda kind: _range("a number", kind),
    "boolean": lambda kind: "true or false",
    "none": lambda kind: "none",
    "text": lambda kind: "a text",
    "choice": _options,
    "column": lambda kind: "the name of a column",
    "columns": lambda kind: "a list of column names, each once",
    "list": lambda kind: f"a list, each {expected(kind['of'])}",
    "mapping": lambda kind: f"a mapping to {expected(kind['values'])}",
    "file": lambda kind: "a file that was uploaded",
    "code": lambda kind: "Python code",
    "csv": lambda kind: "a small table as text",
    "literal": lambda kind: "a plain value, list or mapping",
    "seed": lambda kind: "a whole number in [0, 4294967295] or none",
    "column_types": lambda kind: f"columns with a type each: {_options(kind)}",
}
