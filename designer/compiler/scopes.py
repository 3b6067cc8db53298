"""Where a text binds and uses the names of its top level, as Python's scopes have it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Function = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


@dataclass(frozen=True)
class Occurrence:
    """A place where a name of the top level stands; `binds` if it gets its value there."""

    name: str
    node: ast.AST
    binds: bool


def occurrences(tree: ast.Module) -> list[Occurrence]:
    """Find every place of every top-level name, those bound by ``global`` included."""
    finder = _Finder()
    finder.visit(tree)
    return finder.found


def bound_name(alias: ast.alias) -> str:
    """The name that an import binds: ``a`` for ``import a.b``."""
    return alias.asname or alias.name.partition(".")[0]


class _Scope:
    """Names that mean something of their own in a function or class; True if declared global."""

    def __init__(self, names: Mapping[str, bool], *, is_class: bool = False) -> None:
        self.names = names
        self.is_class = is_class

    @classmethod
    def of(cls, body: Iterable[ast.AST], *more: str, is_class: bool = False) -> _Scope:
        nodes = list(_of_one_scope(body))
        free = {name for node in nodes if isinstance(node, ast.Nonlocal) for name in node.names}
        bound = {name for node in nodes for name in _bound(node)} - free
        declared = {name for node in nodes if isinstance(node, ast.Global) for name in node.names}
        names = {**dict.fromkeys({*bound, *more}, False), **dict.fromkeys(declared, True)}
        return cls(names, is_class=is_class)


class _Finder(ast.NodeVisitor):
    def __init__(self) -> None:
        self.found: list[Occurrence] = []
        self._scopes: list[_Scope] = []

    def visit_Name(self, node: ast.Name) -> None:
        self._note(node.id, node, binds=not isinstance(node.ctx, ast.Load))

    def visit_Global(self, node: ast.Global) -> None:
        for name in node.names:
            self._note(name, node, binds=True)

    def visit_FunctionDef(self, node: Function) -> None:
        self._note(node.name, node, binds=True)
        self._all(node.decorator_list)
        self._all([*node.args.defaults, *filter(None, node.args.kw_defaults)])
        types = [kind.name for kind in getattr(node, "type_params", ())]
        arguments = [arg for arg in ast.walk(node.args) if isinstance(arg, ast.arg)]
        notes = [*(arg.annotation for arg in arguments), node.returns]
        if types:
            self._within(_Scope(dict.fromkeys(types, False)), filter(None, notes))
        else:
            self._all(filter(None, notes))
        names = (arg.arg for arg in arguments)
        self._within(_Scope.of(node.body, *types, *names), node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._all([*node.args.defaults, *filter(None, node.args.kw_defaults)])
        arguments = [arg.arg for arg in ast.walk(node.args) if isinstance(arg, ast.arg)]
        self._within(_Scope.of([node.body], *arguments), [node.body])

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._note(node.name, node, binds=True)
        self._all([*node.decorator_list, *node.bases, *node.keywords])
        types = [kind.name for kind in getattr(node, "type_params", ())]
        self._within(_Scope.of(node.body, *types, is_class=True), node.body)

    def visit_ListComp(self, node: Comprehension) -> None:
        first, *others = node.generators
        self.visit(first.iter)
        targets = {
            part.id
            for loop in node.generators
            for part in ast.walk(loop.target)
            if isinstance(part, ast.Name)
        }
        value = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
        inner = [first.target, *first.ifs, *others, *value]
        self._within(_Scope(dict.fromkeys(targets, False)), inner)

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp

    def generic_visit(self, node: ast.AST) -> None:
        for name in _bound(node):
            self._note(name, node, binds=True)
        super().generic_visit(node)

    def _all(self, nodes: Iterable[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)

    def _within(self, scope: _Scope, nodes: Iterable[ast.AST]) -> None:
        self._scopes.append(scope)
        self._all(nodes)
        self._scopes.pop()

    def _note(self, name: str, node: ast.AST, *, binds: bool) -> None:
        if self._is_global(name):
            self.found.append(Occurrence(name, node, binds))

    def _is_global(self, name: str) -> bool:
        """Look a name up outwards; what a class binds is seen only right there."""
        for depth, scope in enumerate(reversed(self._scopes)):
            if name in scope.names and (depth == 0 or not scope.is_class):
                return scope.names[name]
        return True


def _of_one_scope(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """All nodes of a body but those in the functions, classes and comprehensions within it."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, Comprehension):
            inner = (part for part in ast.walk(node) if isinstance(part, ast.NamedExpr))
            yield from (part.target for part in inner)
        elif isinstance(node, Function):
            waiting += [*node.decorator_list, *node.args.defaults]
            waiting += filter(None, node.args.kw_defaults)
        elif isinstance(node, ast.ClassDef):
            waiting += [*node.decorator_list, *node.bases, *node.keywords]
        elif isinstance(node, ast.Lambda):
            waiting += [*node.args.defaults, *filter(None, node.args.kw_defaults)]
        else:
            waiting += ast.iter_child_nodes(node)


def _bound(node: ast.AST) -> list[str]:
    """Names that a node itself binds."""
    found: list[str | None] = []
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        found = [node.id]
    elif isinstance(node, Function | ast.ClassDef):
        found = [node.name]
    elif isinstance(node, ast.alias):
        found = [bound_name(node)]
    elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        found = [node.name]
    elif isinstance(node, ast.MatchMapping):
        found = [node.rest]
    return [name for name in found if name is not None]
