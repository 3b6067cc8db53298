"""kill -9 of the server: what it said is saved is there afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil

from designer.workspace.workspace import Workspace
from tests.workspace.acting import OLGA, ActingEngine, Browser
from tests.workspace.edits import add

WRITER = "tests.workspace.writer"
SLOW = "tests.workspace.slow_server"


def test_no_edit_that_was_acknowledged_is_lost(tmp_path, catalogue):
    graph, acknowledged = write_until_killed(tmp_path, after=25)
    with Workspace(tmp_path, catalogue, ActingEngine()) as workspace:
        kept = set(workspace.live.graph(graph).nodes)
        assert len(acknowledged) >= 25
        assert acknowledged <= kept
        Browser(workspace, graph, OLGA).edit(add("after-aaa", "split_data"))
        assert set(workspace.live.graph(graph).nodes) == kept | {"after-aaa"}


def test_a_run_that_was_going_is_interrupted(tmp_path, catalogue):
    graph, _ = write_until_killed(tmp_path, after=3)
    with Workspace(tmp_path, catalogue, ActingEngine()) as workspace:
        [run] = workspace.runs.list(OLGA, graph=graph).runs
        detail = workspace.runs.get(run.id, OLGA)
        assert (run.state, run.error.code) == ("interrupted", "interrupted")
        assert {node.state for node in detail.nodes.values()} == {"done", "cancelled"}
        events = workspace.runs.events(run.id, OLGA).events
        assert [event.seq for event in events] == list(range(1, len(events) + 1))
        assert events[-1].state == "interrupted"


def test_what_computed_dies_with_the_server(tmp_path, catalogue):
    command = [sys.executable, "-m", SLOW, str(tmp_path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    waiting = {"penguins-aaa done\n", "split-aaa done\n", "slow-aaa running\n"}
    while waiting and (line := child.stdout.readline()):
        waiting.discard(line)
    computing = psutil.Process(child.pid).children(recursive=True)
    child.kill()
    child.wait()
    _, alive = psutil.wait_procs(computing, timeout=20)
    for process in alive:
        process.kill()
    child.stdout.close()
    assert (waiting, alive) == (set(), [])
    assert computing
    with Workspace(tmp_path, catalogue, ActingEngine()) as workspace:
        [run] = workspace.runs.list(OLGA).runs
        nodes = workspace.runs.get(run.id, OLGA).nodes
    assert run.state == "interrupted"
    assert {name: node.state for name, node in nodes.items()} == {
        "penguins-aaa": "done",
        "split-aaa": "done",
        "slow-aaa": "cancelled",
    }


def write_until_killed(folder: Path, after: int) -> tuple[str, set[str]]:
    """Let another process edit, and kill it in the middle; gives what it said was saved."""
    child = subprocess.Popen(
        [sys.executable, "-m", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    graph = child.stdout.readline().strip()
    saved = {child.stdout.readline().strip() for _ in range(after)}
    child.kill()
    saved |= {line.strip() for line in child.stdout if line.endswith("\n")}
    child.stdout.close()
    child.wait()
    return graph, saved
