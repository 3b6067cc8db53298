"""Partial evaluation: the body of a module with its parameters put in, as straight lines.

The subset that folds: conditions on parameters, conditional expressions, single assignments,
calls, and one return at the end of each way through. `NotFoldable` says that a body is outside of
it; the compiler then calls the whole function instead.
"""

from __future__ import annotations

import ast
import copy
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .literals import constant
from .unroll import unrolled

COMPARE: dict[type[ast.cmpop], Callable[..., bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
    ast.Is: lambda a, b: a is b,
    ast.IsNot: lambda a, b: a is not b,
}
ARITHMETIC: dict[type[ast.operator], Callable[..., object]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
TEXT_METHODS = {"endswith", "startswith", "lower", "upper", "strip", "removeprefix"}
NESTED = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class NotFoldable(Exception):
    """A body cannot become straight lines."""


@dataclass
class Line:
    """One line of a folded body: `targets` are given `value`; no targets for a bare call."""

    targets: tuple[str, ...]
    value: ast.expr


class Folder(ast.NodeTransformer):
    """Put known values into an expression and evaluate what becomes constant.

    Parameters
    ----------
    known : mapping
        Expression that stands for each name: literals of parameters, variables of ports.
    present : set of str
        Variables that hold an input, hence are not None.
    defaults : mapping
        Source of the default of each keyword, by callable; arguments equal to it are dropped.
    """

    def __init__(
        self,
        known: Mapping[str, ast.expr],
        present: frozenset[str],
        defaults: Mapping[str, Mapping[str, str]],
    ) -> None:
        self.known = dict(known)
        self.present = present
        self.defaults = defaults

    def fold(self, node: ast.expr) -> ast.expr:
        return self.visit(copy.deepcopy(node))

    def visit(self, node: ast.AST) -> Any:
        if isinstance(node, NESTED):
            bound = {
                part.id if isinstance(part, ast.Name) else part.arg
                for part in ast.walk(node)
                if (isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store))
                or isinstance(part, ast.arg)
            }
            if bound & set(self.known):
                raise NotFoldable("a comprehension hides a name of the function")
        if isinstance(node, ast.NamedExpr | ast.Await | ast.Yield | ast.YieldFrom):
            raise NotFoldable(type(node).__name__)
        return super().visit(node)

    def generic_visit(self, node: ast.AST) -> Any:
        return super().generic_visit(node)

    def fold_with(self, node: ast.expr, more: Mapping[str, ast.expr]) -> ast.expr:
        """Fold an expression while more names are known."""
        return Folder({**self.known, **more}, self.present, self.defaults).fold(node)

    def visit_ListComp(self, node: ast.ListComp) -> ast.expr:
        return unrolled(node, self.fold_with) or self.generic_visit(node)

    def visit_DictComp(self, node: ast.DictComp) -> ast.expr:
        return unrolled(node, self.fold_with) or self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return copy.deepcopy(self.known.get(node.id, node))

    def visit_IfExp(self, node: ast.IfExp) -> ast.expr:
        chosen = self.truth(self.visit(node.test))
        if chosen is None:
            return self.generic_visit(node)
        return self.visit(node.body if chosen else node.orelse)

    def visit_BoolOp(self, node: ast.BoolOp) -> ast.expr:
        decisive = isinstance(node.op, ast.Or)
        values: list[ast.expr] = []
        for position, value in enumerate(map(self.visit, node.values), start=1):
            truth = self.truth(value)
            # The last value is the result if no other decides: ``[] or None`` is None.
            if truth in (None, decisive) or position == len(node.values):
                values.append(value)
            if truth is decisive:
                break
        return values[0] if len(values) == 1 else ast.BoolOp(node.op, values)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.expr:
        operand = self.visit(node.operand)
        if isinstance(node.op, ast.Not):
            truth = self.truth(operand)
            return ast.UnaryOp(node.op, operand) if truth is None else ast.Constant(not truth)
        return ast.UnaryOp(node.op, operand)

    def visit_Compare(self, node: ast.Compare) -> ast.expr:
        left, rights = self.visit(node.left), [self.visit(right) for right in node.comparators]
        if len(rights) == 1 and isinstance(node.ops[0], ast.Is | ast.IsNot):
            absent = self.is_none(left)
            if self.is_none(rights[0]) and absent is not None:
                return ast.Constant(absent is isinstance(node.ops[0], ast.Is))
        values = [constant(part) for part in (left, *rights)]
        if len(rights) == 1 and all(is_constant for is_constant, _ in values):
            return ast.Constant(COMPARE[type(node.ops[0])](values[0][1], values[1][1]))
        return ast.Compare(left, node.ops, rights)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        left, right = self.visit(node.left), self.visit(node.right)
        (known_left, a), (known_right, b) = constant(left), constant(right)
        if known_left and known_right and type(node.op) in ARITHMETIC:
            value = ARITHMETIC[type(node.op)](a, b)
            if isinstance(value, int | float | str):
                return ast.Constant(value)
        return ast.BinOp(left, node.op, right)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        folded = self.generic_visit(node)
        parts = []
        for part in folded.values:
            inner = part.value if isinstance(part, ast.FormattedValue) else part
            plain = isinstance(part, ast.Constant) or (
                part.conversion == -1 and part.format_spec is None
            )
            known, value = constant(inner)
            if not (known and plain):
                return folded
            parts.append(str(value))
        return ast.Constant("".join(parts))

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        value, index = self.visit(node.value), self.visit(node.slice)
        known, key = constant(index)
        if known and isinstance(value, ast.Dict):
            for candidate, item in zip(value.keys, value.values, strict=True):
                if candidate is not None and constant(candidate) == (True, key):
                    return item
        if known and isinstance(value, ast.List | ast.Tuple) and isinstance(key, int):
            return value.elts[key]
        return ast.Subscript(value, index, node.ctx)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        function = self.visit(node.func)
        args = [self.visit(arg) for arg in node.args]
        keywords: list[ast.keyword] = []
        for keyword in node.keywords:
            value = self.visit(keyword.value)
            if keyword.arg is None and isinstance(value, ast.Dict) and all(value.keys):
                pairs = zip(value.keys, value.values, strict=True)
                keywords += [ast.keyword(constant(key)[1], item) for key, item in pairs if key]
            else:
                keywords.append(ast.keyword(keyword.arg, value))
        if not keywords and (text := _called_on_text(function, args)) is not None:
            return text
        defaults = self.defaults.get(ast.unparse(function), {})
        kept = [k for k in keywords if k.arg is None or not is_default(k.value, defaults, k.arg)]
        return ast.Call(function, args, kept)

    def truth(self, node: ast.expr) -> bool | None:
        """Truth of an expression, None when it is not known yet."""
        known, value = constant(node)
        return bool(value) if known else None

    def is_none(self, node: ast.expr) -> bool | None:
        """Whether an expression is None, None when that is not known yet."""
        known, value = constant(node)
        if known:
            return value is None
        if isinstance(node, ast.Name) and node.id in self.present:
            return False
        literal_like = isinstance(node, ast.List | ast.Tuple | ast.Dict | ast.Call | ast.UnaryOp)
        return False if literal_like else None


def _called_on_text(function: ast.expr, args: list[ast.expr]) -> ast.expr | None:
    """Evaluate a method like ``"cars.csv".endswith(".csv")``, and ``int("3")``."""
    if isinstance(function, ast.Name) and function.id == "int" and len(args) == 1:
        known, text = constant(args[0])
        whole = known and isinstance(text, str) and text.isascii() and text.isdigit()
        return ast.Constant(int(text)) if whole else None
    if not isinstance(function, ast.Attribute) or function.attr not in TEXT_METHODS:
        return None
    (known, text), values = constant(function.value), [constant(arg) for arg in args]
    if not (known and isinstance(text, str) and all(is_known for is_known, _ in values)):
        return None
    return ast.Constant(getattr(text, function.attr)(*(value for _, value in values)))


def is_default(value: ast.expr, defaults: Mapping[str, str], name: str) -> bool:
    """Whether an argument says what the callee would assume anyway."""
    return defaults.get(name) == ast.unparse(ast.fix_missing_locations(value))


def straighten(statements: Sequence[ast.stmt], folder: Folder) -> tuple[list[Line], ast.expr]:
    """Follow the one way through a body that the known values leave.

    Returns
    -------
    lines : list of Line
        Assignments and bare calls in order; each local has one name per assignment.
    result : ast.expr
        The returned expression.

    Raises
    ------
    NotFoldable
        The body is outside the subset, or no one way is left.
    """
    lines: list[Line] = []
    waiting = list(statements)
    versions: dict[str, int] = {}
    while waiting:
        statement = waiting.pop(0)
        if isinstance(statement, ast.If):
            chosen = folder.truth(folder.fold(statement.test))
            if chosen is None:
                raise NotFoldable("a condition depends on data")
            waiting[:0] = statement.body if chosen else statement.orelse
        elif isinstance(statement, ast.Return) and statement.value is not None:
            return lines, folder.fold(statement.value)
        elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
            value = folder.fold(statement.value)
            names = _targets(statement.targets[0])
            if len(names) == 1 and constant(value)[0]:
                folder.known[names[0]] = value
                continue
            fresh = []
            for name in names:
                versions[name] = versions.get(name, 0) + 1
                local = name if versions[name] == 1 else f"{name}_{versions[name]}"
                folder.known[name] = ast.Name(f"${local}", ast.Load())
                fresh.append(f"${local}")
            lines.append(Line(tuple(fresh), value))
        elif isinstance(statement, ast.Expr):
            if not isinstance(statement.value, ast.Constant):
                lines.append(Line((), folder.fold(statement.value)))
        elif not isinstance(statement, ast.Pass):
            raise NotFoldable(type(statement).__name__)
    raise NotFoldable("no return")


def _targets(target: ast.expr) -> list[str]:
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    if not all(isinstance(part, ast.Name) for part in parts):
        raise NotFoldable("an assignment to something other than a name")
    return [part.id for part in parts if isinstance(part, ast.Name)]
