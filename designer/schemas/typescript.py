"""The same shapes in TypeScript: ``python -m designer.schemas.typescript``."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from typing_extensions import is_typeddict

import designer.schemas as package

from .events import AnyEvent
from .shape import Answer, Request

HEAD = """\
// Written by `python -m designer.schemas.typescript` from designer/schemas. Do not edit.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
"""
EVENTS = get_args(get_args(AnyEvent)[0])
PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean"}
Schema = Mapping[str, Any]


def page() -> str:
    """Write all shapes, in the order of their files."""
    aliases = dict(_aliases())
    names = {_union(values): name for name, values in aliases.items()}
    names[" | ".join(kind.__name__ for kind in EVENTS)] = "RunEvent"
    parts = [HEAD, *(f"export type {name} = {union};\n" for union, name in names.items())]
    return "\n".join([*parts, *(_interface(shape, names) for shape in _shapes())])


def _modules() -> Iterator[ModuleType]:
    for found in sorted(pkgutil.iter_modules(package.__path__), key=lambda found: found.name):
        if found.name != __name__.rpartition(".")[2]:
            yield importlib.import_module(f"{package.__name__}.{found.name}")


def _shapes() -> Iterator[type]:
    for module in _modules():
        for value in vars(module).values():
            if _is_shape(value) and value.__module__ == module.__name__:
                yield value


def _is_shape(value: Any) -> bool:
    if not inspect.isclass(value) or not (issubclass(value, BaseModel) or is_typeddict(value)):
        return False
    return value not in (Answer, Request) and not value.__name__.startswith("_")


def _aliases() -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Names that a module gives to a choice of texts."""
    for module in _modules():
        for name, value in vars(module).items():
            if get_origin(value) is Literal and len(get_args(value)) > 1:
                yield name, get_args(value)


def _interface(shape: type, names: Mapping[str, str]) -> str:
    sent = issubclass(shape, Request)
    schema = TypeAdapter(shape).json_schema(
        mode="validation" if sent else "serialization", ref_template="{model}"
    )
    if "$ref" in schema:
        schema = schema["$defs"][schema["$ref"]]
    required = schema.get("required", ())
    fields = [
        f"  {name}{'' if name in required else '?'}: {_type(field, names)};"
        for name, field in schema.get("properties", {}).items()
    ]
    doc = inspect.cleandoc(shape.__doc__ or "").replace("*/", "")
    return "\n".join([f"/** {doc} */", f"export interface {shape.__name__} {{", *fields, "}\n"])


def _type(schema: Schema, names: Mapping[str, str]) -> str:
    match schema:
        case {"$ref": ref}:
            return str(ref)
        case {"const": value}:
            return json.dumps(value)
        case {"enum": values}:
            union = _union(values)
            return names.get(union, union)
        case {"anyOf": kinds} | {"oneOf": kinds}:
            union = " | ".join(dict.fromkeys(_type(kind, names) for kind in kinds))
            return names.get(union, union)
        case {"type": "null"}:
            return "null"
        case {"type": "string", "format": "binary"}:
            return "Uint8Array"
        case {"type": "array", "prefixItems": items}:
            return f"[{', '.join(_type(item, names) for item in items)}]"
        case {"type": "array", "items": item}:
            kind = _type(item, names)
            return f"({kind})[]" if " | " in kind else f"{kind}[]"
        case {"type": "object", "additionalProperties": dict(value)}:
            return f"Record<string, {_type(value, names)}>"
        case {"type": "object"}:
            return "Record<string, Json>"
        case {"type": str(name)}:
            return PLAIN.get(name, "Json")
    return "Json"


def _union(values: Any) -> str:
    return " | ".join(json.dumps(value) for value in values)


if __name__ == "__main__":
    print(page(), end="")
