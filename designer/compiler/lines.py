"""Turn a folded body into a node's statements: outputs get the node's variables."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterable, Sequence

from .fold import Line


def finish(
    lines: list[Line], result: ast.expr, outputs: Sequence[str], local: Callable[[str], str]
) -> list[ast.stmt]:
    """Write the statements of a node.

    Parameters
    ----------
    lines, result
        What `fold.straighten` gave; locals are names that begin with ``$``.
    outputs : sequence of str
        Variable of each output port.
    local : callable
        Gives the variable for a local of the body.
    """
    whole = len(outputs) > 1 and not isinstance(result, ast.Tuple)
    results = [result] if whole or len(outputs) == 1 else list(result.elts)  # type: ignore[attr-defined]
    lines, results = _inline(lines, results)
    names: dict[str, str] = {}
    endings: list[ast.stmt] = []
    if whole:
        endings.append(_assign(outputs, results[0]))
    else:
        for variable, value in zip(outputs, results, strict=True):
            if isinstance(value, ast.Name) and value.id[0] == "$" and value.id not in names:
                names[value.id] = variable
            else:
                endings.append(_assign([variable], value))
    for name in (target for line in lines for target in line.targets):
        if name not in names:
            names[name] = "_" if name == "$_" else local(name[1:])
    statements = [
        _assign([names[target] for target in line.targets], line.value)
        if line.targets
        else ast.Expr(line.value)
        for line in lines
    ]
    return [_renamed(statement, names) for statement in [*statements, *endings]]


def _inline(lines: list[Line], results: list[ast.expr]) -> tuple[list[Line], list[ast.expr]]:
    """Drop unused locals, and put those used once where they are used, if that is harmless."""
    kept = list(lines)
    position = len(kept) - 1
    while position >= 0:
        line = kept[position]
        if len(line.targets) == 1 and is_simple(line.value):
            later = [other.value for other in kept[position + 1 :]] + results
            uses = sum(_uses(value, line.targets[0]) for value in later)
            calls_between = any(not other.targets for other in kept[position + 1 :])
            returned = any(isinstance(r, ast.Name) and r.id == line.targets[0] for r in results)
            if uses == 0 or (uses == 1 and not calls_between and not returned):
                known = {line.targets[0]: line.value}
                del kept[position]
                kept[position:] = [
                    Line(other.targets, _replaced(other.value, known)) for other in kept[position:]
                ]
                results = [_replaced(value, known) for value in results]
        position -= 1
    return kept, results


def is_simple(value: ast.expr) -> bool:
    """Whether an expression only looks something up, so that its place does not matter."""
    if isinstance(value, ast.Name | ast.Constant):
        return True
    if isinstance(value, ast.Attribute):
        return is_simple(value.value)
    if isinstance(value, ast.Subscript):
        return is_simple(value.value) and is_simple(value.slice)
    if isinstance(value, ast.List | ast.Tuple):
        return all(map(is_simple, value.elts))
    return False


def names_in(parts: Iterable[ast.AST]) -> set[str]:
    """Names that occur in the given trees."""
    return {node.id for part in parts for node in ast.walk(part) if isinstance(node, ast.Name)}


def _uses(value: ast.expr, name: str) -> int:
    return sum(isinstance(node, ast.Name) and node.id == name for node in ast.walk(value))


class _Replacer(ast.NodeTransformer):
    def __init__(self, known: dict[str, ast.expr]) -> None:
        self.known = known

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return copy.deepcopy(self.known.get(node.id, node))


def _replaced(value: ast.expr, known: dict[str, ast.expr]) -> ast.expr:
    return _Replacer(known).visit(copy.deepcopy(value))


def _renamed(statement: ast.stmt, names: dict[str, str]) -> ast.stmt:
    known = {old: ast.Name(new, ast.Load()) for old, new in names.items()}
    return ast.fix_missing_locations(_Replacer(known).visit(statement))  # type: ignore[arg-type]


def _assign(variables: Sequence[str], value: ast.expr) -> ast.Assign:
    names: list[ast.expr] = [ast.Name(variable, ast.Store()) for variable in variables]
    target = names[0] if len(names) == 1 else ast.Tuple(names, ast.Store())
    return ast.Assign([target], value, lineno=1)
