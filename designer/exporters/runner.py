"""Runs an exported script in a clean process, and keeps or compares its variables.

``python -m designer.exporters.runner REQUEST.json``; the answer is written to the file that the
request names. What the script prints goes where this process's output goes.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
import traceback
import warnings
from pathlib import Path
from typing import Any

import pandas as pd

from designer.engine import child
from designer.engine.confine import confine
from designer.engine.formats import kinds, models, values
from designer.engine.formats.same import same_index, same_values
from designer.engine.outputs import Blobs

Variable = dict[str, Any]


def run(request: dict[str, Any]) -> dict[str, Any]:
    """Run a script in its folder; keep the variables that are named."""
    os.chdir(request["folder"])
    confine(Path(request["home"]), [Path(request["answer"]).parent])
    warnings.simplefilter("ignore")
    try:
        names = runpy.run_path(request["script"], run_name="__main__")
    except BaseException as error:
        lines = traceback.format_exception_only(error)
        return {"error": "".join(lines).strip()}
    blobs = Blobs(Path(request["blobs"]))
    kept = {
        one["variable"]: kinds.save(kinds.Made(names[one["variable"]], one["type"]), blobs)
        for one in request["variables"]
        if one["variable"] in names
    }
    return {"variables": kept}


def compare(request: dict[str, Any]) -> dict[str, Any]:
    """Compare pairs of kept outputs; say for each whether they are equal, and if not, why."""
    return {"found": [_compare(pair) for pair in request["pairs"]]}


def _compare(pair: dict[str, Any]) -> dict[str, Any]:
    try:
        why = _difference(pair)
    except Exception as error:
        why = f"cannot be compared: {type(error).__name__}: {error}"
    return {"equal": why is None, "why": why}


def _difference(pair: dict[str, Any]) -> str | None:
    a, b = (kinds.load(pair[side]["info"], Blobs(Path(pair[side]["blobs"]))) for side in "ab")
    if isinstance(a, pd.DataFrame) and isinstance(b, pd.DataFrame):
        return table_difference(a, b)
    if pair["a"]["info"]["media"] == models.MEDIA:
        rows = pair.get("rows")
        frame = None if rows is None else kinds.load(rows["info"], Blobs(Path(rows["blobs"])))
        return _model_difference(a, b, frame)
    return None if values.same(a, b) else f"{a!r:.200} is not {b!r:.200}"


def table_difference(a: pd.DataFrame, b: pd.DataFrame) -> str | None:
    """Where two tables differ in columns, types, order or bits. Memory layout does not count."""
    if list(a.columns) != list(b.columns):
        return f"columns {list(a.columns)} are not {list(b.columns)}"
    if len(a) != len(b):
        return f"{len(a)} rows are not {len(b)}"
    if not same_index(a.index, b.index):
        return "the rows have other labels"
    for at, name in enumerate(a.columns):
        x, y = a.iloc[:, at], b.iloc[:, at]
        if x.dtype != y.dtype:
            return f'"{name}" is {x.dtype} and not {y.dtype}'
        if not same_values(x.array, y.array):
            return f'"{name}" has other values'
    return None


def _model_difference(a: Any, b: Any, rows: pd.DataFrame | None) -> str | None:
    """Compare models by what they say of rows."""
    if type(a) is not type(b):
        return f"{type(a).__name__} is not {type(b).__name__}"
    if rows is None:
        return "there are no rows to compare them by"
    names = getattr(a, "feature_names_in_", None)
    frame = rows if names is None else rows[list(names)]
    for way in ("predict_proba", "decision_function", "predict", "transform"):
        if hasattr(a, way):
            x, y = pd.DataFrame(getattr(a, way)(frame)), pd.DataFrame(getattr(b, way)(frame))
            why = table_difference(x, y)
            return None if why is None else f"{way}: {why}"
    return "they can neither predict nor transform"


def main() -> None:
    """Do what the request says."""
    request = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    child.die_with_parent(request["parent"])
    child.adopt_orphans()
    sys.argv = sys.argv[:1]
    answer = {"run": run, "compare": compare}[request["do"]](request)
    Path(request["answer"]).write_text(json.dumps(answer), encoding="utf-8")
    sys.stdout.flush()
    child.end()


if __name__ == "__main__":
    main()
