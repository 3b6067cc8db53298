"""Generated graphs, edits, and JSON of any shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from graph_store import Graph, Group, Node, Note, Source
from graph_store.reading import GRAPH_FIELDS, NODE_FIELDS, NOTE_FIELDS, SOURCE_FIELDS

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
keys = texts.filter(lambda key: key not in ("__proto__", "$float"))
names = st.sampled_from(["data", "fraction", "_x", "A1", "max_features"]) | st.from_regex(
    r"[A-Za-z_][A-Za-z0-9_]{0,8}", fullmatch=True
).filter(lambda name: name not in ("constructor", "prototype", "__proto__"))
IDS = [f"{name}-{i:03}" for i, name in enumerate("abcdefgh")]
labels = st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,5}", fullmatch=True).filter(
    lambda name: name not in ("constructor", "prototype", "__proto__")
)
integers = st.integers(-(10**60), 10**60)
scalars = st.none() | st.booleans() | integers | st.floats() | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=2),
    max_leaves=5,
)
extras = st.dictionaries(st.sampled_from(["color", "Über", "x y"]), values, max_size=1)
points = st.tuples(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
sizes = st.tuples(st.integers(0, 999), st.integers(0, 999))


raw_sources = st.tuples(st.integers(0, 7), names, st.none() | texts, extras | st.just({}))
raw_nodes = st.fixed_dictionaries(
    {
        "name": texts,
        "module": names,
        "version": st.integers(1, 9),
        "params": st.dictionaries(names, values, max_size=3),
        "inputs": st.dictionaries(names, st.lists(raw_sources, max_size=3), max_size=3),
        "extra": extras,
    }
)
raw_notes = st.dictionaries(labels, st.tuples(texts, points, sizes, extras), max_size=2)
raw_groups = st.dictionaries(labels, st.tuples(texts, st.sets(st.integers(0, 7)), extras))


@st.composite
def graphs(draw: DrawFn) -> Graph:
    """Draw a valid graph."""
    raw = draw(st.lists(raw_nodes, max_size=4))
    chosen = draw(st.permutations(IDS))[: len(raw)]
    layout = draw(st.lists(st.none() | points, min_size=len(raw), max_size=len(raw)))
    return Graph(
        name=draw(texts),
        nodes={id: node(raw[i], chosen[:i]) for i, id in enumerate(chosen)},
        layout={id: place for id, place in zip(chosen, layout, strict=True) if place},
        notes=tuple(Note(id, *fields) for id, fields in sorted(draw(raw_notes).items())),
        groups={id: group(raw, chosen) for id, raw in draw(raw_groups).items()},
        parameters=draw(st.dictionaries(names, values, max_size=2)),
        extra=draw(extras),
    )


def node(raw: dict[str, Any], earlier: Sequence[str]) -> Node:
    """Make a node whose wires come from earlier ones."""
    inputs = {
        port: tuple(Source(earlier[i % len(earlier)], *rest) for i, *rest in sources)
        for port, sources in raw["inputs"].items()
        if earlier and sources
    }
    return Node(**{**raw, "inputs": inputs})


def group(raw: tuple[str, set[int], dict[str, Any]], ids: Sequence[str]) -> Group:
    """Make a group of those nodes that there are."""
    name, members, extra = raw
    return Group(name, tuple(ids[i] for i in sorted(members) if i < len(ids)), extra)


def json_like() -> SearchStrategy[Any]:
    """Draw anything a JSON reader may give, and what it may not."""
    odd = st.sampled_from([2**70, 10**400, "\ud800", object(), {1, 2}, b"x", float("nan")])
    return st.recursive(
        scalars | odd,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_field_names, inner),
        max_leaves=20,
    )


_field_names: SearchStrategy[Any] = (
    st.sampled_from(
        [
            *GRAPH_FIELDS,
            *NODE_FIELDS,
            *NOTE_FIELDS,
            *SOURCE_FIELDS,
            "edges",
            "position",
            "title",
            "to",
        ]
    )
    | st.sampled_from(["__proto__", "constructor", "a-000", "b-000", "$float"])
    | st.integers(0, 1)
)
