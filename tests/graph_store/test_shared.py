"""Open graphs: what goes in comes out, what is hostile stays out."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from pycrdt import Array, Doc, Map

from graph_store import Graph, Node, Source, from_json, to_json
from graph_store import shared as shared_module
from graph_store.errors import UpdateError
from graph_store.shared import SharedGraph

from .strategies import graphs
from .test_document import GOOD


def chain() -> Graph:
    nodes = {
        "a-000": Node("a", "load", params={"n": 1}),
        "b-000": Node("b", "vote", inputs={"data": (Source("a-000", "output"),) * 3}),
    }
    return Graph("G", nodes, layout={"a-000": (0, 0)}, extra={"kept": 1.0})


@settings(max_examples=80)
@given(graphs())
def test_a_document_survives_being_opened(graph: Graph) -> None:
    shared = SharedGraph.from_graph(graph)
    assert to_json(shared.to_graph()) == to_json(graph)
    again = SharedGraph.load(shared.updates())
    assert to_json(again.to_graph()) == to_json(graph)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_files_survive_being_opened(path: Any) -> None:
    text = path.read_text(encoding="utf-8")
    assert to_json(SharedGraph.from_graph(from_json(text)).to_graph()) == text


@settings(max_examples=60)
@given(graphs(), graphs())
def test_replacing_leads_from_any_graph_to_any_other(one: Graph, other: Graph) -> None:
    shared = SharedGraph.from_graph(one)
    follower = SharedGraph.load(shared.updates())
    assert shared.replace(one) == b""
    update = shared.replace(other)
    assert bool(update) == (one != other)
    assert shared.to_graph() == other
    if update:
        assert follower.apply(update)
    assert follower.to_graph() == other


def test_replacing_edits_only_what_changed() -> None:
    shared = SharedGraph.from_graph(chain())
    nodes = {**chain().nodes, "a-000": Node("a", "load", params={"n": 2})}
    assert len(shared.replace(replace(chain(), nodes=nodes))) < 50


def test_replacing_keeps_the_keys_of_wires_that_stay() -> None:
    shared = SharedGraph.from_graph(chain())
    first, *rest = (Source("a-000", "output", name) for name in "xyz")
    nodes = dict(chain().nodes)
    nodes["b-000"] = Node("b", "vote", inputs={"data": (first, *rest)})
    shared.replace(replace(chain(), nodes=nodes))
    nodes["b-000"] = Node("b", "vote", inputs={"data": (first, Source("a-000", "new"), *rest)})
    assert len(shared.replace(replace(chain(), nodes=nodes))) < 120
    assert shared.to_graph().nodes == nodes


def test_an_update_tells_whether_it_changed_anything() -> None:
    one, other = SharedGraph.from_graph(chain()), SharedGraph()
    assert other.apply(one.update_since(other.state_vector()))
    assert not other.apply(one.update_since())
    assert other.covers(one.state_vector())
    assert other.to_graph() == chain()


def test_updates_may_come_in_any_order() -> None:
    one = SharedGraph.from_graph(chain())
    first = one.update_since()
    second = one.replace(replace(chain(), name="H"))
    third = one.replace(replace(chain(), name="I"))
    late = SharedGraph()
    assert not late.apply(third)
    assert not late.apply(third)
    assert not late.apply(second)
    assert late.waiting == 2
    kept = SharedGraph.load(late.updates())
    for document in (late, kept):
        assert document.apply(first)
        assert document.to_graph() == one.to_graph()
        assert document.waiting == 0


def test_too_much_may_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_module.limits, "MAX_WAITING_BYTES", 20)
    one = SharedGraph.from_graph(chain())
    with pytest.raises(UpdateError, match="never came"):
        SharedGraph().apply(one.replace(Graph()))


def test_what_would_be_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_module.limits, "MAX_NODES", 2)
    shared = SharedGraph.from_graph(chain())
    peer = SharedGraph.load(shared.updates())
    more = {**chain().nodes, "c-000": Node("c", "m")}
    update = peer.replace(replace(chain(), nodes=more))
    with pytest.raises(UpdateError, match="more than 2 nodes"):
        shared.apply(update)
    assert shared.to_graph() == chain()


def test_what_would_be_too_long_is_refused() -> None:
    shared = SharedGraph.from_graph(chain())
    peer = SharedGraph.load(shared.updates())
    nodes = {**chain().nodes, "c-000": Node("c", "m", params={"p": "x" * 5_000_000})}
    with pytest.raises(UpdateError, match="larger than"):
        shared.apply(peer.replace(replace(chain(), nodes=nodes)))
    assert shared.to_graph() == chain()
    fine = SharedGraph.load(shared.updates())
    assert shared.apply(fine.replace(replace(chain(), name="H")))


def test_threads_may_edit_at_once() -> None:
    shared = SharedGraph.from_graph(chain())
    base = shared.updates()

    def edit(name: str) -> None:
        peer = SharedGraph.load(base)
        shared.apply(peer.replace(replace(peer.to_graph(), layout={"b-000": (len(name), 0)})))
        shared.to_graph()

    threads = [threading.Thread(target=edit, args=("x" * i,)) for i in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(shared.to_graph().layout) == {"b-000"}


def test_whatever_stands_in_the_maps_is_repaired() -> None:
    doc: Doc[Any] = Doc()
    shared = SharedGraph.from_graph(chain())
    doc.apply_update(shared.update_since())
    nodes, layout, meta = (doc.get(name, type=Map) for name in ("nodes", "layout", "meta"))
    before = doc.get_state()
    with doc.transaction():
        meta["name"] = 7
        meta["broken"] = "{"
        meta["nodes"] = '"not a field of the meta map"'
        nodes["Not an id"] = Map({"module": "m"})
        nodes["text-000"] = "no map"
        nodes["empty-000"] = Map()
        nodes["c-000"] = Map({"module": "m", "version": "-1", "params": "no map", "color": '"red"'})
        node = nodes["a-000"]
        node["params"]["n"] = "[1, 2"
        node["params"]["bad name"] = "1"
        node["params"]["nan"] = "NaN"
        node["inputs"]["data"] = '"b-000.output"'
        node["inputs"]["gone"] = '"gone-000.output"'
        node["inputs"]["other#x1"] = '{"from": "c-000.output", "order": 3}'
        layout["a-000"] = "[1e999, 0]"
        layout["c-000"] = "[10.5, 3]"
        layout["gone-000"] = "[1, 1]"
    assert shared.apply(doc.get_update(before))
    graph = shared.to_graph()
    assert from_json(to_json(graph)) == graph
    assert graph.name == "Untitled"
    assert graph.extra == {"kept": 1.0}
    assert set(graph.nodes) == {"a-000", "b-000", "c-000"}
    assert graph.nodes["c-000"] == Node("c", "m", 1, extra={"color": "red"})
    assert graph.nodes["a-000"].params == {}
    assert graph.nodes["a-000"].inputs == {
        "data": (Source("b-000", "output"),),
        "other": (Source("c-000", "output"),),
    }
    assert graph.nodes["b-000"].inputs == {}, "the wires that closed a circle into its last node"
    assert graph.layout == {"c-000": (11, 3)}
    shared.replace(graph)
    assert shared.to_graph() == graph


def test_other_types_than_maps_are_refused() -> None:
    doc: Doc[Any] = Doc()
    shared = SharedGraph.from_graph(chain())
    doc.apply_update(shared.update_since())
    before = doc.get_state()
    doc.get("nodes", type=Map)["c-000"] = Array(["x"])
    with pytest.raises(UpdateError, match="something else than maps"):
        shared.apply(doc.get_update(before))
    assert shared.to_graph() == chain()


def test_maps_may_not_nest_deeper_step_by_step() -> None:
    doc: Doc[Any] = Doc()
    shared = SharedGraph.from_graph(chain())
    doc.apply_update(shared.update_since())
    params = doc.get("nodes", type=Map)["a-000"]["params"]
    before = doc.get_state()
    params["p"] = Map()
    with pytest.raises(UpdateError, match="nests maps too deep"):
        shared.apply(doc.get_update(before))
    assert shared.to_graph() == chain()
