"""Graphs in the list."""

from __future__ import annotations

import json

import pytest

from designer.schemas.graphs import NewGraph
from designer.workspace import limits
from designer.workspace.errors import Conflict, Forbidden, NotFound
from graph_store.errors import DocumentError
from tests.workspace.acting import CARL, CORA, OLGA, WANDA, Browser, Person
from tests.workspace.edits import rename


def names(workspace, by, **which):
    return [graph.name for graph in workspace.graphs.list(by, **which)]


def test_a_new_graph_is_empty_and_named(workspace):
    info = workspace.graphs.create(NewGraph(), OLGA)
    assert (info.name, info.nodes, info.access) == ("Untitled experiment", 0, "edit")
    document = json.loads(workspace.graphs.document(info.id, OLGA).text)
    assert (document["format"], document["nodes"]) == (1, {})


def test_a_document_comes_in_as_it_is(workspace, tab):
    name, text = workspace.graphs.document(tab.id, OLGA)
    copy = workspace.graphs.create(NewGraph(document=text), OLGA)
    assert workspace.graphs.document(copy.id, OLGA) == (name, text)


def test_a_bad_document_makes_nothing(workspace):
    with pytest.raises(DocumentError):
        workspace.graphs.create(NewGraph(document={"format": 1, "nodes": [1, 2]}), OLGA)
    assert names(workspace, OLGA) == []


def test_the_bin(workspace, graph, ear):
    workspace.graphs.delete(graph, OLGA)
    assert names(workspace, OLGA) == []
    assert names(workspace, OLGA, deleted=True) == ["Penguins"]
    with pytest.raises(NotFound, match="bin"):
        workspace.graphs.document(graph, OLGA)
    workspace.graphs.restore(graph, OLGA)
    assert names(workspace, OLGA) == ["Penguins"]
    assert ear.lists == 2


def test_a_deleted_graph_takes_no_edits(workspace, tab):
    workspace.graphs.delete(tab.id, OLGA)
    with pytest.raises(NotFound):
        tab.edit(rename("Ghost"))


def test_the_last_touched_comes_first(workspace, tab):
    workspace.graphs.create(NewGraph(name="Newer"), OLGA)
    tab.edit(rename("Touched"))
    workspace.keeper.flush()
    assert names(workspace, OLGA) == ["Touched", "Newer"]


def test_who_sees_what(workspace, graph):
    workspace.graphs.create(NewGraph(name="Hers"), CORA)
    workspace.graphs.duplicate(graph, CARL)
    assert set(names(workspace, OLGA)) == {"Penguins", "Hers", "Copy of Penguins"}
    assert set(names(workspace, CARL)) == {"Penguins", "Copy of Penguins"}
    assert set(names(workspace, CORA)) == {"Penguins", "Hers"}
    assert names(workspace, WANDA) == ["Penguins"]


def test_a_link_to_one_graph_shows_only_that(workspace, graph):
    other = workspace.graphs.create(NewGraph(name="Exam"), OLGA)
    guest = Person("guest-gus", "Gus", "copy", scope=frozenset([graph]))
    assert names(workspace, guest) == ["Penguins"]
    with pytest.raises(NotFound):
        workspace.graphs.document(other.id, guest)


def test_watchers_make_nothing(workspace, graph):
    with pytest.raises(Forbidden):
        workspace.graphs.create(NewGraph(), WANDA)
    with pytest.raises(Forbidden):
        workspace.graphs.duplicate(graph, WANDA)
    with pytest.raises(Forbidden):
        workspace.graphs.delete(graph, WANDA)
    with pytest.raises(Forbidden):
        workspace.graphs.rename(graph, "Mine", CARL)


def test_guests_have_room_for_so_many(workspace, monkeypatch):
    monkeypatch.setattr("designer.workspace.graphs.GUEST_GRAPHS", 1)
    workspace.graphs.create(NewGraph(), CARL)
    with pytest.raises(Conflict, match="1 experiments already"):
        workspace.graphs.create(NewGraph(), CARL)
    assert limits.GUEST_GRAPHS > 1


def test_the_script_of_what_is_right(workspace, tab):
    from tests.workspace.edits import add

    tab.edit(add("lonely-aaa", "split_data"))
    script = workspace.graphs.script(tab.id, OLGA)
    assert "train_test_split(" in script.text
    assert set(script.lines) == {"penguins-aaa", "split-aaa"}
    assert [problem.node for problem in script.problems] == ["lonely-aaa"]


def test_a_copy_is_no_longer_joined(workspace, tab):
    copy = workspace.graphs.duplicate(tab.id, CARL)
    Browser(workspace, copy.id, CARL).edit(rename("Carl's"))
    assert workspace.live.graph(tab.id).name == "Penguins"
