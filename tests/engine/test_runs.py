"""Runs from end to end: reuse, errors, logs, branches."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from designer.engine.formats import kinds
from designer.schemas.events import EVENT

from .plans import FIT, LEARN, MEASURE, SCORE, TABLE, plan, step, whole


def test_a_whole_experiment(bench):
    heard = bench.run(whole())
    assert heard.state == "done"
    assert heard.nodes == dict.fromkeys(["data", "model", "scored", "metrics"], "done")
    (metrics,) = heard.of("metrics")
    assert metrics["values"] == {"accuracy": pytest.approx(0.5)}
    assert metrics["names"] == "metrics"
    output = heard.node("data")["outputs"]["output"]
    assert (output["summary"]["rows"], output["summary"]["columns"]) == (200, 2)
    assert heard.node("model")["outputs"]["output"]["summary"]["class"] == "LogisticRegression"
    assert all(event["seconds"] >= 0 for event in heard.of("node-state") if "seconds" in event)


def test_events_have_the_shape_that_is_promised(bench):
    heard = bench.run(plan(*whole().steps, step("bad", "bad = print('x') or 1 / 0")))
    check: TypeAdapter = EVENT
    for event in heard.events:
        check.validate_python(event)


def test_nothing_is_computed_twice(bench):
    bench.run(whole())
    again = bench.run(whole())
    assert set(again.nodes.values()) == {"reused"}
    assert again.node("data")["outputs"]["output"]["sha256"]
    assert again.of("metrics")


def test_only_what_follows_a_change_runs_again(bench):
    bench.run(whole())
    changed = plan(
        step("data", TABLE),
        step("model", FIT.replace("()", "(C=2.0)", 1), "data", setup=LEARN, types="Model"),
        step("scored", SCORE, "model", "data", key="c2"),
        step("metrics", MEASURE, "scored", types="Metrics", key="c3"),
    )
    heard = bench.run(changed)
    assert heard.nodes == {"data": "reused", "model": "done", "scored": "done", "metrics": "done"}


def test_run_to_here(bench):
    heard = bench.run(whole(), targets=["model"])
    assert heard.nodes == {"data": "done", "model": "done"}


def test_unfitted_estimators_are_made_anew(bench):
    make = step(
        "forest", "forest = LogisticRegression()", setup=LEARN, types="Estimator", keep=False
    )
    fit = "fitted = forest.fit(data[['x']], data['y'])"
    first = plan(step("data", TABLE), make, step("fitted", fit, "forest", "data", types="Model"))
    assert bench.run(first).state == "done"
    again = plan(*first.steps[:2], step("fitted", fit + "  # 2", "forest", "data", types="Model"))
    assert bench.run(again).nodes == {"data": "reused", "forest": "done", "fitted": "done"}
    assert bench.run(again).nodes["forest"] == "reused"


def test_an_error_lands_on_its_node_and_line(bench):
    text = "one = data.copy()\nbad = one['height'] + 1"
    heard = bench.run(
        plan(
            step("data", TABLE),
            step("bad", text, "data"),
            step("after", "after = bad", "bad"),
            step("beside", "beside = data * 2", "data"),
        )
    )
    assert heard.state == "failed"
    assert heard.nodes == {"data": "done", "bad": "failed", "after": "skipped", "beside": "done"}
    error = heard.node("bad")["error"]
    assert error["type"] == "KeyError"
    assert "height" in error["message"]
    assert (error["line"], error["text"]) == (2, "bad = one['height'] + 1")
    assert not any("site-packages" in line for line in error["traceback"])
    assert any('"<bad>", line 2' in line for line in error["traceback"])


def test_an_error_in_a_helper_shows_the_way(bench):
    setup = "def helper(value):\n    return 1 / value"
    heard = bench.run(plan(step("bad", "bad = helper(0)", setup=setup)))
    error = heard.node("bad")["error"]
    assert error["text"] == "return 1 / value"
    assert sum("line" in part for part in error["traceback"]) == 2


def test_what_steps_print_goes_to_their_nodes(bench):
    text = "{0} = pd.DataFrame()\nfor i in range(50):\n    print('{0}', i)"
    heard = bench.run(plan(*(step(name, text.format(name)) for name in ("left", "right"))))
    for name in ("left", "right"):
        assert heard.lines(name) == [f"{name} {i}" for i in range(50)]


def test_threads_of_a_step_print_for_it(bench):
    setup = "import threading\nimport pandas as pd"
    begin = "t = threading.Thread(target=print, args=('from afar',))\nt.start()\nt.join()"
    text = f"a = pd.DataFrame()\n{begin}"
    heard = bench.run(plan(step("a", text, setup=setup), step("b", "b = pd.DataFrame()")))
    assert heard.lines("a") == ["from afar"]


def test_warnings_and_what_c_code_prints_are_heard(bench):
    setup = "import os\nimport warnings\nimport pandas as pd"
    text = "a = pd.DataFrame()\nwarnings.warn('careful')\nos.write(1, b'from below\\n')"
    heard = bench.run(plan(step("a", text, setup=setup), step("b", "b = a", "a")))
    assert heard.lines("a", "warning") == ["UserWarning: careful"]
    assert "from below" in heard.lines("a", "stdout")


def test_a_step_that_prints_too_much_is_cut_short(bench):
    heard = bench.run(plan(step("a", "a = pd.DataFrame()\nfor i in range(20000):\n    print(i)")))
    lines = heard.lines("a")
    assert len(lines) == 10_001
    assert "left out" in lines[-1]


def test_branches_run_side_by_side(bench):
    setup = "import threading\nimport pandas as pd\nimport sys"
    meet = (
        "barrier = sys.__dict__.setdefault('_barrier', threading.Barrier(2))\n"
        "barrier.wait(20)\n{0} = pd.DataFrame()"
    )
    steps = [step(name, meet.format(name), setup=setup) for name in ("left", "right")]
    if bench.engine.about["cores"] == "1":
        pytest.skip("one core")
    assert bench.run(plan(*steps)).state == "done"


def test_files_stand_under_their_names(bench):
    digest = bench.engine.outputs.blobs.add(b"a,b\n1,2\n")
    read = step("data", 'data = pd.read_csv("cars.csv")', files={"cars.csv": digest})
    heard = bench.run(plan(read))
    assert heard.node("data")["outputs"]["output"]["summary"]["rows"] == 1
    assert not list((bench.engine.home / "work").glob("*/*"))


def test_a_file_name_is_no_path(bench):
    digest = bench.engine.outputs.blobs.add(b"x")
    heard = bench.run(plan(step("a", "a = pd.DataFrame()", files={"../evil.csv": digest})))
    assert heard.state == "failed"
    assert not (bench.engine.home / "evil.csv").exists()


def test_metrics_may_hold_tables_and_what_is_no_number(bench):
    text = "m = {'auc': float('nan'), 'n': 3, 'confusion_matrix': pd.DataFrame({'a': [1]})}"
    heard = bench.run(plan(step("m", text, types="Metrics")))
    assert heard.of("metrics")[0]["values"] == {"auc": None, "n": 3.0}
    assert heard.node("m")["outputs"]["output"]["exact"]


def test_inexact_outputs_are_shown_and_made_again_when_needed(bench):
    lists = step("lists", "lists = pd.DataFrame({'a': [[1], [2]]})")
    first = bench.run(plan(lists))
    assert not first.node("lists")["outputs"]["output"]["exact"]
    assert bench.run(plan(lists)).nodes == {"lists": "reused"}
    after = step("after", "after = lists['a'].map(len).to_frame()", "lists")
    assert bench.run(plan(lists, after)).nodes == {"lists": "done", "after": "done"}


def test_a_step_that_cannot_repeat_is_never_reused(bench):
    setup = "import os\nimport pandas as pd"
    now = step(
        "now", "now = pd.DataFrame({'a': [os.urandom(8).hex()]})", setup=setup, repeats=False
    )
    after = step("after", "after = now.copy()", "now")
    one = bench.run(plan(now, after))
    two = bench.run(plan(now, after))
    assert two.nodes == {"now": "done", "after": "done"}
    shas = {h.node("after")["outputs"]["output"]["sha256"] for h in (one, two)}
    assert len(shas) == 2


def test_another_output_than_recorded_marks_the_key(bench):
    setup = "import os\nimport pandas as pd"
    text = "lists = pd.DataFrame({'a': [[os.urandom(8).hex()]]})"
    lists = step("lists", text, setup=setup)
    copy = step("copy", "copy = lists.astype(str)", "lists")
    bench.run(plan(lists, copy))
    assert bench.engine.outputs.repeats(lists.key)
    more = step("more", "more = copy.assign(n=len(lists))", "lists", "copy")
    heard = bench.run(plan(lists, copy, more))
    assert heard.state == "done"
    assert not bench.engine.outputs.repeats(lists.key)
    assert heard.nodes["copy"] == "done"
    assert bench.engine.outputs.kept([lists.key]) == {}


def test_a_lost_blob_is_computed_again(bench):
    bench.run(whole())
    outputs = bench.engine.outputs
    data = whole().steps[0]
    sha = outputs.manifest(data.key)["output"]["sha256"]
    outputs.blobs.path(sha).unlink()
    heard = bench.run(plan(*whole().steps, step("more", "more = data * 1", "data")))
    assert heard.nodes["data"] == "done"
    assert heard.nodes["metrics"] == "reused"
    assert heard.nodes["more"] == "done"


def test_a_damaged_blob_is_computed_again(bench):
    bench.run(whole())
    outputs = bench.engine.outputs
    data = whole().steps[0]
    path = outputs.blobs.path(outputs.manifest(data.key)["output"]["sha256"])
    path.chmod(0o644)
    path.write_bytes(b"damaged")
    heard = bench.run(plan(*whole().steps, step("more", "more = data * 1", "data")))
    assert heard.state == "done"
    assert heard.nodes["more"] == "done"


def test_kept_outputs_read_back_exactly(bench):
    bench.run(whole())
    outputs = bench.engine.outputs
    info = outputs.manifest(whole().steps[1].key)["output"]
    assert kinds.load(info, outputs.blobs).n_features_in_ == 1


def test_a_long_chain(bench):
    steps = [step("s0", "s0 = 0", types="Any")]
    steps += [
        step(f"s{i}", f"s{i} = s{i - 1} + 1", f"s{i - 1}", types="Any") for i in range(1, 300)
    ]
    heard = bench.run(plan(*steps))
    assert heard.state == "done"
    assert set(heard.nodes.values()) == {"done"}


def test_a_disk_that_takes_nothing_fails_the_step_and_ends_the_run(bench):
    """A file stands where the folder of the outputs would be."""
    tree = step("tree", "tree = 1", types="Estimator", keep=False, key="ab" * 32)
    kept = step("kept", "kept = 1", types="Any", key="ab" + "c" * 62)
    bench.engine.outputs.folder.mkdir()
    (bench.engine.outputs.folder / "ab").touch()
    heard = bench.run(plan(tree, kept, step("beside", "beside = 1", types="Any")))
    assert heard.nodes == {"tree": "failed", "kept": "failed", "beside": "done"}
    assert "could not be done" in heard.node("tree")["error"]["message"]
    assert "could not be kept" in heard.node("kept")["error"]["message"]
