"""What each learner cannot take, by trial fits; ``python -m modules.limits`` writes the table.

scikit-learn's tags leave out much of it (one feature only, a positive target) and say some of it
of the parameters rather than of the class, so the fits decide. The table is data: the checks need
no scikit-learn.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator
from sklearn.utils import all_estimators

from .from_sklearn import CLUSTERERS, TASKS, required

TABLE = Path(__file__).parent / "limits.json"
ROWS = 60


def trials(task: str) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Features and target of each trial; all are the plain case with one thing changed."""
    random = np.random.default_rng(0)
    features = random.uniform(0.5, 4.0, size=(ROWS, 4))
    gaps = features.copy()
    gaps[::7, 1] = np.nan
    if task == "classification":
        target = np.array(["no", "so", "yes"])[features.sum(axis=1).argsort().argsort() * 3 // ROWS]
    else:
        target = features @ [1.0, 2.0, 0.5, 1.0] + random.normal(size=ROWS) * 0.1 + 1.0
    cases = {
        "plain": (features, target),
        "gaps": (gaps, target),
        "negative": (features - 2.0, target),
        "one": (features[:, :1], target),
    }
    if task == "regression":
        cases["zero target"] = (features, np.where(np.arange(ROWS) % 5 == 0, 0.0, target))
        cases["negative target"] = (features, target - target.mean())
        cases["two targets"] = (features, np.column_stack([target, -features[:, 0]]))
    return cases


def fits(estimator: BaseEstimator, features: np.ndarray, target: np.ndarray) -> bool:
    """Whether the estimator fits and predicts finite values or labels."""
    try:
        predicted = np.asarray(estimator.fit(features, target).predict(features))
    except Exception:  # the libraries raise whatever they like; any of it means "cannot"
        return False
    return predicted.dtype.kind != "f" or bool(np.isfinite(predicted).all())


def limits(cls: type, task: str) -> dict[str, Any]:
    """Limits of one learner, only those it has."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        can = {name: fits(cls(), *case) for name, case in trials(task).items()}
    found = {
        "fits": can["plain"] or can["one"] or can.get("two targets", False),
        "missing": can["gaps"],
        "nonnegative_features": can["plain"] and not can["negative"],
        "one_feature": can["one"] and not can["plain"],
        "several_targets": can.get("two targets", False) and not can["plain"] and not can["one"],
        "nonnegative_target": not can.get("negative target", True) and can["plain"],
        "positive_target": not can.get("zero target", True) and can["plain"],
    }
    return {name: value for name, value in found.items() if value or name == "fits"}


def table() -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, task in TASKS.items():
        for name, cls in all_estimators(kind):
            if (kind != "cluster" or name in CLUSTERERS) and not required(cls):
                yield name, limits(cls, task)


def text() -> str:
    """The table as it is kept, one learner a line."""
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(table()))
    return "{\n" + rows + "\n}\n"


if __name__ == "__main__":
    TABLE.write_text(text(), encoding="utf-8")
