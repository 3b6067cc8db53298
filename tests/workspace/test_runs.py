"""Runs: from the click to the page that shows them."""

from __future__ import annotations

import base64

import pytest

from designer.schemas.runs import NewRun
from designer.workspace.errors import (
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    Problems,
    Unavailable,
)
from designer.workspace.live import Live
from tests.workspace.acting import CARL, CORA, OLGA, WANDA, Browser
from tests.workspace.edits import add, put, rename, switch_off


@pytest.fixture
def start(workspace, tab, engine):
    """Start a run of the graph, and let it end well with some metrics."""

    def go(**metrics):
        run = workspace.runs.start(tab.id, NewRun(), OLGA)
        engine.finish(run.id, **metrics)
        workspace.recorder.flush()
        return run.id

    return go


def test_a_run_is_handed_to_the_engine(workspace, tab, engine, ear):
    run = workspace.runs.start(tab.id, NewRun(), OLGA)
    assert [step.node for step in engine.plans[run.id].steps] == ["penguins-aaa", "split-aaa"]
    assert (run.number, run.graph_name, run.experiment) == (1, "Penguins", "Penguins")
    assert (run.user.name, run.revision) == ("Olga", 2)
    assert [started.id for started in ear.started] == [run.id]


def test_a_run_leaves_out_what_is_off(workspace, tab, engine):
    tab.edit(switch_off("split-aaa"))
    run = workspace.runs.start(tab.id, NewRun(), OLGA)
    assert [step.node for step in engine.plans[run.id].steps] == ["penguins-aaa"]
    tab.edit(switch_off("penguins-aaa"))
    with pytest.raises(Conflict, match="nothing to run"):
        workspace.runs.start(tab.id, NewRun(), OLGA)


def test_a_run_ends_with_everything_written_down(workspace, tab, start):
    run = workspace.runs.get(start(accuracy=0.9, loss=float("nan")), OLGA)
    assert (run.state, run.error) == ("done", None)
    assert run.metrics == {"split.accuracy": 0.9, "split.loss": None}
    node = run.nodes["split-aaa"]
    assert (node.state, node.seconds, node.metrics["accuracy"]) == ("done", 0.5, 0.9)
    assert set(node.outputs) == {"train", "test"}
    assert node.outputs["train"].key == node.key
    assert run.seconds is not None
    assert run.ended is not None
    assert run.environment["scikit-learn"]


def test_two_nodes_of_one_name_lose_no_metric(workspace, tab, engine):
    run = workspace.runs.start(tab.id, NewRun(), OLGA)
    for node, value in (("penguins-aaa", 1.0), ("split-aaa", 2.0)):
        engine.say(run.id, "metrics", node=node, names="same", values={"accuracy": value})
    engine.finish(run.id)
    workspace.recorder.flush()
    found = workspace.runs.get(run.id, OLGA).metrics
    assert found == {"same.accuracy": 1.0, "split-aaa.accuracy": 2.0}


def test_its_snapshot_stays_what_it_was(workspace, tab, start):
    run = start()
    before = workspace.runs.document(run, OLGA), workspace.runs.script(run, OLGA)
    tab.edit(put("split-aaa", fraction=0.9))
    assert (workspace.runs.document(run, OLGA), workspace.runs.script(run, OLGA)) == before
    assert "train_size=0.5" in before[1].text
    first, last = before[1].lines["split-aaa"]
    assert "train_test_split" in "".join(before[1].text.splitlines()[first - 1 : last])


def test_the_events_so_far(workspace, tab, engine, ear):
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    engine.say(run, "node-state", node="split-aaa", state="running")
    engine.say(run, "progress", node="split-aaa", fraction=0.5, text="half")
    engine.say(run, "log", node="split-aaa", stream="stdout", text="hello")
    workspace.recorder.flush()
    assert [event["seq"] for event in ear.events] == [1, 2, 2, 3]
    followed = workspace.runs.events(run, OLGA)
    assert [event.type for event in followed.events] == ["run-state", "node-state", "log"]
    engine.finish(run)
    workspace.recorder.flush()
    rest = workspace.runs.events(run, OLGA, after=3)
    told = [event for event in ear.events if event["seq"] > 3]
    assert [event.model_dump(exclude_unset=True) for event in rest.events] == told
    assert rest.state == "done"


def test_a_client_that_joins_anywhere_misses_nothing(workspace, start, ear):
    run = start(accuracy=1)
    whole = workspace.runs.events(run, OLGA).events
    for after in range(len(whole) + 1):
        caught = workspace.runs.events(run, OLGA, after=after).events
        told = [event for event in whole if event.seq <= after]
        assert told + caught == whole


def test_logs_in_pages(workspace, tab, engine):
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    for number in range(5):
        engine.say(run, "log", node="split-aaa", stream="stdout", text=str(number))
        engine.say(run, "log", node="penguins-aaa", stream="stderr", text="other")
    workspace.recorder.flush()
    page = workspace.runs.logs(run, OLGA, node="split-aaa", limit=3)
    rest = workspace.runs.logs(run, OLGA, node="split-aaa", after=page.next, limit=3)
    assert [line.text for line in page.lines + rest.lines] == ["0", "1", "2", "3", "4"]
    assert rest.next is None


def test_endless_logs_are_cut(workspace, tab, engine, monkeypatch):
    monkeypatch.setattr("designer.workspace.run_log.LOG_LINES", 3)
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    for number in range(10):
        engine.say(run, "log", node="split-aaa", stream="stdout", text=str(number))
    workspace.recorder.flush()
    lines = workspace.runs.logs(run, OLGA).lines
    assert [line.text for line in lines] == ["0", "1", "… more than 3 lines; the rest is not kept"]


def test_cancelling(workspace, tab, engine):
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    engine.say(run, "node-state", node="penguins-aaa", state="running")
    assert workspace.runs.cancel(run, OLGA).state == "cancelled"
    states = {node.state for node in workspace.runs.get(run, OLGA).nodes.values()}
    assert states == {"cancelled"}
    with pytest.raises(Conflict, match="ended already"):
        workspace.runs.cancel(run, OLGA)


def test_a_failure_lands_on_its_node(workspace, tab, engine):
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    error = {"type": "KeyError", "message": "'sex'", "line": 2, "text": "x", "traceback": ["…"]}
    engine.say(run, "node-state", node="penguins-aaa", state="failed", error=error)
    engine.say(run, "run-state", state="failed")
    workspace.recorder.flush()
    nodes = workspace.runs.get(run, OLGA).nodes
    assert nodes["penguins-aaa"].error.message == "'sex'"
    assert nodes["split-aaa"].state == "skipped"
    (listed,) = workspace.runs.list(OLGA).runs
    assert (listed.error.code, listed.error.node) == ("node-failed", "penguins-aaa")
    assert listed.error.message == "penguins: 'sex'"


def test_a_graph_with_problems_does_not_run(workspace, tab):
    tab.edit(add("lonely-aaa", "split_data"))
    with pytest.raises(Problems) as caught:
        workspace.runs.start(tab.id, NewRun(), OLGA)
    assert [problem.node for problem in caught.value.problems] == ["lonely-aaa"]


def test_running_to_a_node_asks_only_for_what_it_needs(workspace, tab, engine):
    tab.edit(add("lonely-aaa", "split_data"))
    run = workspace.runs.start(tab.id, NewRun(targets=["penguins-aaa"]), OLGA)
    assert engine.targets[run.id] == ["penguins-aaa"]
    assert set(workspace.runs.get(run.id, OLGA).nodes) == {"penguins-aaa"}
    with pytest.raises(Invalid):
        workspace.runs.start(tab.id, NewRun(targets=["nowhere-aaa"]), OLGA)


def test_columns_that_are_not_there_are_known_before(workspace, tab, engine):
    tab.edit(put("split-aaa", stratify="colour"))
    columns = [{"name": "species", "type": "text", "missing": 0, "unique": 3, "levels": None}]
    engine.found = {"columns": {"penguins-aaa.output": columns}, "errors": {}}
    workspace.keeper.flush()
    with pytest.raises(Problems, match="1 problem"):
        workspace.runs.start(tab.id, NewRun(), OLGA)


def test_an_empty_graph_has_nothing_to_run(workspace, graph):
    with pytest.raises(Conflict, match="nothing to run"):
        workspace.runs.start(graph, NewRun(), OLGA)


def test_it_runs_what_the_browser_has(workspace, tab, monkeypatch):
    monkeypatch.setattr(Live.wait_for, "__defaults__", (0.0,))
    update = tab.edit(put("split-aaa", fraction=0.75), send=False)
    new = NewRun(vector=base64.b64encode(tab.shared.state_vector()).decode())
    with pytest.raises(Conflict) as caught:
        workspace.runs.start(tab.id, new, OLGA)
    assert caught.value.code == "behind"
    tab.send(update)
    run = workspace.runs.start(tab.id, new, OLGA)
    assert "train_size=0.75" in workspace.runs.script(run.id, OLGA).text
    with pytest.raises(Invalid):
        workspace.runs.start(tab.id, NewRun(vector="not base64!"), OLGA)


def test_an_engine_that_cannot_start(workspace, tab, engine):
    engine.broken = True
    with pytest.raises(Unavailable, match="no processes left"):
        workspace.runs.start(tab.id, NewRun(), OLGA)
    [run] = workspace.runs.list(OLGA).runs
    assert (run.state, run.error.code) == ("failed", "not-started")


def test_who_may_run(workspace, tab):
    for guest in (CARL, WANDA):
        with pytest.raises(Forbidden):
            workspace.runs.start(tab.id, NewRun(), guest)
    copy = workspace.graphs.duplicate(tab.id, CARL).id
    run = workspace.runs.start(copy, NewRun(), CARL)
    assert workspace.runs.get(run.id, OLGA).user.name == "Carl"
    for stranger in (CORA, WANDA):
        with pytest.raises(NotFound):
            workspace.runs.get(run.id, stranger)


def test_watchers_follow_but_do_not_stop(workspace, tab):
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    assert workspace.runs.events(run, WANDA).state in ("queued", "running")
    with pytest.raises(Forbidden):
        workspace.runs.cancel(run, WANDA)


def test_guests_wait_their_turn(workspace, tab, engine, monkeypatch):
    monkeypatch.setattr("designer.workspace.starting.GUEST_RUNS", 1)
    copy = workspace.graphs.duplicate(tab.id, CARL).id
    run = workspace.runs.start(copy, NewRun(), CARL)
    with pytest.raises(Conflict, match="waiting or running"):
        workspace.runs.start(copy, NewRun(), CARL)
    engine.finish(run.id)
    workspace.recorder.flush()
    assert workspace.runs.start(copy, NewRun(), CARL).number == 2


def test_the_list_in_pages(workspace, start):
    ids = [start() for _ in range(5)][::-1]
    seen, before = [], None
    while True:
        page = workspace.runs.list(OLGA, limit=2, before=before)
        seen += [run.id for run in page.runs]
        before = page.next
        if before is None:
            break
    assert seen == ids


def test_the_list_filtered(workspace, tab, start, engine):
    ended = start()
    going = workspace.runs.start(tab.id, NewRun(experiment="Tuning"), OLGA).id
    other = workspace.graphs.duplicate(tab.id, OLGA).id

    def ids(**which):
        return [run.id for run in workspace.runs.list(OLGA, **which).runs]

    workspace.recorder.flush()
    assert ids(state="done") == [ended]
    assert ids(state="running") == [going]
    assert ids(experiment="Tuning") == [going]
    assert ids(graph=other) == []
    assert ids(graph=tab.id) == [going, ended]


def test_a_draft_is_a_graph_of_ones_own(workspace, tab, start):
    run = start()
    tab.edit(rename("Changed since"))
    draft = workspace.runs.draft(run, CARL)
    assert (draft.name, draft.owner.name) == ("Penguins (from run 1)", "Carl")
    assert workspace.live.graph(draft.id).nodes == workspace.live.graph(tab.id).nodes


def test_the_bin_of_runs(workspace, start):
    run = start()
    workspace.runs.delete(run, OLGA)
    assert workspace.runs.list(OLGA).runs == []
    with pytest.raises(NotFound):
        workspace.runs.get(run, OLGA)
    assert [one.id for one in workspace.runs.list(OLGA, deleted=True).runs] == [run]
    workspace.runs.restore(run, OLGA)
    assert workspace.runs.get(run, OLGA).state == "done"


def test_a_run_that_goes_cannot_be_thrown_away(workspace, tab):
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    with pytest.raises(Conflict):
        workspace.runs.delete(run, OLGA)


def test_comparing(workspace, tab, start):
    first = start(accuracy=0.5)
    tab.edit(put("split-aaa", fraction=0.9))
    tab.edit(add("table-aaa", "sample_data", name="iris"))
    second = start(accuracy=0.75, loss=0.1)
    compared = workspace.runs.compare([first, second], OLGA)
    assert compared.metrics == {
        "split.accuracy": {first: 0.5},
        "table.accuracy": {second: 0.75},
        "table.loss": {second: 0.1},
    }
    [row] = compared.params
    assert (row.node, row.name, row.param) == ("split-aaa", "split", "fraction")
    assert row.values == {first: 0.5, second: 0.9}
    [module] = compared.modules
    assert module.values == {first: None, second: "sample_data"}


def test_a_default_is_compared_as_what_it_is(workspace, tab, start):
    first = start()
    tab.edit(put("split-aaa", random_state=3))
    second = start()
    [row] = workspace.runs.compare([second, first], OLGA).params
    assert row.values == {second: 3, first: 0}


def test_one_run_is_nothing_to_compare(workspace, start):
    run = start()
    with pytest.raises(Invalid):
        workspace.runs.compare([run, run], OLGA)
    with pytest.raises(NotFound):
        workspace.runs.compare([run, "nothing"], OLGA)


def test_outputs_are_looked_at_by_the_engine(workspace, start, engine):
    run = start()
    workspace.outputs.view(run, "split-aaa", "train", "table", WANDA, limit=5)
    key = workspace.runs.get(run, OLGA).nodes["split-aaa"].key
    exactly = {"key": key, "port": "train", "sha256": "0" * 64}
    assert engine.asked == [("table", {**exactly, "limit": 5})]
    with pytest.raises(NotFound, match="no such output"):
        workspace.outputs.view(run, "split-aaa", "nothing", "table", OLGA)


def test_a_run_goes_on_while_its_graph_is_in_the_bin(workspace, tab, engine):
    run = workspace.runs.start(tab.id, NewRun(), OLGA).id
    workspace.graphs.delete(tab.id, OLGA)
    engine.finish(run)
    workspace.recorder.flush()
    assert workspace.runs.get(run, OLGA).state == "done"


def test_another_tab_is_told_of_the_runs_of_its_graph(workspace, tab, ear):
    Browser(workspace, tab.id, WANDA, "watching")
    run = workspace.runs.start(tab.id, NewRun(), OLGA)
    assert ear.started == [run]
