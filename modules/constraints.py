"""Translate scikit-learn's parameter constraints into the catalogue's kinds of value."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from numbers import Integral, Real
from typing import Any

from sklearn.utils import _param_validation as validation

SIMPLE: dict[str, list[dict[str, Any]]] = {
    "boolean": [{"kind": "boolean"}],
    "verbose": [
        {"kind": "boolean"},
        {"kind": "integer", "min": 0, "max": None, "min_open": False, "max_open": False},
    ],
    "random_state": [{"kind": "seed"}],
    "cv_object": [
        {"kind": "integer", "min": 2, "max": None, "min_open": False, "max_open": False},
        {"kind": "none"},
    ],
    "array-like": [{"kind": "literal"}],
    "missing_values": [{"kind": "literal"}],
}
FREE = {"min": None, "max": None, "min_open": False, "max_open": False}


def kinds_of(constraints: Iterable[Any] | str) -> list[dict[str, Any]]:
    """Give the kinds of value that a form can offer for these constraints.

    Callables, kernels and other objects have no literal form and are left out; ``literal`` stands
    in when nothing else is left.
    """
    if isinstance(constraints, str):
        return [{"kind": "literal"}]
    found: list[dict[str, Any]] = []
    for constraint in constraints:
        found.extend(kind for kind in _kinds(constraint) if kind not in found)
    return _merged(found) or [{"kind": "literal"}]


def _kinds(constraint: Any) -> Iterator[dict[str, Any]]:
    if isinstance(constraint, str):
        yield from SIMPLE.get(constraint, [])
    elif constraint is None:
        yield {"kind": "none"}
    elif isinstance(constraint, validation.Interval):
        yield _interval(constraint)
    elif isinstance(constraint, validation.Options):
        options = constraint.options - getattr(constraint, "deprecated", set())
        finite = [o for o in options if not isinstance(o, float) or math.isfinite(o)]
        if len(finite) < len(options):
            # JSON has no infinity to offer as a choice; as a number one can type it.
            yield {"kind": "number", **FREE}
        yield {"kind": "choice", "options": sorted(finite, key=str)}
    elif isinstance(constraint, type):
        yield from _of_type(constraint)


def _of_type(constraint: type) -> Iterator[dict[str, Any]]:
    if constraint is Integral:
        yield {"kind": "integer", **FREE}
    elif constraint is Real:
        yield {"kind": "number", **FREE}
    elif constraint is str:
        yield {"kind": "text", "multiline": False}
    elif constraint in (dict, list, tuple):
        yield {"kind": "literal"}


def _interval(interval: validation.Interval) -> dict[str, Any]:
    def bound(value: Any) -> Any:
        return None if value is None or math.isinf(value) else value

    return {
        "kind": "integer" if interval.type is Integral else "number",
        "min": bound(interval.left),
        "max": bound(interval.right),
        "min_open": interval.closed in ("right", "neither"),
        "max_open": interval.closed in ("left", "neither"),
    }


def _merged(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One kind of each name: choices pool their options, ``bool`` options are booleans."""
    bounded = [k for k in found if k["kind"] == "number" and k != {"kind": "number", **FREE}]
    if bounded:
        found = [kind for kind in found if kind != {"kind": "number", **FREE}]
    choices = [kind for kind in found if kind["kind"] == "choice"]
    options = [option for kind in choices for option in kind["options"]]
    rest = [kind for kind in found if kind["kind"] != "choice"]
    flags = [option for option in options if isinstance(option, bool)]
    options = [option for option in options if not isinstance(option, bool) and option is not None]
    if flags and {"kind": "boolean"} not in rest:
        rest.append({"kind": "boolean"})
    if options:
        rest.insert(0, {"kind": "choice", "options": options})
    return rest


def takes_estimator(constraints: Iterable[Any] | str) -> bool:
    """Whether the parameter is another estimator, hence an input port."""
    return not isinstance(constraints, str) and any(
        isinstance(constraint, validation.HasMethods) and "fit" in constraint.methods
        for constraint in constraints
    )
