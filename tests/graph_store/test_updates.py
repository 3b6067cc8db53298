"""Bytes that are no honest update: each is refused, and the graph is as it was."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_store import Graph, Node, Source, from_json, to_json
from graph_store.errors import UpdateError
from graph_store.shared import SharedGraph
from graph_store.updates import read_vector

GRAPH = Graph(
    "G",
    {
        "a-000": Node("a", "load", params={"n": 1}),
        "b-000": Node("b", "vote", inputs={"data": (Source("a-000", "output"),) * 2}),
    },
    layout={"a-000": (0, 0)},
)
CLIENT = 7


def number(value: int) -> bytes:
    head, value = b"", value
    while value > 127:
        head, value = head + bytes([value & 127 | 128]), value >> 7
    return head + bytes([value])


def text(value: str) -> bytes:
    return number(len(value.encode())) + value.encode()


def entry(kind: int, content: bytes, root: str = "nodes", key: str = "k") -> bytes:
    """Encode an entry of a root map."""
    return bytes([kind | 0x20]) + number(1) + text(root) + text(key) + content


def inner(kind: int, content: bytes, clock: int, client: int = CLIENT) -> bytes:
    """Encode an entry of the map that a client made at a clock."""
    parent = number(0) + number(client) + number(clock)
    return bytes([kind | 0x20]) + parent + text("k") + content


def update(*entries: bytes, deleted: bytes = number(0), clock: int = 0) -> bytes:
    head = number(1) + number(len(entries)) + number(CLIENT) + number(clock)
    return head + b"".join(entries) + deleted


def string(value: str) -> bytes:
    return number(1) + bytes([119]) + text(value)


ANY, TYPE, MAP = 8, 7, b"\x01"
HOSTILE = {
    "nothing": b"",
    "not-an-update": b"GET / HTTP/1.1\r\n\r\n",
    "a-list-a-million-deep": update(entry(ANY, number(1) + bytes([117, 1]) * 10**6 + b"\x7e")),
    "an-object-a-million-deep": update(
        entry(ANY, number(1) + (bytes([118, 1]) + text("a")) * 10**6 + b"\x7e")
    ),
    "maps-in-maps": update(entry(TYPE, MAP), *[inner(TYPE, MAP, clock) for clock in range(50_000)]),
    "maps-in-maps-by-predecessor": update(
        entry(TYPE, MAP),
        *[
            inner(TYPE, MAP, clock)
            if clock % 2
            else bytes([TYPE | 0x80]) + number(CLIENT) + number(clock) + MAP
            for clock in range(100)
        ],
    ),
    "part-of-itself": update(inner(ANY, string("x"), 0)),
    "a-map-in-itself": update(inner(TYPE, MAP, 0)),
    "a-map-in-its-child": update(inner(TYPE, MAP, 1), inner(TYPE, MAP, 0)),
    "after-itself": update(bytes([ANY | 0x80]) + number(CLIENT) + number(0) + string("x")),
    "before-another": update(bytes([ANY | 0x40]) + number(CLIENT) + number(0) + string("x")),
    "rivals": update(*[entry(ANY, string("x"))] * 2000),
    "unknown-root": update(entry(ANY, string("x"), root="secrets")),
    "no-key": update(bytes([ANY]) + number(1) + text("nodes") + string("x")),
    "an-array": update(entry(TYPE, b"\x00")),
    "a-text": update(entry(TYPE, b"\x02")),
    "an-xml-element": update(entry(TYPE, b"\x03" + text("p"))),
    "a-document": update(entry(9, text("guid") + bytes([118, 0]))),
    "text-content": update(entry(4, text("x"))),
    "json-content": update(entry(2, number(1) + text("[" * 1000))),
    "a-format": update(entry(6, text("b") + text("true"))),
    "an-unknown-content": update(entry(31, b"")),
    "an-unknown-value": update(entry(ANY, number(1) + bytes([99]))),
    "huge-deletion": update(entry(1, number(2**32))),
    "huge-clock": update(entry(ANY, string("x")), clock=2**52),
    "huge-number": update(entry(ANY, string("x")), clock=2**70),
    "huge-count": number(2**50),
    "huge-list": update(entry(ANY, number(1) + bytes([117]) + number(2**50))),
    "huge-text": update(entry(ANY, number(1) + bytes([119]) + number(2**50))),
    "endless-integer": update(entry(ANY, number(1) + bytes([125]) + b"\xff" * 50)),
    "empty-deletion": update(entry(1, number(0))),
    "no-deletion": update(deleted=number(1) + number(CLIENT) + number(1) + number(0) + number(0)),
    "not-unicode": update(entry(ANY, number(1) + bytes([119, 2, 0xFF, 0xFE]))),
    "half-a-character": update(entry(ANY, number(1) + bytes([119, 3, 0xED, 0xA0, 0x80]))),
    "bytes-after-the-end": update(entry(ANY, string("x"))) + b"\x00",
    "a-client-twice": number(2) + (number(0) + number(CLIENT) + number(0)) * 2 + number(0),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_are_refused_and_harm_nothing(name: str) -> None:
    shared = SharedGraph.from_graph(GRAPH)
    with pytest.raises(UpdateError):
        shared.apply(HOSTILE[name])
    assert shared.waiting == 0
    assert shared.to_graph() == GRAPH
    peer = SharedGraph.load(shared.updates())
    assert shared.apply(peer.replace(Graph("H")))
    assert shared.to_graph() == Graph("H")


def test_the_bytes_that_tests_make_are_read_as_yjs_means_them() -> None:
    shared = SharedGraph.from_graph(GRAPH)
    node = entry(TYPE, MAP, key="c-000")
    assert shared.apply(
        update(
            node,
            bytes([ANY | 0x20])
            + number(0)
            + number(CLIENT)
            + number(0)
            + text("module")
            + string("m"),
        )
    )
    assert shared.to_graph().nodes["c-000"] == Node("c", "m")


def test_depth_cannot_grow_by_telling_known_edits_differently() -> None:
    shared = SharedGraph.from_graph(GRAPH)
    assert shared.apply(update(entry(TYPE, MAP), inner(TYPE, MAP, 0)))
    lie = update(entry(TYPE, MAP), entry(TYPE, MAP, key="other"), inner(TYPE, MAP, 1))
    with pytest.raises(UpdateError, match="too deep"):
        shared.apply(lie)


@pytest.mark.parametrize("vector", [b"\x01", b"\xff" * 20, b"\x01\x07\x01\x00", number(2**50)])
def test_hostile_vectors_are_refused(vector: bytes) -> None:
    shared = SharedGraph.from_graph(GRAPH)
    for ask in (shared.update_since, shared.covers):
        with pytest.raises(UpdateError):
            ask(vector)


def test_vectors_count_edits() -> None:
    shared = SharedGraph.from_graph(GRAPH)
    assert all(clock > 0 for clock in read_vector(shared.state_vector()).values())
    assert shared.update_since(b"") == shared.update_since()
    assert not SharedGraph().covers(shared.state_vector())


def honest() -> list[bytes]:
    """Return updates of each kind of edit."""
    shared = SharedGraph.from_graph(GRAPH)
    first = shared.update_since()
    more = {**GRAPH.nodes, "c-000": Node("c", "m", params={"p": [1.5, "x"]})}
    added = shared.replace(Graph("H", more))
    return [
        first,
        added,
        shared.replace(GRAPH),
        shared.replace(Graph("I", more)),
        shared.update_since(),
    ]


HONEST = honest()
changes = st.lists(
    st.tuples(st.integers(0, 2**16), st.integers(0, 5), st.binary(min_size=1, max_size=6)),
    min_size=1,
    max_size=5,
)


def damage(data: bytes, change: tuple[int, int, bytes]) -> bytes:
    """Cut out some bytes and put others there."""
    place, cut, new = change
    at = place % (len(data) + 1)
    return data[:at] + new + data[at + cut :]


@settings(max_examples=400)
@given(st.sampled_from(HONEST), changes)
def test_damaged_updates_raise_nothing_but_their_own_error(
    data: bytes, damages: list[tuple[int, int, bytes]]
) -> None:
    shared = SharedGraph.load(HONEST[:1])
    try:
        changed = shared.apply(reduce(damage, damages, data))
    except UpdateError:
        changed = False
    graph = shared.to_graph()
    assert changed or graph == GRAPH
    assert from_json(to_json(graph)) == graph
    assert SharedGraph.load(shared.updates()).to_graph() == graph


@settings(max_examples=200)
@given(st.binary(max_size=60))
def test_noise_raises_nothing_but_its_own_error(data: bytes) -> None:
    shared = SharedGraph.load(HONEST[:1])
    for take in (shared.apply, shared.update_since, shared.covers):
        try:
            take(data)
        except UpdateError:
            continue
    assert from_json(to_json(shared.to_graph()))
