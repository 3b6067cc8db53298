"""What the server imports is light, and watching a fit changes nothing."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

from designer.engine import progress
from designer.engine.capture import Node
from designer.engine.formats import models


def test_the_server_side_loads_no_library():
    code = (
        "import designer.engine, designer.exporters.verify, designer.exporters.pipeline, sys\n"
        "heavy = {'numpy', 'pandas', 'sklearn', 'pyarrow', 'skops', 'scipy'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_watching_a_fit_changes_no_bit(monkeypatch):
    rng = np.random.default_rng(0)
    features, label = rng.normal(size=(500, 5)), rng.integers(0, 3, 500)
    plain = models.dumps(LogisticRegression().fit(features, label))
    told = []
    fit = progress._watched(LogisticRegression.fit, lambda *word: told.append(word), set())
    monkeypatch.setattr(LogisticRegression, "fit", fit)
    Node.set("train")
    try:
        watched = models.dumps(LogisticRegression().fit(features, label))
    finally:
        Node.set(None)
    assert watched == plain
    assert told
    assert all(node == "train" for node, _, _ in told)
