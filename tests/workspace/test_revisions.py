"""Kept states of a graph."""

from __future__ import annotations

import json

import pytest

from designer.workspace.errors import Forbidden, NotFound
from tests.workspace.acting import CARL, OLGA, Browser
from tests.workspace.edits import put, rename


def reasons(workspace, graph):
    return [(one.number, one.reason) for one in workspace.revisions.list(graph, OLGA)]


def test_a_pause_makes_a_revision(workspace, tab):
    assert reasons(workspace, tab.id) == [(1, "created")]
    workspace.keeper.pauses.flush()
    assert reasons(workspace, tab.id) == [(2, "edit"), (1, "created")]


def test_closing_makes_one_too(workspace, tab):
    tab.close()
    assert reasons(workspace, tab.id) == [(2, "edit"), (1, "created")]


def test_opening_and_closing_makes_none(workspace, graph):
    Browser(workspace, graph, OLGA).close()
    assert reasons(workspace, graph) == [(1, "created")]


def test_the_same_state_is_one_revision(workspace, tab):
    first, _ = workspace.revisions.write(tab.id, "run")
    tab.edit(put("split-aaa", fraction=0.9))
    tab.edit(put("split-aaa", fraction=0.5))
    second, _ = workspace.revisions.write(tab.id, "run")
    assert second.number == first.number
    assert not workspace.revisions.behind(tab.id)


def test_all_authors_are_named(workspace, graph):
    copy = workspace.graphs.duplicate(graph, CARL).id
    Browser(workspace, copy, CARL, "carl").edit(rename("Carl"))
    Browser(workspace, copy, OLGA, "olga").edit(rename("Olga"))
    workspace.keeper.pauses.flush()
    revision = workspace.revisions.list(copy, OLGA)[0]
    assert [author.name for author in revision.authors] == ["Carl", "Olga"]


def test_a_revision_comes_back_as_an_edit(workspace, tab, ear):
    text = workspace.revisions.document(tab.id, 1, OLGA).text
    workspace.revisions.restore(tab.id, 1, OLGA)
    tab.shared.apply(ear.updates[-1][1])
    assert tab.shared.to_graph().nodes == {}
    assert workspace.graphs.document(tab.id, OLGA).text == text
    assert reasons(workspace, tab.id) == [(3, "restore"), (2, "edit"), (1, "created")]


def test_documents_of_revisions(workspace, tab):
    workspace.revisions.write(tab.id, "run")
    assert json.loads(workspace.revisions.document(tab.id, 1, OLGA).text)["nodes"] == {}
    with pytest.raises(NotFound, match="no revision 9"):
        workspace.revisions.document(tab.id, 9, OLGA)
    with pytest.raises(Forbidden):
        workspace.revisions.restore(tab.id, 1, CARL)
