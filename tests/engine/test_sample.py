"""Sample runs: columns and errors while one draws."""

from __future__ import annotations

from .plans import TABLE, plan, step, whole


def test_columns_of_every_table(bench):
    found = bench.engine.sample("g", whole())
    assert found["errors"] == {}
    names = [column["name"] for column in found["columns"]["scored.output"]]
    assert names == ["x", "y", "predicted"]
    assert found["columns"]["data.output"][1]["levels"] == [0, 1]


def test_only_the_first_rows_are_used(bench):
    count = step("count", "count = pd.DataFrame({'n': [len(data)]})", "data")
    found = bench.engine.sample("rows", plan(step("data", TABLE), count), rows=10)
    assert found["columns"]["count.output"][0]["levels"] == [10]


def test_errors_stay_on_their_node(bench):
    steps = [
        step("data", TABLE),
        step("bad", "bad = data['no']", "data"),
        step("after", "after = bad", "bad"),
        step("beside", "beside = data", "data"),
    ]
    found = bench.engine.sample("g", plan(*steps))
    assert found["errors"]["bad"]["type"] == "KeyError"
    assert found["errors"]["after"]["type"] == "Skipped"
    assert "beside.output" in found["columns"]


def test_an_edit_computes_only_what_follows(bench):
    diary = bench.engine.home / "diary"
    first = step("first", f"open({str(diary)!r}, 'a').write('once')\n{TABLE}\nfirst = data")
    for number in (1, 2):
        after = step("after", f"after = first * {number}", "first")
        assert bench.engine.sample("edit", plan(first, after))["errors"] == {}
    assert diary.read_text() == "once"


def test_another_file_under_the_same_name_is_read_anew(bench):
    def names(content: bytes) -> list[str]:
        files = {"f.csv": bench.engine.outputs.blobs.add(content)}
        read = step("read", "read = pd.read_csv('f.csv')", files=files)
        found = bench.engine.sample("files", plan(read))
        return [column["name"] for column in found["columns"]["read.output"]]

    assert names(b"before\n1\n") == ["before"]
    assert names(b"after\n1\n") == ["after"]


def test_a_step_that_takes_too_long_is_given_up(bench):
    steps = [
        step("data", TABLE),
        step("slow", "import time\ntime.sleep(60)\nslow = data", "data"),
        step("after", "after = slow", "slow"),
        step("beside", "beside = data", "data"),
    ]
    found = bench.engine.sample("slow", plan(*steps), budget=1.0)
    assert found["errors"]["slow"]["type"] == "Timeout"
    assert "beside.output" in found["columns"]
    again = bench.engine.sample("slow", plan(*steps), budget=1.0)
    assert again == found


def test_a_step_that_kills_its_process_is_given_up(bench):
    steps = [step("data", TABLE), step("bad", "import os\nos._exit(1)\nbad = 1", "data")]
    found = bench.engine.sample("dies", plan(*steps))
    assert "bad" in found["errors"]
    assert "data.output" in found["columns"]


def test_kept_outputs_tell_of_all_rows(bench):
    data = step("data", "data = pd.DataFrame({'x': np.arange(5000) // 100})")
    bench.run(plan(data))
    found = bench.engine.sample("kept", plan(data), rows=10)
    assert found["columns"]["data.output"][0]["unique"] == 50


def test_own_code_waits_for_run(bench):
    own = step("own", "own = data.assign(z=1)", "data", own_code=True)
    found = bench.engine.sample("own", plan(step("data", TABLE), own))
    assert found["errors"]["own"]["type"] == "Skipped"
    found = bench.engine.sample("own", plan(step("data", TABLE), own), own_code=True)
    assert [column["name"] for column in found["columns"]["own.output"]] == ["x", "y", "z"]


def test_graphs_beyond_a_few_lose_their_process(bench):
    for number in range(6):
        bench.engine.sample(f"many{number}", plan(step("data", TABLE)))
    assert len(bench.engine._samples._samplers) <= 4
    bench.engine.forget("many5")
