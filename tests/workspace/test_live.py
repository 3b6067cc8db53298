"""Open graphs: nothing that was said to be saved is ever lost."""

from __future__ import annotations

import threading

import pytest

from designer.schemas.graphs import NewGraph
from designer.workspace.errors import Conflict, Forbidden, Invalid, NotFound
from graph_store.shared import SharedGraph
from tests.workspace.acting import CARL, CORA, OLGA, WANDA, Browser
from tests.workspace.edits import add, drop, put, rename


def test_two_tabs_see_each_other(workspace, graph, ear):
    one = Browser(workspace, graph, OLGA, "one")
    two = Browser(workspace, graph, OLGA, "two")
    update = one.edit(add("a-aaa", "split_data"))
    assert ear.updates == [(graph, update, "one")]
    two.shared.apply(update)
    two.edit(add("b-aaa", "split_data"))
    assert set(workspace.live.graph(graph).nodes) == {"a-aaa", "b-aaa"}


def test_offline_edits_of_two_merge(workspace, tab):
    other = Browser(workspace, tab.id, OLGA, "other")
    mine = tab.edit(put("split-aaa", fraction=0.7), send=False)
    theirs = other.edit(put("split-aaa", random_state=7), send=False)
    tab.send(mine)
    other.send(theirs)
    params = workspace.live.graph(tab.id).nodes["split-aaa"].params
    assert params == {"fraction": 0.7, "random_state": 7}


def test_opening_gives_only_what_is_missing(workspace, tab):
    vector = tab.shared.state_vector()
    tab.edit(add("late-aaa", "split_data"))
    opened = workspace.live.open(tab.id, vector, OLGA, "again")
    whole = workspace.live.open(tab.id, b"", OLGA, "new")
    assert len(opened.update) < len(whole.update)


def test_edits_survive_reopening(reopen, tab):
    tab.edit(put("split-aaa", fraction=0.25))
    graph = reopen().live.graph(tab.id)
    assert graph.nodes["split-aaa"].params["fraction"] == 0.25


@pytest.mark.parametrize("junk", [b"", b"\xff" * 40, b"\x01\x01\x01", b"no update at all"])
def test_junk_is_refused_and_harms_nothing(workspace, tab, junk):
    before = workspace.live.graph(tab.id)
    with pytest.raises(Invalid):
        tab.send(junk)
    with pytest.raises(Invalid):
        workspace.live.open(tab.id, b"\xff" * 20, OLGA, "junk")
    assert workspace.live.graph(tab.id) == before
    tab.edit(rename("Still here"))
    assert workspace.live.graph(tab.id).name == "Still here"


def test_an_edit_the_disk_refuses_is_not_in_memory(workspace, tab, monkeypatch):
    before = workspace.live.graph(tab.id)
    with monkeypatch.context() as patched:
        patched.setattr("designer.workspace.update_log.append", _full)
        with pytest.raises(OSError, match="full"):
            tab.edit(rename("Lost"))
    assert workspace.live.graph(tab.id) == before


def _full(*_args):
    raise OSError("the disk is full")


def test_who_may_edit(workspace, graph):
    assert Browser(workspace, graph, WANDA).access == "watch"
    watching = Browser(workspace, graph, CARL)
    assert watching.access == "watch"
    with pytest.raises(Forbidden):
        watching.edit(rename("Mine now"))
    copy = workspace.graphs.duplicate(graph, CARL).id
    assert Browser(workspace, copy, CARL).access == "edit"
    assert Browser(workspace, copy, OLGA).access == "edit"
    with pytest.raises(NotFound):
        Browser(workspace, copy, CORA)


def test_many_threads_edit_at_once(workspace, graph):
    tabs = [Browser(workspace, graph, OLGA, f"tab {number}") for number in range(6)]

    def work(number):
        for count in range(10):
            tabs[number].edit(add(f"n{number}-{count:03}", "split_data"))

    threads = [threading.Thread(target=work, args=[number]) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(workspace.live.graph(graph).nodes) == 60


def test_waiting_for_a_browsers_edits(workspace, tab):
    update = tab.edit(rename("Later"), send=False)
    vector = tab.shared.state_vector()
    with pytest.raises(Conflict, match="not reached"):
        workspace.live.wait_for(tab.id, vector, seconds=0)
    found = []
    waiting = threading.Thread(
        target=lambda: found.append(workspace.live.wait_for(tab.id, vector).name)
    )
    waiting.start()
    tab.send(update)
    waiting.join()
    assert found == ["Later"]


def test_the_list_follows_the_document(workspace, tab):
    tab.edit(rename("New name"))
    workspace.keeper.flush()
    info = workspace.graphs.get(tab.id, OLGA)
    assert (info.name, info.nodes) == ("New name", 2)


def test_a_rename_from_outside_reaches_the_tabs(workspace, tab, ear):
    workspace.graphs.rename(tab.id, "From the list", OLGA)
    [(_, update, origin)] = ear.updates
    tab.shared.apply(update)
    assert (tab.shared.to_graph().name, origin) == ("From the list", None)


def test_long_logs_are_compacted(workspace, tab, monkeypatch):
    for number in range(120):
        tab.edit(put("split-aaa", random_state=number))
    tab.edit(drop("penguins-aaa"))
    tab.close()
    with workspace._db.read() as session:
        from designer.workspace.update_log import load

        updates, seq = load(session, tab.id)
    assert (len(updates), seq) == (1, 123)
    assert SharedGraph.load(updates).to_graph() == tab.shared.to_graph()
    again = Browser(workspace, tab.id, OLGA)
    again.edit(rename("After"))
    assert workspace.live.graph(tab.id).name == "After"


def test_a_tab_that_was_away_while_the_log_was_compacted_merges(workspace, tab):
    away = Browser(workspace, tab.id, OLGA, "away")
    update = away.edit(add("away-aaa", "split_data"), send=False)
    for number in range(120):
        tab.edit(put("split-aaa", random_state=number))
    workspace.live.leave("away")
    tab.close()
    workspace.live.open(tab.id, away.shared.state_vector(), OLGA, "away")
    away.send(update)
    nodes = workspace.live.graph(tab.id).nodes
    assert set(nodes) == {"away-aaa", "penguins-aaa", "split-aaa"}
    assert nodes["split-aaa"].params["random_state"] == 119


def test_leaving_lets_go_of_all(workspace, graph):
    other = workspace.graphs.create(NewGraph(), OLGA).id
    for one in (graph, other):
        Browser(workspace, one, OLGA, "tab")
    assert sorted(workspace.live.leave("tab")) == sorted([graph, other])
    assert workspace.live.holders(graph) == []
