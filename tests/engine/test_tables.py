"""Kept tables come back bit for bit, or are marked."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.ensemble import HistGradientBoostingRegressor, RandomForestClassifier
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

from designer.engine.formats import kinds, models, tables
from designer.engine.formats.same import same_frames
from designer.engine.outputs import Blobs

from .frames import EXACT, SHOWN, dice


def kept(frame: pd.DataFrame, folder: Path) -> tuple[kinds.OutputInfo, Blobs]:
    blobs = Blobs(folder)
    return kinds.save(kinds.Made(frame, "Table"), blobs), blobs


@pytest.mark.parametrize("name", EXACT)
def test_comes_back_as_it_was(name, tmp_path):
    frame = EXACT[name]()
    info, blobs = kept(frame, tmp_path)
    assert info["exact"]
    back = kinds.load(info, blobs)
    assert same_frames(frame, back)
    pd.testing.assert_frame_equal(frame, back)


@pytest.mark.parametrize("name", SHOWN)
def test_what_cannot_be_kept_is_marked_and_shown(name, tmp_path):
    frame = SHOWN[name]()
    info, blobs = kept(frame, tmp_path)
    assert not info["exact"]
    assert tables.open_arrow(blobs.path(info["sha256"])).num_rows == len(frame)
    with pytest.raises(kinds.CannotRead):
        kinds.load(info, blobs)


@pytest.mark.parametrize("name", EXACT)
def test_writing_twice_gives_the_same_bytes(name, tmp_path):
    one, _ = kept(EXACT[name](), tmp_path)
    two, _ = kept(EXACT[name](), tmp_path)
    assert one["sha256"] == two["sha256"]


@pytest.mark.parametrize("name", EXACT)
def test_head_is_the_first_rows(name, tmp_path):
    frame = EXACT[name]()
    info, blobs = kept(frame, tmp_path)
    head = kinds.load_head(info, blobs, 3)
    pd.testing.assert_frame_equal(head, frame.head(3), check_freq=False)


def test_a_read_table_may_be_written_to(tmp_path):
    info, blobs = kept(EXACT["mixed"](), tmp_path)
    frame = kinds.load(info, blobs)
    frame.loc[0, "height"] = 3.0
    assert frame.loc[0, "height"] == 3.0


def test_frames_that_differ_are_not_the_same():
    frame = EXACT["mixed"]()
    assert not same_frames(frame, frame.assign(count=frame["count"].astype("int32")))
    assert not same_frames(EXACT["floats in rows"](), EXACT["floats in columns"]())
    assert not same_frames(pd.DataFrame({"a": [0.0]}), pd.DataFrame({"a": [-0.0]}))


# ------------------------------------- a fit on what is read back equals a fit on the live table
LEARNERS = [
    LinearRegression(),
    Ridge(solver="cholesky"),
    LogisticRegression(),
    LinearSVC(random_state=0),
    RandomForestClassifier(5, random_state=0),
    HistGradientBoostingRegressor(max_iter=5, random_state=0),
    MLPClassifier((4,), max_iter=5, random_state=0),
    KMeans(2, random_state=0),
    PCA(2, random_state=0),
    StandardScaler(),
]


def wide(order: str) -> pd.DataFrame:
    values = np.array(dice().normal(size=(1000, 12)) * 10.0 ** np.arange(12), order=order)
    return pd.DataFrame(values, columns=[f"f{i}" for i in range(12)], copy=False)


FEATURES = {
    "rows": lambda: wide("C"),
    "columns": lambda: wide("F"),
    "first rows": lambda: wide("C").head(700),
    "first rows of columns": lambda: wide("F").head(700),
    "every second": lambda: wide("C").iloc[::2],
    "every second column": lambda: wide("F").iloc[:, ::2],
    "backwards": lambda: wide("C").iloc[::-1],
    "concatenated": lambda: pd.concat([wide("C").head(300), wide("F").tail(300)]),
    "shuffled": lambda: wide("C").sample(frac=0.7, random_state=1),
    "several blocks": lambda: wide("C").assign(f3=wide("C")["f4"] * 2, more=0.5),
    "integers and booleans": lambda: wide("C").assign(
        f0=wide("C")["f0"].gt(0), f1=wide("C")["f1"].astype(int)
    ),
    "narrow": lambda: wide("C").astype("float32"),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("learner", LEARNERS, ids=lambda learner: type(learner).__name__)
@pytest.mark.parametrize("name", FEATURES)
def test_fit_on_reloaded_equals_fit_on_live(name, learner, tmp_path):
    live = FEATURES[name]()
    label = (live["f2"] > 0).astype(int)
    info, blobs = kept(live.assign(label=label), tmp_path)
    assert info["exact"]
    reloaded = kinds.load(info, blobs)
    whole = live.assign(label=label)
    one = models.dumps(learner.fit(whole.drop(columns="label"), whole["label"]))
    two = models.dumps(learner.fit(reloaded.drop(columns="label"), reloaded["label"]))
    assert one == two


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("learner", LEARNERS[:2], ids=lambda learner: type(learner).__name__)
@pytest.mark.parametrize("name", FEATURES)
def test_fit_on_the_reloaded_features_themselves(name, learner, tmp_path):
    live = FEATURES[name]()
    label = np.arange(len(live)) % 7
    info, blobs = kept(live, tmp_path)
    one = models.dumps(learner.fit(live, label))
    assert one == models.dumps(learner.fit(kinds.load(info, blobs), label))
