"""Several people edit at once: everything arrives, everybody sees the same, and it is valid."""

from __future__ import annotations

from itertools import permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_store import Graph, Node, Source, from_json, to_json
from graph_store.shared import SharedGraph

from .browsers import EDITS, Browser, Edit
from .strategies import IDS

START = Graph(nodes={id: Node(id, "start") for id in IDS[:4]}, layout={IDS[0]: (1, 2)})
numbers = st.integers(0, len(IDS) - 1)
edits = st.tuples(st.sampled_from(sorted(EDITS)), numbers, numbers, numbers)
sessions = st.lists(st.tuples(st.integers(0, 2), edits), max_size=30)
"""Edits by the one of three browsers who makes them."""


def play(session: list[tuple[int, Edit]]) -> tuple[SharedGraph, list[Browser]]:
    """Let three browsers edit apart from each other."""
    server = SharedGraph.from_graph(START)
    browsers = [Browser(server.update_since()) for _ in range(3)]
    for who, edit in session:
        browsers[who].edit(edit)
    return server, browsers


def assert_valid(graph: Graph) -> None:
    assert from_json(to_json(graph)) == graph


@settings(max_examples=120)
@given(sessions, st.randoms(use_true_random=False))
def test_all_see_the_same_in_whatever_order_it_comes(
    session: list[tuple[int, Edit]], random: Random
) -> None:
    server, browsers = play(session)
    late = SharedGraph.load(server.updates())
    sent = [update for browser in browsers for update in browser.outbox]
    random.shuffle(sent)
    for update in sent:
        server.apply(update)
        assert_valid(server.to_graph())
    assert server.waiting == 0
    for update in reversed(sent):
        late.apply(update)
    assert late.waiting == 0
    assert to_json(late.to_graph()) == to_json(server.to_graph())
    for browser in browsers:
        browser.receive(server.update_since(browser.doc.get_state()))
        seen = SharedGraph.load([browser.doc.get_update()])
        assert to_json(seen.to_graph()) == to_json(server.to_graph())


@settings(max_examples=60)
@given(sessions, sessions)
def test_exchanging_on_the_way_changes_nothing_of_that(
    before: list[tuple[int, Edit]], after: list[tuple[int, Edit]]
) -> None:
    server, browsers = play(before)
    for browser in browsers[:2]:
        server.apply(SharedGraph.load([browser.doc.get_update()]).update_since())
        browser.receive(server.update_since())
    for who, edit in after:
        browsers[who].edit(edit)
    for browser in browsers:
        server.apply(browser.doc.get_update())
    assert_valid(server.to_graph())
    whole = SharedGraph.load([b.doc.get_update() for b in reversed(browsers)])
    assert to_json(whole.to_graph()) == to_json(server.to_graph())


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 2), st.tuples(st.just("draw"), *[numbers] * 3))))
def test_no_wire_into_a_port_that_takes_many_is_lost(session: list[tuple[int, Edit]]) -> None:
    server, browsers = play(session)
    for browser in browsers:
        server.apply(browser.doc.get_update())
    drawn = sum(len(browser.drawn) for browser in browsers)
    assert sum(wire.port == "many" for wire in server.to_graph().wires()) == drawn


def test_a_circle_closed_by_two_people_is_opened_for_both_alike() -> None:
    _, browsers = play([(0, ("connect", 0, 1, 0)), (1, ("connect", 1, 0, 0))])
    for order in permutations(browsers):
        merged = SharedGraph.load([browser.doc.get_update() for browser in order])
        graph = merged.to_graph()
        assert graph.nodes[IDS[0]].inputs == {"data": (Source(IDS[1], "output"),)}
        assert graph.nodes[IDS[1]].inputs == {}


def test_a_wire_drawn_to_a_node_that_another_deletes_goes_with_it() -> None:
    server, browsers = play([(0, ("draw", 0, 1, 0)), (1, ("remove", 0, 0, 0))])
    for browser in browsers:
        server.apply(browser.doc.get_update())
    assert list(server.to_graph().wires()) == []
