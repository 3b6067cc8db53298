"""Curves of many points lose points and keep their shape."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from designer.engine.formats import kinds
from designer.engine.views.thin import AXES, MOST_ROWS, thinned
from modules.evaluate.measure import classification_metrics

ROWS = 60_000


@pytest.fixture(scope="module")
def metrics() -> dict[str, object]:
    dice = np.random.default_rng(0)
    truth = dice.integers(0, 3, ROWS)
    scores = dice.random((ROWS, 3)) + np.eye(3)[truth] * 0.4
    scores /= scores.sum(axis=1, keepdims=True)
    table = pd.DataFrame({"y": truth, "predicted": scores.argmax(axis=1)})
    return classification_metrics(
        table.assign(**{f"probability {at}": scores[:, at] for at in range(3)}), "y"
    )


@pytest.mark.parametrize(
    ("curve", "axes"), [("roc_curve", AXES[0]), ("precision_recall_curve", AXES[1])]
)
def test_a_curve_keeps_its_shape(metrics, curve, axes):
    whole = metrics[curve]
    assert len(whole) > 5 * MOST_ROWS
    short = thinned(whole)
    assert len(short) <= MOST_ROWS + 6
    for name, points in whole.groupby("class"):
        few = short[short["class"] == name]
        assert few.iloc[[0, -1]].equals(points.iloc[[0, -1]])
        x, y = (points[axis].to_numpy() for axis in axes)
        shown_x, shown_y = (few[axis].to_numpy() for axis in axes)
        assert np.trapezoid(shown_y, shown_x) == pytest.approx(np.trapezoid(y, x), abs=2e-3)
        nearest = np.hypot(x[::37, None] - shown_x, y[::37, None] - shown_y).min(axis=1)
        assert nearest.max() < 0.01


def test_short_tables_and_those_without_axes():
    short = pd.DataFrame({"recall": [0, 1], "precision": [1, 0]})
    assert thinned(short) is short
    residuals = pd.DataFrame({"truth": range(9000), "predicted": range(9000)})
    assert len(thinned(residuals)) == MOST_ROWS
    flat = pd.DataFrame({"recall": [0.5] * 5000, "precision": [0.5] * 5000})
    assert len(thinned(flat)) == 2


def test_the_viewer_gets_few_points_and_a_download_all(bench, metrics, tmp_path):
    outputs = bench.engine.outputs
    made = kinds.Made(metrics, "Metrics", "classification")
    outputs.record("k", {"output": kinds.save(made, outputs.blobs)})
    shown = bench.engine.ask("metrics", key="k", port="output")["tables"]["roc_curve"]
    assert shown["columns"][-4:] == [
        "class", "false_positive_rate", "true_positive_rate", "threshold",
    ]  # fmt: skip
    assert len(shown["data"]) <= MOST_ROWS + 6
    path = tmp_path / "metrics.json"
    bench.engine.ask("convert", key="k", port="output", to="json", path=str(path))
    assert len(json.loads(path.read_text())["roc_curve"]["data"]) == len(metrics["roc_curve"])
