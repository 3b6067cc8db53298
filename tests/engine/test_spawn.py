"""Where there is no fork, warm spare processes do the same."""

from __future__ import annotations

import psutil
import pytest

from .plans import TABLE, plan, step, whole

pytestmark = pytest.mark.parametrize("pool", [False], indirect=True, ids=["spawn"])


def test_a_run_its_views_and_its_sample(bench):
    assert bench.run(whole()).state == "done"
    page = bench.engine.ask("table", key=whole().steps[0].key, port="output", limit=2)
    assert page["data"] == [[0.0, 0], [1.0, 1]]
    assert bench.engine.sample("g", whole())["errors"] == {}


def test_cancel_ends_the_process(bench):
    sleep = step("a", "import time\nprint('begun', flush=True)\ntime.sleep(60)\na = 1", types="Any")
    heard = bench.start(plan(sleep))
    while not heard.lines("a"):
        assert not bench.engine.wait(heard.run, 0.05)
    pids = [each.pid for each in psutil.Process().children(recursive=True)]
    bench.engine.cancel(heard.run)
    assert bench.engine.wait(heard.run, 10)
    assert heard.state == "cancelled"
    assert any(not psutil.pid_exists(pid) for pid in pids)


def test_own_code_and_crashes(bench):
    setup = "import os\n\n\ndef transform(data):\n    return data.assign(z=1)"
    heard = bench.run(
        plan(
            step("data", TABLE),
            step("own", "own = transform(data)", "data", setup=setup, own_code=True),
            step("crash", "crash = os._exit(3)", "data", setup="import os"),
            step("beside", "beside = data * 2", "data"),
        )
    )
    assert heard.nodes == {"data": "done", "own": "done", "crash": "failed", "beside": "done"}
