"""Build the catalogue of this installation: ``python -m modules.registry FOLDER``."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Any

import modules

from . import from_sklearn
from .catalogue import FORMAT
from .contract import Info, info_of
from .signature import ContractError, describe, find, split
from .source import code_of
from .types import FromSample

LIBRARIES = ("numpy", "scipy", "pandas", "pyarrow", "scikit-learn", "joblib", "threadpoolctl")
GROUP = "designer.modules"


def functions() -> Iterator[Callable[..., Any]]:
    """All module functions: those of this package, then those of installed packs."""
    packages = [modules, *(point.load() for point in entry_points(group=GROUP))]
    for package in packages:
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.split(".")[-1].startswith("_"):
                file = importlib.import_module(found.name)
                yield from (
                    value
                    for value in vars(file).values()
                    if callable(value) and info_of(value) and value.__module__ == found.name
                )


def entry(function: Callable[..., Any]) -> dict[str, Any]:
    """Catalogue entry of one module function."""
    info: Info = info_of(function)  # type: ignore[assignment]
    described = describe(function)
    code: dict[str, Any] = {"kind": "own"} if info.own_code else code_of(function)
    code["files"] = _files(function, described["params"])
    return {
        "name": function.__name__,
        "title": info.title,
        "version": info.version,
        "category": info.category,
        "level": info.level,
        "link": None,
        "keywords": list(info.keywords),
        "task": None,
        "limits": {},
        "repeats": info.repeats,
        "own_code": info.own_code,
        "code": code,
        **described,
    }


def _files(function: Callable[..., Any], params: list[dict[str, Any]]) -> dict[str, Any]:
    """For each parameter that is a bundled file: which parameter chooses it, and its choices."""
    hints = inspect.get_annotations(function, eval_str=True)
    chosen = {}
    for param in (param for param in params if param["hidden"]):
        sample = find(split(hints[param["name"]])[1], FromSample)
        options = next(p for p in params if p["name"] == sample.param)["accepts"][0]["options"]
        chosen[param["name"]] = {
            "param": sample.param,
            "options": {option: _described(*sample.file(option)) for option in options},
        }
    return chosen


def _described(name: str, content: bytes) -> dict[str, Any]:
    return {"name": name, "sha256": sha256(content).hexdigest(), "size": len(content)}


def sample_files() -> Iterator[tuple[str, bytes]]:
    """Name and bytes of every bundled file of every module."""
    for function in functions():
        hints = inspect.get_annotations(function, eval_str=True)
        for name, param in inspect.signature(function).parameters.items():
            sample = find(split(hints.get(name))[1], FromSample)
            if sample is not None and param.kind is param.KEYWORD_ONLY:
                choices = next(p for p in describe(function)["params"] if p["name"] == sample.param)
                for option in choices["accepts"][0]["options"]:
                    yield sample.file(option)


def build() -> dict[str, Any]:
    """Give the whole catalogue.

    Raises
    ------
    ContractError
        Two modules have one name.
    """
    found: dict[str, Any] = {}
    for item in [*map(entry, functions()), *from_sklearn.entries()]:
        if item["name"] in found:
            raise ContractError(f"two modules are named {item['name']!r}")
        found[item["name"]] = item
    versions = {library: version(library) for library in LIBRARIES}
    python = ".".join(map(str, sys.version_info[:3]))
    return {"format": FORMAT, "versions": {"python": python, **versions}, "modules": found}


def write(folder: Path) -> None:
    """Write the catalogue, and beside it each bundled file under its digest."""
    (folder / "files").mkdir(parents=True, exist_ok=True)
    for _, content in sample_files():
        (folder / "files" / sha256(content).hexdigest()).write_bytes(content)
    (folder / "catalogue.json").write_text(json.dumps(build()), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
