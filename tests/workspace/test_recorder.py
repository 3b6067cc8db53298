"""The recorder: many runs at once, in order, and listeners that fail."""

from __future__ import annotations

import threading

from designer.schemas.runs import NewRun
from designer.workspace.listeners import Listener
from tests.workspace.acting import OLGA


def test_two_runs_at_once_keep_their_order(workspace, tab, engine, ear):
    runs = [workspace.runs.start(tab.id, NewRun(), OLGA).id for _ in range(2)]

    def talk(run):
        for number in range(200):
            engine.say(run, "log", node="split-aaa", stream="stdout", text=str(number))

    threads = [threading.Thread(target=talk, args=[run]) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    workspace.recorder.flush()
    for run in runs:
        told = [event for event in ear.events if event["run"] == run]
        assert [event["seq"] for event in told] == list(range(1, 202))
        lines = workspace.runs.logs(run, OLGA).lines
        assert [line.text for line in lines] == [str(number) for number in range(200)]


def test_a_listener_that_fails_does_not_keep_others_from_hearing(workspace, tab, ear, caplog):
    class Deaf(Listener):
        def run_event(self, run_id, event):
            raise RuntimeError("what?")

    workspace.listeners.add(Deaf())
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    workspace.recorder.flush()
    assert workspace.runs.get(run, OLGA).state == "running"
    assert len(ear.events) == 1
    assert "A listener failed" in caplog.text


def test_an_event_that_makes_no_sense_does_not_take_others_with_it(workspace, tab, engine, ear):
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    engine.say(run, "node-state")
    engine.say(run, "something-new", node="split-aaa")
    engine.say(run, "log", node="split-aaa", stream="stdout", text="after")
    workspace.recorder.flush()
    assert [event["type"] for event in ear.events] == ["run-state", "log"]


def test_what_is_told_is_on_disk_already(workspace, tab, engine):
    kept = []

    class Reader(Listener):
        def run_event(self, run_id, event):
            kept.append(len(workspace.runs.events(run_id, OLGA).events) >= event["seq"])

    workspace.listeners.add(Reader())
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    engine.finish(run, accuracy=1.0)
    workspace.recorder.flush()
    assert kept
    assert all(kept)
