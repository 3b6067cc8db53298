"""Read ports and parameters from a module function's signature and docstring."""

from __future__ import annotations

import inspect
import math
import types
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import annotated_types as at
from numpydoc.docscrape import FunctionDoc

from .plain_text import plain
from .types import Advanced, Declares, FromSample, Inherits, Kind, Of, Port

SCALARS = {bool: "boolean", int: "integer", float: "number", str: "text", type(None): "none"}


class ContractError(TypeError):
    """A function is not written as a module must be."""


def split(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """Take a type and its notes apart: ``Annotated[int, Gt(0)]`` gives ``int, (Gt(0),)``."""
    if get_origin(hint) is Annotated:
        return hint.__origin__, hint.__metadata__
    return hint, ()


def members(hint: Any) -> tuple[Any, ...]:
    """The alternatives of a union; the hint itself when it is none."""
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)


def find(notes: tuple[Any, ...], kind: type) -> Any:
    return next((note for note in notes if isinstance(note, kind)), None)


def to_json(value: Any) -> Any:
    """Write a default as document JSON: tuples and non-finite floats are tagged."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": "nan" if math.isnan(value) else ("inf" if value > 0 else "-inf")}
    if isinstance(value, tuple):
        return {"$tuple": [to_json(item) for item in value]}
    if isinstance(value, list):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise ContractError(f"a default must be a plain value, not {value!r}")


def describe(function: Callable[..., Any]) -> dict[str, Any]:
    """Give the catalogue's ``inputs``, ``outputs``, ``params``, ``summary`` and ``help``."""
    hints = get_type_hints(function, include_extras=True)
    doc = FunctionDoc(function)
    helps = {entry.name: plain(" ".join(entry.desc)) for entry in doc["Parameters"]}
    returns = {entry.name: plain(" ".join(entry.desc)) for entry in doc["Returns"]}
    inputs, params = [], []
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind is parameter.KEYWORD_ONLY:
            params.append((name, parameter, hints[name]))
        else:
            inputs.append(_input(name, parameter, hints[name], helps.get(name, "")))
    tables = [port["name"] for port in inputs if "Table" in port["type"]]
    return {
        "summary": plain(" ".join(doc["Summary"])),
        "help": plain("\n".join(doc["Extended Summary"])),
        "inputs": inputs,
        "outputs": [{**port, "help": returns.get(port["name"], "")} for port in _outputs(hints)],
        "params": [_param(*param, tables, helps.get(param[0], "")) for param in params],
    }


def _input(name: str, parameter: inspect.Parameter, hint: Any, help: str) -> dict[str, Any]:
    alternatives = [member for member in members(hint) if member is not type(None)]
    many = get_origin(alternatives[0]) in (list, dict)
    named = get_origin(alternatives[0]) is dict
    if many:
        alternatives = [get_args(alternatives[0])[-1]]
    ports = [find(split(member)[1], Port) for member in alternatives]
    if None in ports:
        raise ContractError(f"input {name!r} is not of a port type: {hint}")
    return {
        "name": name,
        "type": "|".join(port.type for port in ports),
        "optional": parameter.default is None,
        "many": many,
        "named": named,
        "help": help,
    }


def _outputs(hints: dict[str, Any]) -> Iterator[dict[str, str]]:
    hint = hints["return"]
    for member in get_args(hint) if get_origin(hint) is tuple else (hint,):
        notes = split(member)[1]
        port, name = find(notes, Port), find(notes, str)
        yield {"name": name or "output", "type": port.type}


def _param(
    name: str, parameter: inspect.Parameter, hint: Any, tables: list[str], help: str
) -> dict[str, Any]:
    _, notes = split(hint)
    for member in members(split(hint)[0]):
        notes += split(member)[1]
    inherits, declares, sample = (find(notes, kind) for kind in (Inherits, Declares, FromSample))
    required = parameter.default is parameter.empty
    return {
        "name": name,
        "title": name.replace("_", " ").capitalize(),
        "help": help,
        "default": None if required else to_json(parameter.default),
        "required": required and inherits is None and sample is None,
        "level": "all" if find(notes, Advanced) else "essential",
        "inherits": inherits.role if inherits else None,
        "declares": declares.role if declares else None,
        "hidden": sample is not None,
        "accepts": list(kinds(hint, tables)),
    }


def kinds(hint: Any, tables: list[str], outer: tuple[Any, ...] = ()) -> Iterator[dict[str, Any]]:
    """Give the kinds of value a parameter's annotation accepts."""
    base, notes = split(hint)
    notes = outer + notes
    alternatives = members(base)
    kind = find(notes, Kind)
    if kind is not None:
        given = dict(kind.options)
        if kind.name in ("column", "columns"):
            of = find(notes, Of)
            given["input"] = of.port if of else (tables[0] if tables else None)
        yield {"kind": kind.name, **given}
        if type(None) in alternatives and kind.name != "seed":
            yield {"kind": "none"}
    elif len(alternatives) > 1:
        for member in alternatives:
            yield from kinds(member, tables, outer=notes)
    elif get_origin(base) is Literal:
        yield {"kind": "choice", "options": list(get_args(base))}
    elif get_origin(base) in (list, tuple):
        inner = [arg for arg in get_args(base) if arg is not Ellipsis]
        yield {
            "kind": "list",
            "tuple": get_origin(base) is tuple,
            "of": [kind for arg in dict.fromkeys(inner) for kind in kinds(arg, tables)],
        }
    elif get_origin(base) is dict:
        yield {"kind": "mapping", "values": list(kinds(get_args(base)[1], tables))}
    elif base in (int, float):
        yield {"kind": SCALARS[base], **_bounds(notes)}
    elif base in SCALARS:
        yield {"kind": SCALARS[base]}
    elif base is Any:
        yield {"kind": "literal"}
    else:
        raise ContractError(f"no kind of parameter for {hint}")


def _bounds(notes: tuple[Any, ...]) -> dict[str, Any]:
    low = high = None
    low_open = high_open = False
    for note in notes:
        for part in note if isinstance(note, at.Interval) else (note,):
            if isinstance(part, at.Gt | at.Ge):
                low, low_open = _lower(part)
            elif isinstance(part, at.Lt | at.Le):
                high, high_open = _upper(part)
    return {"min": low, "max": high, "min_open": low_open, "max_open": high_open}


def _lower(bound: at.Gt | at.Ge) -> tuple[Any, bool]:
    return (bound.gt, True) if isinstance(bound, at.Gt) else (bound.ge, False)


def _upper(bound: at.Lt | at.Le) -> tuple[Any, bool]:
    return (bound.lt, True) if isinstance(bound, at.Lt) else (bound.le, False)
