"""What is in a model: parameters, features, classes, coefficients or importances, a tree's text."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.tree import BaseDecisionTree, export_text

from designer.engine.formats import kinds
from designer.engine.formats.cells import plain

from .look import Look

MOST = 1000
MOST_TEXT = 20_000


def model(look: Look, key: str, port: str, sha256: str | None = None) -> dict[str, Any]:
    """Describe a model, transformation or clusterer."""
    info = look.info(key, port, sha256)
    summary = info["summary"]
    if info["media"] == kinds.TEXT:
        text = look.blobs.path(info["sha256"] or "").read_text(encoding="utf-8", errors="replace")
        return {**_empty(summary), "text": f"{text}\n\n{summary.get('why', '')}".strip()}
    return look.remember(
        ("model", info["sha256"]), lambda: {**_describe(look.value(info)), "input": fields(summary)}
    )


def fields(summary: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of the form that asks the model."""
    known = ("name", "type", "levels", "example")
    return [{part: field.get(part) for part in known} for field in summary.get("input", [])]


def _empty(summary: dict[str, Any]) -> dict[str, Any]:
    return {
        "class": summary.get("class", ""),
        "module": summary.get("module", ""),
        "params": {},
        "features": [],
        "classes": None,
        "importances": None,
        "coefficients": None,
        "input": [],
    }


def _describe(fitted: Any) -> dict[str, Any]:
    last = last_step(fitted)
    inner = inner_names(fitted, last)
    return {
        "class": type(last).__name__,
        "module": type(last).__module__,
        "params": params(last),
        "features": [str(name) for name in getattr(fitted, "feature_names_in_", [])],
        "classes": _classes(fitted),
        "importances": importances(last, inner),
        "coefficients": coefficients(last, inner, _classes(fitted)),
        "text": text_of(fitted, last, inner),
    }


def last_step(fitted: Any) -> Any:
    """The learner itself, behind what prepares its features."""
    while hasattr(fitted, "steps") and fitted.steps:
        fitted = fitted.steps[-1][1]
    return fitted


def inner_names(fitted: Any, last: Any) -> list[str]:
    """Names of the features as the learner saw them."""
    names = None
    try:
        if fitted is not last:
            names = fitted[:-1].get_feature_names_out()
    except Exception:
        names = None
    if names is None:
        names = getattr(last, "feature_names_in_", None)
    count = getattr(last, "n_features_in_", 0)
    if names is None or len(names) != count:
        return [f"x{number}" for number in range(count)]
    return [str(name) for name in names]


def params(estimator: Any) -> dict[str, Any]:
    """Parameters as JSON; other estimators and functions as text."""
    found: dict[str, Any] = {}
    for name, value in estimator.get_params(deep=False).items():
        simple = value is None or isinstance(value, bool | int | float | str | np.generic)
        if isinstance(value, list | tuple | dict) and not _has_estimators(value):
            found[name] = str(value) if isinstance(value, dict) else [str(each) for each in value]
        else:
            found[name] = plain(value) if simple else str(value)
    return found


def _has_estimators(value: Any) -> bool:
    return any(isinstance(each, BaseEstimator | tuple) for each in value)


def _classes(fitted: Any) -> list[Any] | None:
    try:
        found = fitted.classes_
    except Exception:
        return None
    if np.ndim(found) != 1 or (np.asarray(found).dtype == object and np.ndim(found[0]) > 0):
        return None
    return [plain(each) for each in found]


def importances(last: Any, names: list[str]) -> list[dict[str, Any]] | None:
    """How much the learner leans on each feature, the most first."""
    try:
        found = np.asarray(last.feature_importances_, dtype=float)
    except Exception:
        return None
    if found.shape != (len(names),):
        return None
    order = np.argsort(-found, kind="stable")[:MOST]
    return [{"feature": names[at], "value": float(found[at])} for at in order]


def coefficients(last: Any, names: list[str], classes: list[Any] | None) -> dict[str, Any] | None:
    """Coefficients by feature; a column for each class where there are several."""
    try:
        found = last.coef_
        found = np.asarray(found.toarray() if hasattr(found, "toarray") else found, dtype=float)
        table = np.atleast_2d(found)
        start = np.atleast_1d(np.asarray(getattr(last, "intercept_", np.zeros(len(table))), float))
    except Exception:
        return None
    if table.ndim != 2 or table.shape[1] != len(names) or table.shape[0] > MOST:
        return None
    columns = ["coefficient"] if len(table) == 1 else [str(number) for number in range(len(table))]
    if classes is not None and len(classes) == len(table):
        columns = [str(each) for each in classes]
    elif classes is not None and len(classes) == 2 and len(table) == 1:
        columns = [str(classes[1])]
    rows = [[float(value) for value in row] for row in table.T[:MOST]]
    index = names[:MOST]
    if start.shape == (len(table),):
        index, rows = ["(intercept)", *index], [[float(value) for value in start], *rows]
    return {"columns": columns, "index": index, "data": rows}


def text_of(fitted: Any, last: Any, names: list[str]) -> str:
    """A tree as rules; any other model as scikit-learn writes it."""
    try:
        if isinstance(last, BaseDecisionTree):
            return str(export_text(last, feature_names=names, max_depth=6))[:MOST_TEXT]
        return repr(fitted)[:MOST_TEXT]
    except Exception:
        return type(fitted).__name__
