"""The user's own code: what it defines, and how it stands in a script beside other code."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .renaming import renamed
from .scopes import bound_name, occurrences

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
class Import:
    """A name that an import binds, and the line that does so alone."""

    name: str
    line: str

    @property
    def meaning(self) -> str:
        """What the name stands for: ``import a`` and ``import a.b`` bind the same."""
        whole = self.line.startswith("import ") and " as " not in self.line
        return f"import {self.name}" if whole else self.line

    def under(self, name: str) -> Import:
        """The same thing under another name; ``import a.b`` has no such form."""
        return Import(name, f"{self.line.partition(' as ')[0]} as {name}")


@dataclass(frozen=True)
class OwnCode:
    """Code that a user wrote, without the imports it begins with.

    Attributes
    ----------
    entry : str
        The function that the step calls.
    defines : tuple of str
        All names it binds at top level, the entry among them.
    imports : tuple of Import
        The imports it begins with.
    fixed : frozenset of str
        Names that cannot get another one: those of imports like ``import a.b``.
    arguments : int or None
        How many tables the entry takes at most; None for any number.
    required : int
        How many it takes at least.
    """

    text: str
    entry: str
    defines: tuple[str, ...]
    imports: tuple[Import, ...]
    fixed: frozenset[str]
    arguments: int | None
    required: int

    def renamed(self, names: Mapping[str, str]) -> OwnCode:
        """Give top-level names other names, wherever the text uses them."""
        if not names:
            return self
        imports = tuple(
            each.under(names[each.name]) if each.name in names else each for each in self.imports
        )
        return replace(
            self,
            text=renamed(self.text, names),
            entry=names.get(self.entry, self.entry),
            defines=tuple(names.get(name, name) for name in self.defines),
            imports=imports,
        )


@lru_cache(maxsize=500)
def read(text: str) -> OwnCode:
    """Read code that a user wrote.

    Raises
    ------
    OwnCodeError
        It does not compile, does not define ``transform``, or imports what cannot be named.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        tree = _parsed(text)
        found = occurrences(tree)
    except (RecursionError, MemoryError):
        raise OwnCodeError("it is nested too deep") from None
    except OwnCodeError:
        raise
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise OwnCodeError(f"{getattr(error, 'msg', error)}", line) from None
    entry = _entry(tree)
    binders: dict[str, list[ast.AST]] = {}
    for one in found:
        if one.binds:
            binders.setdefault(one.name, []).append(one.node)
    moved = _movable(tree, binders)
    imports = tuple(each for statement in moved for each in _imports(statement))
    away = {number for s in moved for number in range(s.lineno, (s.end_lineno or 0) + 1)}
    kept = [line for number, line in enumerate(text.split("\n"), 1) if number not in away]
    names = {each.name for each in imports}
    return OwnCode(
        "\n".join(kept).strip("\n"),
        ENTRY,
        tuple(name for name in binders if name not in names),
        tuple(dict.fromkeys(imports)),
        frozenset(name for name, nodes in binders.items() if any(map(_is_dotted, nodes))),
        None if entry.args.vararg else len(entry.args.posonlyargs) + len(entry.args.args),
        len(entry.args.posonlyargs) + len(entry.args.args) - len(entry.args.defaults),
    )


def _parsed(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
        compile(tree, "code", "exec", dont_inherit=True)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            raise OwnCodeError("an import that begins with a dot leads nowhere here", node.lineno)
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
            raise OwnCodeError(
                f"it imports everything from {node.module!r}; name what it needs", node.lineno
            )
    return tree


def _entry(tree: ast.Module) -> ast.FunctionDef:
    found = [s for s in tree.body if isinstance(s, ast.FunctionDef) and s.name == ENTRY]
    if not found:
        raise OwnCodeError(f"it does not define a function named {ENTRY!r}")
    args = found[-1].args
    for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
        if default is None:
            raise OwnCodeError(
                f"{ENTRY}() demands {arg.arg!r}, which nobody gives it", found[-1].lineno
            )
    return found[-1]


Statement = ast.Import | ast.ImportFrom


def _movable(tree: ast.Module, binders: Mapping[str, Sequence[ast.AST]]) -> list[Statement]:
    """Imports that can as well stand at the head of a script.

    They are those the text begins with, alone on their lines, whose names nothing else binds.
    """
    body = tree.body[ast.get_docstring(tree, clean=False) is not None :]
    first: list[Statement] = []
    for statement in body:
        if not isinstance(statement, Statement):
            break
        first.append(statement)
    ends = [line for s in tree.body for line in {s.lineno, s.end_lineno}]
    alone = [s for s in first if ends.count(s.lineno) == 1 and ends.count(s.end_lineno) == 1]
    aliases = [alias for statement in alone for alias in statement.names]
    meanings: dict[str, set[str]] = {}
    for each in (each for statement in alone for each in _imports(statement)):
        meanings.setdefault(each.name, set()).add(each.meaning)

    def only_imported(name: str) -> bool:
        return len(meanings[name]) == 1 and all(node in aliases for node in binders[name])

    return [s for s in alone if all(only_imported(bound_name(alias)) for alias in s.names)]


def _imports(statement: Statement) -> list[Import]:
    found = []
    for alias in statement.names:
        name = f"{alias.name} as {alias.asname}" if alias.asname else alias.name
        if isinstance(statement, ast.Import):
            found.append(Import(bound_name(alias), f"import {name}"))
        else:
            found.append(Import(bound_name(alias), f"from {statement.module} import {name}"))
    return found


def _is_dotted(node: ast.AST) -> bool:
    return isinstance(node, ast.alias) and "." in node.name and node.asname is None
