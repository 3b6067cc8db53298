"""Manifests and blobs: written whole, read by key, never a path."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone

from designer.engine.formats import kinds, models, values
from designer.engine.outputs import Blobs, open_outputs

from .test_models import predictors

KEY = "ab" * 32


def info(blobs: Blobs, data: bytes = b"x", **more):
    found = {"kind": "value", "exact": True, "media": "text/plain", "size": 1, "summary": {}}
    return {**found, "sha256": blobs.add(data), **more}


@pytest.fixture
def outputs(tmp_path):
    return open_outputs(tmp_path)


def test_nothing_is_kept_at_first(outputs):
    assert outputs.kept([KEY]) == {}


def test_what_is_recorded_is_kept(outputs):
    outputs.record(KEY, {"output": info(outputs.blobs)})
    assert outputs.kept([KEY])[KEY]["output"]["exact"]


def test_a_manifest_without_its_blob_keeps_nothing(outputs):
    one = info(outputs.blobs)
    outputs.record(KEY, {"output": one})
    outputs.blobs.path(one["sha256"]).unlink()
    assert outputs.kept([KEY]) == {}


def test_other_bytes_under_a_key_mark_it_for_ever(outputs):
    assert not outputs.record(KEY, {"output": info(outputs.blobs, b"1")})
    assert not outputs.record(KEY, {"output": info(outputs.blobs, b"1")})
    assert outputs.record(KEY, {"output": info(outputs.blobs, b"2")})
    assert not outputs.record(KEY, {"output": info(outputs.blobs, b"2")})
    assert not outputs.repeats(KEY)
    assert outputs.kept([KEY]) == {}
    assert outputs.manifest(KEY)["output"]["sha256"]


def test_a_torn_manifest_is_none(outputs):
    outputs.record(KEY, {"output": info(outputs.blobs)})
    outputs.path(KEY).write_text('{"output": {"sha')
    assert outputs.kept([KEY]) == {}


@pytest.mark.parametrize("name", ["../x", "a/b", "", "a" * 63, "A" * 64])
def test_a_digest_is_no_path(outputs, name):
    with pytest.raises(ValueError, match="digest"):
        outputs.blobs.path(name)
    if not name.isalnum():
        with pytest.raises(ValueError, match="key"):
            outputs.path(name)


def test_a_blob_that_fails_leaves_nothing(outputs):
    with pytest.raises(TypeError), outputs.blobs.new() as sink:
        sink.write("not bytes")
    assert list(outputs.blobs.folder.iterdir()) == []


def test_blobs_are_read_only_and_written_once(outputs):
    one = outputs.blobs.path(outputs.blobs.add(b"same"))
    before = one.stat().st_mtime_ns
    outputs.blobs.add(b"same")
    assert (one.stat().st_mode & 0o222, one.stat().st_mtime_ns) == (0, before)
    assert [path.name for path in outputs.blobs.folder.rglob(".*")] == []


# ------------------------------------------------------------- plain values
VALUES = [
    None,
    True,
    3,
    2**80,
    0.1,
    float("nan"),
    float("-inf"),
    -0.0,
    "text",
    [1, [2.0]],
    (1, "a"),
    {"a": {"b": 1}},
    {1: "one", (2, 3): None},
    {"$float": "not a tag of ours"},
    np.float64(0.1),
    np.int32(5),
    np.array([[1.5, np.nan], [2.0, 3.0]]),
    np.asfortranarray(np.arange(6).reshape(2, 3)),
    np.array(["a", None], dtype=object),
    pd.DataFrame({"a": [1, 2], "b": ["x", None]}),
    pd.Series([1.0, 2.0], name="s", index=["p", "q"]),
    {"confusion_matrix": pd.DataFrame([[1]], index=["x"], columns=["x"]), "auc": float("nan")},
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__} {value!r:.30}")
def test_plain_values_come_back(value):
    written = values.dumps(value)
    json.loads(written)
    assert values.same(value, values.loads(written))


@pytest.mark.parametrize("value", [object(), {1, 2}, lambda: 1, np.array([object()])])
def test_other_values_are_shown_as_text(value, tmp_path):
    found = kinds.save(kinds.Made(value), Blobs(tmp_path))
    assert (found["kind"], found["exact"]) == ("value", False)


# ------------------------------------------------------------- the law, for every learner
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("learner", predictors(), ids=lambda learner: type(learner).__name__)
def test_fit_on_reloaded_equals_fit_on_live(learner, tmp_path):
    rng = np.random.default_rng(1)
    frame = pd.DataFrame(np.abs(rng.normal(size=(150, 6))), columns=list("abcdef"))
    frame = frame.assign(g=frame["a"] * 3.0, n=rng.integers(0, 5, 150), y=rng.integers(0, 2, 150))
    live = frame.sample(frac=0.8, random_state=0)
    blobs = Blobs(tmp_path)
    reloaded = kinds.load(kinds.save(kinds.Made(live, "Table"), blobs), blobs)
    if "random_state" in learner.get_params():
        learner.set_params(random_state=0)
    try:
        one = clone(learner).fit(live.drop(columns="y"), live["y"])
    except (ValueError, TypeError):
        pytest.skip("does not fit these data")
    two = clone(learner).fit(reloaded.drop(columns="y"), reloaded["y"])
    assert models.dumps(one) == models.dumps(two)
