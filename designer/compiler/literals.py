"""Values of documents as Python source: the one way by which a value reaches code."""

from __future__ import annotations

import ast
import math
from collections.abc import Mapping
from typing import Any


def decoded(value: Any) -> Any:
    """Turn document JSON into the Python value it stands for.

    ``{"$float": "nan"}`` is a float, ``{"$tuple": [...]}`` a tuple; all else is itself.
    """
    if isinstance(value, Mapping):
        if set(value) == {"$float"}:
            return float(value["$float"])
        if set(value) == {"$tuple"}:
            return tuple(decoded(item) for item in value["$tuple"])
        return {key: decoded(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(decoded(item) for item in value)
    return value


def literal(value: Any) -> ast.expr:
    """Write a plain value as an expression.

    Raises
    ------
    TypeError
        The value is not made of None, booleans, numbers, text, lists, tuples and mappings.
    """
    if isinstance(value, float) and not math.isfinite(value):
        name = "nan" if math.isnan(value) else "inf"
        call = ast.Call(ast.Name("float", ast.Load()), [ast.Constant(name)], [])
        return ast.UnaryOp(ast.USub(), call) if value < 0 else call
    if isinstance(value, int | float) and not isinstance(value, bool) and value < 0:
        return ast.UnaryOp(ast.USub(), ast.Constant(-value))
    if value is None or isinstance(value, bool | int | float | str):
        return ast.Constant(value)
    if isinstance(value, list):
        return ast.List([literal(item) for item in value], ast.Load())
    if isinstance(value, tuple):
        return ast.Tuple([literal(item) for item in value], ast.Load())
    if isinstance(value, Mapping):
        return ast.Dict([literal(key) for key in value], [literal(item) for item in value.values()])
    raise TypeError(f"no literal for a value of type {type(value).__name__}")


def source(value: Any) -> str:
    """The literal as text."""
    if value is None or isinstance(value, bool | str) or (isinstance(value, int) and value >= 0):
        return repr(value)
    return ast.unparse(ast.fix_missing_locations(literal(value)))


def constant(node: ast.expr) -> tuple[bool, Any]:
    """Whether an expression is a literal, and its value."""
    try:
        return True, ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError):
        return False, None
