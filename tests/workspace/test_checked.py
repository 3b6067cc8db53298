"""What is told of a graph while it is edited."""

from __future__ import annotations

import threading

import pytest

from designer.schemas.runs import NewRun
from designer.workspace.later import Later
from tests.workspace.acting import OLGA, Browser, output
from tests.workspace.edits import SPLIT, add, both, drop, put, rename, switch_off, wire

COLUMNS = [{"name": "species", "type": "text", "missing": 0, "unique": 3, "levels": ["a", "b"]}]


@pytest.fixture
def look(workspace, tab, ear):
    """Let everything be done that an edit calls for; gives what was told last."""

    def go():
        workspace.keeper.flush()
        return ear.checked[-1]

    return go


def test_problems_and_keys(tab, look):
    tab.edit(add("lonely-aaa", "split_data"))
    checked = look()
    assert [problem.node for problem in checked.problems] == ["lonely-aaa"]
    assert set(checked.keys) == {"penguins-aaa", "split-aaa"}


def test_keys_change_with_what_is_computed_only(tab, look):
    before = look().keys
    tab.edit(rename("Another name"))
    tab.edit(put("split-aaa", fraction=0.9))
    after = look().keys
    assert after["penguins-aaa"] == before["penguins-aaa"]
    assert after["split-aaa"] != before["split-aaa"]


def test_columns_from_a_sample(tab, look, engine):
    engine.found = {"columns": {"penguins-aaa.output": COLUMNS}, "errors": {}}
    [column] = look().columns["penguins-aaa.output"]
    assert (column.name, column.levels) == ("species", ["a", "b"])


def test_columns_of_kept_outputs_need_no_sample(workspace, graph, ear, engine):
    tab = Browser(workspace, graph, OLGA)
    engine.outputs.keeps = Everything()
    tab.edit(SPLIT)
    workspace.keeper.flush()
    assert ear.checked[-1].columns["split-aaa.train"][0].name == "a"
    assert engine.samples == []


class Everything(dict):
    """Keeps an output for every key."""

    def __contains__(self, key):
        return True

    def __missing__(self, key):
        return {port: output(key) for port in ("output", "train", "test")}


def test_a_run_that_ended_tells_more_than_a_sample(workspace, tab, look, engine, ear):
    engine.found = {"columns": {"penguins-aaa.output": COLUMNS}, "errors": {}}
    key = look().keys["penguins-aaa"]
    run = workspace.runs.start(tab.id, NewRun(), OLGA)
    engine.outputs.keeps = {key: {"output": output(key)}}
    engine.finish(run.id)
    workspace.recorder.flush()
    assert look().columns["penguins-aaa.output"][0].name == "a"


def test_columns_go_past_what_is_off(tab, look, engine):
    engine.found = {"columns": {"penguins-aaa.output": COLUMNS}, "errors": {}}
    tab.edit(both(add("next-aaa", "split_data"), wire("split-aaa.train", "next-aaa.data")))
    tab.edit(switch_off("split-aaa"))
    checked = look()
    assert set(checked.keys) == {"penguins-aaa", "next-aaa"}
    assert checked.columns["split-aaa.train"] == checked.columns["penguins-aaa.output"]


def test_what_is_known_is_not_sampled_again(tab, look, engine):
    look()
    count = len(engine.samples)
    tab.edit(rename("Moved a bit"))
    look()
    assert len(engine.samples) == count
    tab.edit(put("split-aaa", fraction=0.9))
    look()
    assert len(engine.samples) == count + 1


def test_what_fails_on_the_sample_is_a_warning(tab, look, engine):
    error = {"type": "ValueError", "message": "no rows left"}
    engine.found = {"columns": {}, "errors": {"split-aaa": error}}
    [problem] = look().problems
    assert (problem.code, problem.severity, problem.node) == (
        "sample-failed",
        "warning",
        "split-aaa",
    )
    assert "no rows left" in problem.message


def test_what_a_sample_cannot_tell_is_not_asked_again_and_again(workspace, tab, look, engine):
    skipped = {"type": "Skipped", "message": "A step before this one failed."}
    failed = {"type": "ValueError", "message": "no rows left"}
    engine.found = {"columns": {}, "errors": {"penguins-aaa": failed, "split-aaa": skipped}}
    for _ in range(4):
        look()
    assert len(engine.samples) == 1
    tab.edit(put("split-aaa", fraction=0.9))
    for _ in range(4):
        look()
    assert len(engine.samples) == 2


def test_a_column_that_is_not_there(tab, look, engine):
    engine.found = {"columns": {"penguins-aaa.output": COLUMNS}, "errors": {}}
    tab.edit(put("split-aaa", stratify="colour"))
    problems = look().problems
    assert [problem.param for problem in problems] == ["stratify"]
    assert "colour" in problems[0].message


def test_a_sample_of_what_is_right(tab, look, engine):
    tab.edit(add("lonely-aaa", "split_data"))
    look()
    assert {step.node for step in engine.samples[-1].steps} == {"penguins-aaa", "split-aaa"}


def test_an_engine_that_fails_at_a_sample_stops_nothing(workspace, tab, look, engine):
    engine.sample = _fail
    look()
    tab.edit(drop("split-aaa"))
    assert set(look().keys) == {"penguins-aaa"}


def _fail(*_args, **_named):
    raise RuntimeError("no processes left")


def test_opening_tells_at_once(workspace, tab, ear):
    workspace.keeper.flush()
    ear.checked.clear()
    Browser(workspace, tab.id, OLGA, "second")
    workspace.keeper.checks.flush()
    assert set(ear.checked[0].keys) == {"penguins-aaa", "split-aaa"}


def test_later_does_many_calls_as_one():
    done, going, held = [], threading.Event(), threading.Event()

    def work(key):
        done.append(key)
        going.set()
        held.wait()

    later = Later("test", work, delay=0)
    later.touch("a")
    going.wait()
    for _ in range(10):
        later.touch("a")
        later.touch("b")
    held.set()
    later.flush()
    later.close()
    assert sorted(done) == ["a", "a", "b"]


def test_later_works_on_several_keys_at_once():
    both = threading.Barrier(2)
    met = []

    def work(key):
        both.wait(timeout=10)
        met.append(key)

    later = Later("test", work, delay=60, workers=2)
    later.touch("a")
    later.touch("b")
    later.flush()
    later.close()
    assert sorted(met) == ["a", "b"]


def test_later_outlives_work_that_fails(caplog):
    done = []

    def work(key):
        done.append(key)
        raise ValueError(key)

    later = Later("test", work, delay=60)
    for key in "ab":
        later.touch(key)
        later.flush()
    later.forget("a")
    later.close()
    later.touch("c")
    assert done == ["a", "b"]


def test_a_graph_nobody_has_open_is_forgotten(workspace, tab, engine):
    other = Browser(workspace, tab.id, OLGA, "other")
    tab.close()
    assert engine.forgotten == []
    other.close()
    assert engine.forgotten == [tab.id]
