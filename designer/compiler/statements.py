"""One node to source text: estimators, folded bodies, helper calls and the user's own code."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from modules.catalogue import Module

from .fold import Folder, NotFoldable, is_default, straighten
from .lines import finish, names_in
from .own_code import read
from .texts import spread

Sources = tuple[tuple[str, str | None], ...]  # (variable, name) of each wire into a port


@dataclass(frozen=True)
class Use:
    """A module used with these arguments; hashable, so that its code is made once.

    Attributes
    ----------
    params : tuple of (str, str)
        Source text of each parameter that has a value.
    wires : tuple of (str, sources)
        Variables wired into each port; unwired ports are left out.
    outputs : tuple of str
        Variable of each output port, in order.
    rename : tuple of (str, str)
        New names for top-level names of the user's own code.
    salt : str
        Put behind local variables when they would clash with another node's.
    """

    module: Module
    params: tuple[tuple[str, str], ...]
    wires: tuple[tuple[str, Sources], ...]
    outputs: tuple[str, ...]
    rename: tuple[tuple[str, str], ...] = ()
    salt: str = ""


@dataclass(frozen=True)
class NodeCode:
    """Source text of a node, not yet formatted, and what it needs around it."""

    text: str
    imports: tuple[tuple[str, str], ...] = ()
    helpers: tuple[tuple[str, str], ...] = ()
    locals: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def node_code(use: Use) -> NodeCode:
    """Make the source text of a node."""
    code = _code(use)
    return replace(code, text=spread(code.text))


def _code(use: Use) -> NodeCode:
    kind = use.module.code["kind"]
    if kind == "estimator":
        return _estimator(use)
    if kind == "own":
        return _own(use)
    try:
        return _folded(use)
    except NotFoldable:
        return _called(use)


def _estimator(use: Use) -> NodeCode:
    code = use.module.code
    keywords = [
        ast.keyword(name, value)
        for name, value in [*_ports(use).items(), *_params(use).items()]
        if not is_default(value, code["defaults"], name)
    ]
    call = ast.Call(ast.Name(code["class"], ast.Load()), [], keywords)
    return NodeCode(_assigned(use.outputs, call), ((code["class"], code["import"]),))


def _folded(use: Use) -> NodeCode:
    module = use.module
    function, constants = _parsed(module)
    ports = _ports(use)
    absent: dict[str, ast.expr] = {
        port.name: ast.Constant(None) for port in module.inputs if port.name not in ports
    }
    present = frozenset(variable for _, wires in use.wires for variable, _ in wires)
    known = {**constants, **absent, **ports, **_params(use)}
    lines, result = straighten(function.body, Folder(known, present, module.code["defaults"]))
    made: list[str] = []

    def local(name: str) -> str:
        prefix = use.outputs[0] if len(use.outputs) == 1 else use.outputs[0].rsplit("_", 1)[0]
        made.append(f"{prefix}_{name}{use.salt}")
        return made[-1]

    statements = finish(lines, result, use.outputs, local)
    return NodeCode(
        "\n".join(map(ast.unparse, statements)),
        *_needs(module, names_in(statements) - {*use.outputs, *made, *present}),
        locals=tuple(made),
    )


def _called(use: Use) -> NodeCode:
    """Call the module's function, which stands in the script as a helper."""
    module = use.module
    args: list[ast.expr] = []
    keywords: list[ast.keyword] = []
    ports = _ports(use)
    for port in module.inputs:
        if port.name not in ports:
            continue
        if len(args) == module.inputs.index(port):
            args.append(ports[port.name])
        else:
            keywords.append(ast.keyword(port.name, ports[port.name]))
    defaults = _own_defaults(module)
    keywords += [
        ast.keyword(name, value)
        for name, value in _params(use).items()
        if not is_default(value, defaults, name)
    ]
    call = ast.Call(ast.Name(module.name, ast.Load()), args, keywords)
    imports, helpers = _needs(module, {module.name})
    return NodeCode(_assigned(use.outputs, call), imports, helpers)


def _own(use: Use) -> NodeCode:
    """Put the user's own code in the script and call its function with isolated inputs."""
    params = dict(use.params)
    param = next(p for p in use.module.params if p.kind("code"))
    own = read(ast.literal_eval(params[param.name])).renamed(dict(use.rename))
    imports = [(each.name, each.line) for each in own.imports]
    args: list[ast.expr] = []
    types = {port.name: port.type for port in use.module.inputs}
    for port, value in _ports(use).items():
        if types[port] == "Table":
            shallow = ast.keyword("deep", ast.Constant(False))
            args.append(ast.Call(ast.Attribute(value, "copy", ast.Load()), [], [shallow]))
        else:
            imports.append(("copy", "import copy"))
            deep = ast.Attribute(ast.Name("copy", ast.Load()), "deepcopy", ast.Load())
            args.append(ast.Call(deep, [value], []))
    call = ast.Call(ast.Name(own.entry, ast.Load()), args, [])
    imports = list(dict.fromkeys(imports))
    return NodeCode(_assigned(use.outputs, call), tuple(imports), ((own.entry, own.text),))


def _ports(use: Use) -> dict[str, ast.expr]:
    values: dict[str, ast.expr] = {}
    for port, wires in use.wires:
        described = use.module.input(port)
        variables: list[ast.expr] = [ast.Name(variable, ast.Load()) for variable, _ in wires]
        names: list[ast.expr | None] = [ast.Constant(name or v) for v, name in wires]
        if described is None or not described.many:
            values[port] = variables[0]
        elif described.named and use.module.code["kind"] == "function":
            values[port] = ast.Dict(names, variables)
        elif described.named:
            pairs = zip(names, variables, strict=True)
            values[port] = ast.List(
                [ast.Tuple([n, v], ast.Load()) for n, v in pairs if n], ast.Load()
            )
        else:
            values[port] = ast.List(variables, ast.Load())
    return values


def _params(use: Use) -> dict[str, ast.expr]:
    return {name: ast.parse(text, mode="eval").body for name, text in use.params}


@lru_cache(maxsize=2_000)
def _parsed(module: Module) -> tuple[ast.FunctionDef, Mapping[str, ast.expr]]:
    function = ast.parse(module.code["source"]).body[0]
    assert isinstance(function, ast.FunctionDef)
    constants = {
        name: ast.parse(text, mode="eval").body for name, text in module.code["constants"].items()
    }
    return function, constants


@lru_cache(maxsize=2_000)
def _own_defaults(module: Module) -> dict[str, str]:
    args = _parsed(module)[0].args
    pairs = zip(args.kwonlyargs, args.kw_defaults, strict=True)
    return {arg.arg: ast.unparse(default) for arg, default in pairs if default is not None}


def _needs(
    module: Module, names: set[str]
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Imports and helpers, in the order they must stand, that the given names need."""
    code = module.code
    helpers: dict[str, str] = {}
    imports: dict[str, str] = {}

    def gather(name: str) -> None:
        if name in helpers or name in imports or hasattr(builtins, name):
            return
        if name in code["imports"]:
            imports[name] = code["imports"][name]
            return
        if name == module.name:
            source = code["source"]
        elif name in code["helpers"]:
            source = code["helpers"][name]
        elif name in code["constants"]:
            source = f"{name} = {code['constants'][name]}"
        else:
            return
        for inner in sorted(names_in([ast.parse(source)]) - {name}):
            gather(inner)
        helpers[name] = source

    for name in sorted(names):
        gather(name)
    return tuple(imports.items()), tuple(helpers.items())


def _assigned(outputs: tuple[str, ...], call: ast.expr) -> str:
    return f"{', '.join(outputs)} = {ast.unparse(ast.fix_missing_locations(call))}"
