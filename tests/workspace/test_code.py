"""Code runs for a person only if they wrote it here or confirmed it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from designer.schemas.graphs import NewGraph
from designer.schemas.runs import NewRun
from designer.workspace.errors import Problems
from tests.workspace.acting import CARL, OLGA, Browser
from tests.workspace.edits import SPLIT, add, both, put, wire

ROOT = Path(__file__).parents[2]
MINE = "def transform(data, other=None):\n    return data.head(5)\n"
EVIL = "def transform(data, other=None):\n    return data.tail(5)\n"
SCRIPT = both(
    SPLIT, add("script-aaa", "execute_python"), wire("split-aaa.train", "script-aaa.data")
)


@pytest.fixture
def script(workspace, graph):
    """Olga's tab with a code node as it comes from the palette."""
    browser = Browser(workspace, graph, OLGA, "olga")
    browser.edit(SCRIPT)
    workspace.keeper.flush()
    return browser


def foreign(workspace, graph, by):
    return [code.text for code in workspace.code.unconfirmed(graph, by)]


def test_the_example_that_comes_with_the_module_is_ours(workspace, script):
    assert foreign(workspace, script.id, OLGA) == []
    workspace.runs.start(script.id, NewRun(), OLGA)


def test_what_i_type_is_mine(workspace, script):
    script.edit(put("script-aaa", code="def transform(data, other=None):\n    return data"))
    script.edit(put("script-aaa", code=MINE))
    workspace.runs.start(script.id, NewRun(), OLGA)


def test_what_i_type_at_once_into_a_new_node_is_mine(workspace, graph):
    browser = Browser(workspace, graph, OLGA, "olga")
    browser.edit(SCRIPT)
    browser.edit(put("script-aaa", code=MINE))
    workspace.runs.start(browser.id, NewRun(), OLGA)


def test_what_i_type_stays_mine(reopen, workspace, script):
    script.edit(put("script-aaa", code=MINE))
    script.close()
    assert foreign(reopen(), script.id, OLGA) == []


def test_an_import_is_not(workspace, script):
    script.edit(put("script-aaa", code=EVIL))
    text = workspace.graphs.document(script.id, OLGA).text
    copy = workspace.graphs.create(NewGraph(document=text.replace("tail(5)", "tail(6)")), OLGA)
    with pytest.raises(Problems) as caught:
        workspace.runs.start(copy.id, NewRun(), OLGA)
    [problem] = caught.value.problems
    assert (problem.code, problem.node, problem.param) == ("confirm-code", "script-aaa", "code")
    assert problem.fix is not None
    assert "tail(6)" in problem.fix["text"]
    confirmed = NewRun(confirmed=[problem.fix["sha256"]])
    workspace.runs.start(copy.id, confirmed, OLGA)
    workspace.runs.start(copy.id, NewRun(), OLGA)


def test_a_pasted_node_is_not(workspace, script):
    script.edit(add("pasted-aaa", "execute_python", code=EVIL))
    workspace.keeper.flush()
    assert foreign(workspace, script.id, OLGA) == [EVIL]


def test_changing_a_strangers_code_does_not_make_it_mine(workspace, script):
    script.edit(add("pasted-aaa", "execute_python", code=EVIL))
    workspace.keeper.flush()
    script.edit(put("pasted-aaa", code=EVIL + "\n# seen\n"))
    workspace.keeper.flush()
    assert foreign(workspace, script.id, OLGA) == [EVIL + "\n# seen\n"]


def test_another_persons_code_is_not(workspace, script):
    copy = workspace.graphs.duplicate(script.id, CARL).id
    theirs = Browser(workspace, copy, CARL, "carl")
    theirs.edit(put("script-aaa", code=EVIL))
    workspace.keeper.flush()
    assert foreign(workspace, copy, CARL) == []
    assert foreign(workspace, copy, OLGA) == [EVIL]


def test_a_restored_revision_does_not_make_its_code_mine(workspace, script):
    copy = workspace.graphs.duplicate(script.id, CARL).id
    theirs = Browser(workspace, copy, CARL, "carl")
    theirs.edit(put("script-aaa", code=EVIL))
    number = workspace.revisions.write(copy, "edit")[0].number
    theirs.edit(put("script-aaa", code=MINE))
    workspace.code.confirm([hashlib.sha256(MINE.encode()).hexdigest()], OLGA)
    workspace.revisions.restore(copy, number, OLGA)
    workspace.keeper.flush()
    assert foreign(workspace, copy, OLGA) == [EVIL]


def test_samples_do_not_run_code_that_nobody_here_trusts(workspace, script, engine):
    copy = workspace.graphs.duplicate(script.id, CARL).id
    theirs = Browser(workspace, copy, CARL, "carl")
    theirs.edit(put("script-aaa", code=EVIL))
    workspace.keeper.flush()
    theirs.close()
    engine.samples.clear()
    workspace.keeper.flush()
    Browser(workspace, copy, OLGA, "olga").edit(put("split-aaa", fraction=0.6))
    workspace.keeper.flush()
    sampled = {step.node for plan in engine.samples for step in plan.steps}
    assert sampled == {"penguins-aaa", "split-aaa"}


def test_samples_go_on_once_code_is_confirmed(workspace, script, engine):
    script.edit(add("pasted-aaa", "execute_python", code=EVIL))
    script.edit(wire("split-aaa.test", "pasted-aaa.data"))
    workspace.keeper.flush()
    assert not any(step.node == "pasted-aaa" for plan in engine.samples for step in plan.steps)
    workspace.code.confirm([hashlib.sha256(EVIL.encode()).hexdigest()], OLGA)
    workspace.keeper.flush()
    assert any(step.node == "pasted-aaa" for step in engine.samples[-1].steps)


def test_code_that_the_server_does_not_allow(reopen, workspace, script, engine):
    closed = reopen(code_allowed=False)
    engine.samples.clear()
    with pytest.raises(Problems) as caught:
        closed.runs.start(script.id, NewRun(), OLGA)
    assert [problem.code for problem in caught.value.problems] == ["code-not-allowed"]
    Browser(closed, script.id, OLGA).edit(put("split-aaa", fraction=0.6))
    closed.keeper.flush()
    assert all("script-aaa" not in {s.node for s in plan.steps} for plan in engine.samples)


def test_every_problem_that_the_workspace_finds_is_documented():
    page = (ROOT / "docs" / "problems.md").read_text("utf-8")
    for code in ("confirm-code", "code-not-allowed", "sample-failed"):
        assert f"`{code}`" in page
