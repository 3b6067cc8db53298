"""Runs are killed at once and whole; whatever dies is noticed; nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import psutil
import pytest

from designer.engine.pool import KEPT_BEGINNINGS, KEPT_VARIABLES, clean_environment

from .conftest import LONG, Heard
from .plans import TABLE, plan, step

FOREST = "from sklearn.ensemble import RandomForestClassifier"
LONG_FIT = (
    "rng = np.random.default_rng(0)\n"
    "print('begun', flush=True)\n"
    "model = RandomForestClassifier(100000, n_jobs=2).fit(rng.normal(size=(20000, 20)), "
    "rng.integers(0, 2, 20000))"
)
SEARCH = (
    "rng = np.random.default_rng(0)\n"
    "depths = {'max_depth': list(range(1, 200))}\n"
    "search = GridSearchCV(RandomForestClassifier(500), depths, n_jobs=2)\n"
    "print('begun', flush=True)\n"
    "model = search.fit(rng.normal(size=(5000, 20)), rng.integers(0, 2, 5000))"
)


class Until(Heard):
    """Ears that know when something was heard."""

    def __init__(self, run: str, wanted) -> None:
        super().__init__(run)
        self.wanted = wanted
        self.there = threading.Event()

    def take(self, event) -> None:
        super().take(event)
        if self.wanted(event):
            self.there.set()


def until(bench, plan, wanted) -> Until:
    heard = Until(f"u{time.monotonic_ns()}", wanted)
    bench.engine.start(heard.run, plan, heard.take)
    assert heard.there.wait(LONG), heard.events
    return heard


def begun(event) -> bool:
    return event["type"] == "log" and event["text"] == "begun"


def family() -> set[int]:
    return {process.pid for process in psutil.Process().children(recursive=True)}


@pytest.mark.parametrize(
    ("text", "setup"),
    [
        (LONG_FIT, f"import numpy as np\n{FOREST}"),
        (SEARCH, f"import numpy as np\nfrom sklearn.model_selection import GridSearchCV\n{FOREST}"),
    ],
    ids=["in a native fit", "with processes of joblib"],
)
def test_cancel_ends_a_fit_and_all_its_processes(bench, text, setup):
    assert bench.engine.environment
    before = family()
    fit = step("model", text, setup=setup, types="Model")
    heard = until(bench, plan(fit, step("after", "after = model", "model", types="Model")), begun)
    bench.engine.cancel(heard.run)
    assert bench.engine.wait(heard.run, LONG)
    assert heard.state == "cancelled"
    assert heard.nodes == {"model": "cancelled", "after": "cancelled"}
    assert family() <= before | {bench.engine._pool.pid}


def test_a_queued_run_is_cancelled_before_it_starts(bench):
    sleep = step("a", "import time\nprint('begun', flush=True)\ntime.sleep(60)\na = 1", types="Any")
    running = [until(bench, plan(sleep), begun) for _ in range(2)]
    waiting = bench.start(plan(step("b", "b = 1", types="Any")))
    assert waiting.state == "queued"
    bench.engine.cancel(waiting.run)
    assert waiting.state == "cancelled"
    for each in running:
        bench.engine.cancel(each.run)
        assert bench.engine.wait(each.run, LONG)


def test_runs_wait_for_their_turn(bench):
    sleep = step("a", "import time\nprint('begun', flush=True)\ntime.sleep(60)\na = 1", types="Any")
    running = [until(bench, plan(sleep), begun) for _ in range(2)]
    waiting = bench.start(plan(step("b", "b = 1", types="Any")))
    bench.engine.cancel(running[0].run)
    assert bench.engine.wait(waiting.run, LONG)
    assert waiting.state == "done"
    bench.engine.cancel(running[1].run)
    assert bench.engine.wait(running[1].run, LONG)


def test_a_step_that_kills_its_process_fails_alone(bench):
    crash = step("crash", "import os\nos.kill(os.getpid(), 9)\ncrash = 1", types="Any")
    heard = bench.run(
        plan(
            step("data", TABLE),
            crash,
            step("after", "after = crash", "crash", types="Any"),
            step("beside", "beside = data * 2", "data"),
        )
    )
    assert heard.state == "failed"
    assert heard.nodes == {
        "data": "done",
        "crash": "failed",
        "after": "skipped",
        "beside": "done",
    }
    assert "killed" in heard.node("crash")["error"]["message"]


def test_a_dead_zygote_is_replaced_and_the_run_goes_on(bench):
    old = bench.engine._pool.pid or (bench.engine.environment and bench.engine._pool.pid)
    text = (
        "import os, time, pathlib\n"
        f"mark = pathlib.Path({str(bench.engine.home)!r}, 'second')\n"
        "first = not mark.exists()\n"
        "mark.touch()\n"
        "print('begun', flush=True)\n"
        "time.sleep(60 if first else 0)\n"
        "a = 1"
    )
    heard = until(bench, plan(step("a", text, types="Any")), begun)
    os.kill(old, signal.SIGKILL)
    assert bench.engine.wait(heard.run, LONG)
    assert heard.state == "done"
    assert bench.engine._pool.pid != old


SERVER = """
import os, pathlib, sys, threading
from designer.engine import Engine
from tests.engine.plans import plan, step
from tests.engine.test_processes import {text}
fit = step("model", {text}, setup={setup!r}, types="Model")
engine = Engine(pathlib.Path(sys.argv[1]))
def hear(event):
    if event["type"] == "log":
        print(event["text"], flush=True)
engine.start("r", plan(fit), hear)
engine.ask
threading.Event().wait()
"""


@pytest.mark.parametrize("text", ["LONG_FIT", "SEARCH"])
def test_nothing_outlives_a_killed_server(text, tmp_path):
    setup = f"import numpy as np\nfrom sklearn.model_selection import GridSearchCV\n{FOREST}"
    code = textwrap.dedent(SERVER).format(text=text, setup=setup)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout.readline() == "begun\n"
        children = psutil.Process(server.pid).children(recursive=True)
        assert len(children) >= 2
        server.kill()
        server.wait()
    _, alive = psutil.wait_procs(children, timeout=5)
    assert not alive


def test_children_see_no_secret(bench):
    text = "import os\nnames = sorted(os.environ)\nfor name in names:\n    print(name)\na = 1"
    heard = bench.run(plan(step("a", text, types="Any")))
    assert "PATH" in heard.lines("a")
    known = (*KEPT_BEGINNINGS, *KEPT_VARIABLES, "PYTHON")
    assert [name for name in heard.lines("a") if not name.startswith(known)] == []


def test_a_secret_is_not_handed_on(monkeypatch):
    monkeypatch.setenv("DESIGNER_TOKEN", "secret")
    assert "secret" not in clean_environment().values()


def test_runs_do_not_share_random_numbers(bench):
    text = "a = pd.DataFrame({'r': np.random.random(3)})"
    draws = {
        bench.run(plan(step("a", f"{text}  # {n}"))).node("a")["outputs"]["output"]["sha256"]
        for n in range(3)
    }
    assert len(draws) == 3


def test_a_fit_that_uses_openmp_works_in_every_run(bench):
    setup = "import numpy as np\nfrom sklearn.ensemble import HistGradientBoostingRegressor"
    text = (
        "x = np.random.default_rng(0).normal(size=(2000, 3))\n"
        "model = HistGradientBoostingRegressor(max_iter=3).fit(x, x[:, 0])  # {}"
    )
    for n in range(2):
        fit = step("model", text.format(n), setup=setup, types="Model")
        assert bench.run(plan(fit)).state == "done"
