"""Read from a module's file the source that the compiler puts into scripts."""

from __future__ import annotations

import ast
import builtins
import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from types import ModuleType
from typing import Any

from .signature import ContractError

NOT_IN_SCRIPTS = ("modules", "annotated_types", "typing", "__future__", "numpydoc")


@dataclass(frozen=True)
class File:
    """Top level of one module file: what each of its names stands for."""

    text: str
    imports: dict[str, str] = field(default_factory=dict)
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    constants: dict[str, ast.expr] = field(default_factory=dict)


@lru_cache
def read(path: str) -> File:
    with open(path, encoding="utf-8") as handle:
        file = File(handle.read())
    for statement in ast.parse(file.text).body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            file.imports.update(_imports(statement))
        elif isinstance(statement, ast.FunctionDef):
            file.functions[statement.name] = statement
        elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            file.constants[statement.targets[0].id] = statement.value
        elif (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and statement.value is not None
        ):
            file.constants[statement.target.id] = statement.value
    return file


def code_of(function: Callable[..., Any]) -> dict[str, Any]:
    """Give the catalogue's ``code`` of a module function.

    Returns
    -------
    dict
        ``source``: the function without decorator and annotations; ``imports``: line by name;
        ``helpers`` and ``constants``: source by name, in the order they must stand;
        ``defaults``: for each callable, its literal defaults by parameter.

    Raises
    ------
    ContractError
        The body uses a name that a script could not have.
    """
    file = read(inspect.getsourcefile(function) or "")
    imports: dict[str, str] = {}
    helpers: dict[str, str] = {}
    constants: dict[str, str] = {}
    seen: set[str] = set()

    def gather(names: Iterator[str], owner: str) -> None:
        for name in names:
            if name in seen or hasattr(builtins, name):
                continue
            seen.add(name)
            if name in file.imports:
                imports[name] = file.imports[name]
            elif name in file.functions:
                gather(free_names(file.functions[name]), name)
                helpers[name] = plain(file.functions[name], file.text)
            elif name in file.constants:
                gather(_loaded(file.constants[name]), name)
                constants[name] = ast.get_source_segment(file.text, file.constants[name]) or ""
            else:
                raise ContractError(f"{owner!r} uses {name!r}, which its file does not define")

    definition = file.functions[function.__name__]
    gather(free_names(definition), function.__name__)
    for name, line in imports.items():
        if line.split()[1].split(".")[0] in NOT_IN_SCRIPTS or line.startswith("from ."):
            raise ContractError(f"{function.__name__!r} uses {name!r}, which no script can import")
    return {
        "kind": "function",
        "source": plain(definition, file.text),
        "imports": imports,
        "helpers": helpers,
        "constants": constants,
        "defaults": _defaults([*imports, *helpers], inspect.getmodule(function)),
    }


def plain(function: ast.FunctionDef, text: str) -> str:
    """Write a function as a script has it: no decorator, no annotation, a one-line docstring."""
    signature = ast.parse(f"def {function.name}(): pass").body[0]
    assert isinstance(signature, ast.FunctionDef)
    signature.args = _bare(function.args)
    head = ast.unparse(ast.fix_missing_locations(signature)).removesuffix("\n    pass")
    lines = text.splitlines()
    body = function.body
    docstring = ast.get_docstring(function)
    first = body[0].lineno
    while lines[first - 2].lstrip().startswith("#"):
        first -= 1
    if docstring is not None:
        head += f'\n    """{docstring.split(chr(10), 1)[0]}"""'
        first = (body[0].end_lineno or 0) + 1
    return "\n".join([head, *lines[first - 1 : function.end_lineno]])


def _bare(args: ast.arguments) -> ast.arguments:
    def bare(arg: ast.arg | None) -> ast.arg | None:
        return None if arg is None else ast.arg(arg=arg.arg)

    return ast.arguments(
        posonlyargs=[ast.arg(arg=arg.arg) for arg in args.posonlyargs],
        args=[ast.arg(arg=arg.arg) for arg in args.args],
        vararg=bare(args.vararg),
        kwonlyargs=[ast.arg(arg=arg.arg) for arg in args.kwonlyargs],
        kw_defaults=args.kw_defaults,
        kwarg=bare(args.kwarg),
        defaults=args.defaults,
    )


def _imports(statement: ast.Import | ast.ImportFrom) -> Iterator[tuple[str, str]]:
    for alias in statement.names:
        name = alias.asname or alias.name.split(".")[0]
        renamed = f" as {alias.asname}" if alias.asname else ""
        if isinstance(statement, ast.Import):
            yield name, f"import {alias.name}{renamed}"
        else:
            package = "." * statement.level + (statement.module or "")
            yield name, f"from {package} import {alias.name}{renamed}"


def free_names(function: ast.FunctionDef) -> Iterator[str]:
    """Names that a function's body and defaults read and do not define themselves."""
    defined = {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    defaults = [*function.args.defaults, *filter(None, function.args.kw_defaults)]
    for statement in function.body:
        for node in ast.walk(statement):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
                defined.add(node.id)
            elif isinstance(node, ast.FunctionDef | ast.ClassDef | ast.ExceptHandler):
                defined.add(str(node.name))
            elif isinstance(node, ast.Import | ast.ImportFrom):
                defined.update(dict(_imports(node)))
    for part in [*defaults, *function.body]:
        yield from (name for name in _loaded(part) if name not in defined)


def _loaded(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id


def _defaults(names: list[str], module: ModuleType | None) -> dict[str, dict[str, str]]:
    found = {}
    for name in names:
        target = getattr(module, name, None)
        if isinstance(target, ModuleType):
            for attribute in ("read_csv", "read_parquet", "read_excel", "read_json", "DataFrame"):
                if hasattr(target, attribute):
                    found[f"{name}.{attribute}"] = literal_defaults(getattr(target, attribute))
        elif callable(target):
            found[name] = literal_defaults(target)
    return found


def literal_defaults(target: Callable[..., Any]) -> dict[str, str]:
    """Source of each default that is a plain literal, by parameter."""
    try:
        parameters = inspect.signature(target).parameters
    except (ValueError, TypeError):
        return {}
    return {
        name: repr(parameter.default)
        for name, parameter in parameters.items()
        if parameter.default is None or isinstance(parameter.default, bool | int | float | str)
    }
