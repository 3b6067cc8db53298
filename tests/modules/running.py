"""Run a module in both ways: as a function, and as the text the compiler makes of it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
from sklearn.base import BaseEstimator

from designer.compiler.literals import source
from designer.compiler.statements import Use, node_code
from designer.engine.formats import models
from designer.engine.formats.values import same
from modules.catalogue import Catalogue
from modules.registry import functions

FUNCTIONS: dict[str, Callable[..., Any]] = {f.__name__: f for f in functions()}


def called(name: str, inputs: Mapping[str, Any], params: Mapping[str, Any]) -> list[Any]:
    """Outputs of a call of the module's function."""
    result = FUNCTIONS[name](**inputs, **params)
    return list(result) if isinstance(result, tuple) else [result]


def compiled(catalogue: Catalogue, name: str, inputs: Mapping[str, Any], params: Any) -> list[Any]:
    """Outputs of the source text that the compiler makes for a use of the module."""
    module = catalogue.modules[name]
    outputs = tuple(f"made_{port.name}" for port in module.outputs)
    given = {param.name: param.default for param in module.params if not param.required} | params
    use = Use(
        module,
        tuple((key, source(value)) for key, value in given.items() if key in wanted(name)),
        tuple((port, ((f"my_{port}", None),)) for port in inputs),
        outputs,
    )
    code = node_code(use)
    text = "\n".join([*dict(code.imports).values(), *dict(code.helpers).values(), code.text])
    names = {f"my_{port}": value for port, value in inputs.items()}
    exec(compile(ast.parse(text), "script", "exec"), names)
    return [names[output] for output in outputs]


def wanted(name: str) -> set[str]:
    function = FUNCTIONS[name]
    return set(function.__kwdefaults__ or {}) | set(function.__annotations__)


def outcome(run: Callable[..., list[Any]], *args: Any) -> list[Any] | str:
    """What a run gives, or the error it ends with."""
    try:
        return run(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def alike(a: Any, b: Any) -> bool:
    """Whether two outputs are the same to the bit; estimators by what they hold."""
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(alike, a, b))
    if isinstance(a, BaseEstimator) and isinstance(b, BaseEstimator):
        return type(a) is type(b) and models.dumps(a) == models.dumps(b)
    return same(a, b)


def state(value: Any) -> Any:
    """All there is to an input, to see later whether it changed."""
    if isinstance(value, pd.DataFrame):
        return value.copy(deep=True)
    return models.dumps(value) if isinstance(value, BaseEstimator) else value
