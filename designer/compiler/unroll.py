"""Comprehensions over known values, evaluated: ``{c: KINDS[k] for c, k in types.items()}``."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping

from .literals import constant, literal

Fold = Callable[[ast.expr, Mapping[str, ast.expr]], ast.expr]


def unrolled(node: ast.ListComp | ast.DictComp, fold: Fold) -> ast.expr | None:
    """Evaluate a comprehension if all of it is known, else give None.

    Parameters
    ----------
    fold : callable
        Folds an expression with these names known too.
    """
    if len(node.generators) != 1:
        return None
    loop = node.generators[0]
    names = [part.id for part in ast.walk(loop.target) if isinstance(part, ast.Name)]
    keys: list[ast.expr | None] = []
    values: list[ast.expr] = []
    for item in _items(loop.iter, fold) if names else ():
        if item is None or len(item) != len(names):
            return None
        known = dict(zip(names, item, strict=True))
        tests = [constant(fold(test, known)) for test in loop.ifs]
        if not all(decided for decided, _ in tests):
            return None
        if not all(truth for _, truth in tests):
            continue
        if isinstance(node, ast.DictComp):
            keys.append(fold(node.key, known))
        values.append(fold(node.value if isinstance(node, ast.DictComp) else node.elt, known))
    if isinstance(node, ast.DictComp):
        made: ast.expr = ast.Dict(keys, values)
    else:
        made = ast.List(values, ast.Load())
    return made if constant(made)[0] else None


def _items(iterated: ast.expr, fold: Fold) -> Iterator[list[ast.expr] | None]:
    """Values for the targets in each turn; None if the collection is not known."""
    pairs = (
        isinstance(iterated, ast.Call)
        and isinstance(iterated.func, ast.Attribute)
        and iterated.func.attr == "items"
        and not iterated.args
    )
    known, collection = constant(fold(iterated.func.value if pairs else iterated, {}))  # type: ignore[attr-defined]
    if not known or (pairs and not isinstance(collection, dict)):
        yield None
    elif pairs:
        yield from ([literal(key), literal(value)] for key, value in collection.items())
    elif isinstance(collection, list | tuple | dict):
        yield from ([literal(value)] for value in collection)
    else:
        yield None
