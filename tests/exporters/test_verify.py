"""A run and its script are the same, bit for bit; what is not is found."""

from __future__ import annotations

import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression

from designer.exporters.runner import table_difference
from designer.exporters.verify import verify
from tests.engine.plans import MEASURE, SCORE, TABLE, plan, step, whole

from .conftest import SAMPLES


@pytest.mark.parametrize("name", sorted(path.stem for path in SAMPLES.glob("*.json")))
def test_every_sample_equals_its_script(name, engine, plan_of):
    report = verify(engine, plan_of(name))
    assert report.state == "equal", [each for each in report.variables if not each.equal] or report
    assert {each.type for each in report.variables} >= {"Table", "Metrics"}
    assert "accuracy" in report.printed or "r2" in report.printed or "silhouette" in report.printed


def test_a_second_time_nothing_runs_and_all_is_equal(engine, plan_of):
    states = []
    verify(engine, plan_of("penguins"))
    report = verify(engine, plan_of("penguins"), states.append)
    assert report.state == "equal"
    assert {event["state"] for event in states if event["type"] == "node-state"} == {"reused"}


def test_chance_is_found(engine):
    report = verify(engine, plan(step("a", "a = pd.DataFrame({'r': np.random.random(3)})")))
    assert report.state == "cannot-repeat"


def test_the_order_of_a_set_is_chance(engine):
    text = "a = pd.DataFrame({'r': list({'one', 'two', 'three', 'four', 'five', 'six'})})"
    assert verify(engine, plan(step("a", text))).state == "cannot-repeat"


def test_a_run_that_differs_is_found(engine):
    honest = whole()
    engine_side = plan(
        step("data", TABLE), step("scored", "scored = data.assign(predicted=0)", "data")
    )
    engine.start("differs", engine_side, lambda event: None)
    engine.wait("differs")
    forged = plan(
        step("data", TABLE),
        step("scored", "scored = data.assign(predicted=1)", "data", key=engine_side.steps[1].key),
    )
    report = verify(engine, forged)
    assert report.state == "differs"
    (wrong,) = [each for each in report.variables if not each.equal]
    assert (wrong.variable, wrong.why) == ("scored", '"predicted" has other values')
    assert verify(engine, honest).state == "equal"


def test_an_error_is_said(engine):
    report = verify(engine, plan(step("bad", "bad = 1 / 0", types="Any")))
    assert report.state == "failed"
    assert "division by zero" in report.error


def test_models_that_cannot_be_compared_by_bytes_are_compared_by_predictions(engine):
    setup = "import time\nfrom sklearn.linear_model import LogisticRegression"
    fit = "model = LogisticRegression().fit(data[['x']], data['y'])\nmodel.when_ = time.time()"
    timed = plan(
        step("data", TABLE),
        step("model", fit, "data", setup=setup, types="Model"),
        step("scored", SCORE, "model", "data"),
        step("metrics", MEASURE, "scored", types="Metrics"),
    )
    assert LogisticRegression
    assert verify(engine, timed).state == "equal"


def test_where_tables_differ():
    one = pd.DataFrame({"a": [1, 2]})
    assert table_difference(one, one.copy()) is None
    assert "is int64 and not float64" in table_difference(one, one.astype(float))
    assert "other labels" in table_difference(one, one.set_axis([1, 2]))
    assert "columns" in table_difference(one, one.rename(columns={"a": "b"}))
    assert "rows" in table_difference(one, one.head(1))
