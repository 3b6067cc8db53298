"""Modules read from the installed scikit-learn: one for each learner, none written by hand."""

from __future__ import annotations

import inspect
import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import sklearn
from numpydoc.docscrape import ClassDoc
from sklearn.utils import all_estimators

from .constraints import kinds_of, takes_estimator
from .plain_text import plain
from .signature import ContractError, to_json
from .source import literal_defaults

TASKS = {"classifier": "classification", "regressor": "regression", "cluster": "clustering"}
CATEGORIES = {task: task.capitalize() for task in TASKS.values()}
CLUSTERERS = {"KMeans"}
DEPRECATED = ("deprecated", "warn")
TECHNICAL = {"n_jobs", "verbose", "warm_start", "copy_X", "random_state", "cache_size", "copy"}


@cache
def presets() -> dict[str, Any]:
    """Friendly titles, keywords and essential parameters by class name."""
    return tomllib.loads((Path(__file__).parent / "presets.toml").read_text(encoding="utf-8"))


@cache
def known_limits() -> dict[str, Any]:
    """What a trial fit found each learner cannot take; `modules.limits` writes the table."""
    path = Path(__file__).parent / "limits.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def learners() -> Iterator[tuple[type, str]]:
    """Classes that become modules, with their task."""
    for kind, task in TASKS.items():
        for name, cls in all_estimators(kind):
            usable = not required(cls) and known_limits().get(name, {}).get("fits", True)
            if usable and (kind != "cluster" or name in CLUSTERERS):
                yield cls, task


def entries() -> Iterator[dict[str, Any]]:
    """Catalogue entries of all generated learners."""
    for cls, task in learners():
        yield entry(cls, task)


def entry(cls: type, task: str) -> dict[str, Any]:
    """Catalogue entry of one estimator class."""
    doc = ClassDoc(cls)
    helps = {item.name: plain("\n".join(item.desc)) for item in doc["Parameters"]}
    constraints = getattr(cls, "_parameter_constraints", {})
    parameters = inspect.signature(cls).parameters
    preset = presets().get(cls.__name__, {})
    ports = [name for name in parameters if takes_estimator(constraints.get(name, "none"))]
    params = [
        name
        for name, parameter in parameters.items()
        if name not in [*ports, *preset.get("hidden", [])] and parameter.default not in DEPRECATED
    ]
    essential = preset.get("essential") or [p for p in params if p not in TECHNICAL][:3]
    return {
        "name": snake(cls.__name__),
        "title": preset.get("title") or title(cls.__name__),
        "version": 1,
        "category": CATEGORIES[task],
        "level": preset.get("level", "essential" if preset else "all"),
        "summary": plain(" ".join(doc["Summary"])),
        "help": plain("\n".join(doc["Extended Summary"])),
        "link": link(cls),
        "keywords": [cls.__name__, *preset.get("keywords", [])],
        "inputs": [_port(name, helps.get(name, "")) for name in ports],
        "outputs": [{"name": "estimator", "type": "Estimator", "help": ""}],
        "params": [
            _param(parameters[name], constraints.get(name, []), helps, name in essential)
            for name in params
        ],
        "task": task,
        "limits": known_limits().get(cls.__name__, {}),
        "repeats": True,
        "own_code": False,
        "code": {
            "kind": "estimator",
            "class": cls.__name__,
            "import": f"from {public_module(cls)} import {cls.__name__}",
            "defaults": literal_defaults(cls) | _plain_defaults(parameters),
        },
    }


def _port(name: str, help: str) -> dict[str, Any]:
    port = {"name": name, "type": "Estimator", "optional": True, "many": False, "named": False}
    return {**port, "help": help}


def _param(
    parameter: inspect.Parameter, constraints: Any, helps: dict[str, str], essential: bool
) -> dict[str, Any]:
    name = parameter.name
    try:
        default = to_json(parameter.default)
    except ContractError:
        default = None
    return {
        "name": name,
        "title": name.replace("_", " ").capitalize() if len(name) > 1 else name,
        "help": helps.get(name, ""),
        # Results repeat unless the person asks otherwise.
        "default": 0 if name == "random_state" else default,
        "required": False,
        "level": "essential" if essential else "all",
        "inherits": None,
        "declares": None,
        "hidden": False,
        "accepts": kinds_of(constraints),
    }


def _plain_defaults(parameters: Any) -> dict[str, str]:
    return {
        name: repr(parameter.default)
        for name, parameter in parameters.items()
        if isinstance(parameter.default, tuple | list | dict)
    }


def required(cls: type) -> list[str]:
    return [
        name
        for name, parameter in inspect.signature(cls).parameters.items()
        if parameter.default is parameter.empty
        and parameter.kind not in (parameter.VAR_KEYWORD, parameter.VAR_POSITIONAL)
    ]


def words(name: str) -> list[str]:
    """Split a class name: ``KNeighborsClassifier`` gives ``K Neighbors Classifier``."""
    return re.sub(r"([A-Z]+)([A-Z][a-z])|([a-z\d])([A-Z])", r"\1\3 \2\4", name).split()


def snake(name: str) -> str:
    return "_".join(words(name)).lower()


def title(name: str) -> str:
    first, *rest = words(name)
    return " ".join([first, *(word if word.isupper() else word.lower() for word in rest)])


def public_module(cls: type) -> str:
    """Where people import a class from: ``sklearn.svm`` for ``sklearn.svm._classes``."""
    return cls.__module__.split("._")[0]


def link(cls: type) -> str:
    version = ".".join(sklearn.__version__.split(".")[:2])
    page = f"{public_module(cls)}.{cls.__name__}.html"
    return f"https://scikit-learn.org/{version}/modules/generated/{page}"
