"""Ids, places, circles, differences, the schema, and what may be imported."""

from __future__ import annotations

import doctest
import importlib
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_store import Graph, Group, Node, Note, Source, from_json, new_id, to_dict
from graph_store.cycles import circles, closing
from graph_store.diff import MISSING, Difference, diff
from graph_store.jsontext import parse
from graph_store.names import is_file_name, is_id, name_of
from graph_store.order import between, is_place, spread
from graph_store.schema import json_schema, text

from .strategies import IDS, graphs
from .test_document import BROKEN, GOOD, GRAPHS

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
SAYS_MORE = {"circle", "missing-nodes", "duplicate-ids", "not-finite", "too-long", "not-json"}
"""Broken documents of which a schema cannot say that they are."""


def test_ids_tell_what_they_are_of() -> None:
    assert name_of(new_id("Split Data")) == "split_data"
    assert name_of(new_id("Größe (cm)")) == "groe_cm"
    assert all(is_id(new_id(name)) for name in ("", "3 ways", "x" * 500))


def test_a_new_id_is_not_taken() -> None:
    class Taken:
        def __contains__(self, id: object) -> bool:
            return len(str(id)) < len("a-0000")

    assert len(new_id("a", Taken())) == len("a-0000")


@given(st.lists(st.integers(0, 1000), max_size=40))
def test_there_is_always_a_place_between(inserts: list[int]) -> None:
    places: list[str] = []
    for insert in inserts:
        i = insert % (len(places) + 1)
        places.insert(i, between(places[i - 1] if i else "", (places[i:] or [None])[0]))
    assert places == sorted(places)
    assert all(map(is_place, places))


@pytest.mark.parametrize("count", [0, 1, 2, 35, 36, 500])
def test_places_spread(count: int) -> None:
    places = spread(count)
    assert len(set(places)) == count
    assert places == sorted(places)
    assert all(map(is_place, places))


def test_no_place_between_equals() -> None:
    with pytest.raises(ValueError, match="no place"):
        between("a", "a")


wirings = st.dictionaries(st.sampled_from(IDS), st.sets(st.sampled_from(IDS)))


@given(wirings)
def test_without_the_closing_wires_there_is_no_circle(sources: dict[str, set[str]]) -> None:
    dropped = closing(sources)
    left = {id: {s for s in feeds if (s, id) not in dropped} for id, feeds in sources.items()}
    assert circles(left) == []
    assert bool(dropped) == bool(circles(sources))
    assert all(source <= target for source, target in dropped)


def test_a_long_chain_and_a_long_circle_need_no_recursion() -> None:
    chain = {f"a-{i:05}": [f"a-{i - 1:05}"] for i in range(1, 5000)}
    assert circles(chain) == []
    chain["a-00000"] = ["a-04999"]
    assert len(circles(chain)[0]) == 5000
    assert closing(chain) == {("a-04998", "a-04999")}


def graph(**changes: Any) -> Graph:
    nodes = {
        "a-000": Node("a", "load", params={"path": "x", "n": 1}),
        "b-000": Node("b", "split", inputs={"data": (Source("a-000", "output"),)}),
    }
    return replace(Graph("G", nodes, layout={"a-000": (0, 0)}), **changes)


def test_nothing_differs() -> None:
    assert not diff(graph(), graph())
    assert diff(graph(), graph()) == Difference()


def test_every_kind_of_difference_is_told() -> None:
    old = graph(notes=(Note("n", "x"),), groups={"g": Group("g")}, extra={"x": 1})
    nodes = {
        "a-000": Node("A", "load", 2, params={"n": 1.0, "new": None}, extra={"color": 1}),
        "c-000": Node("c", "split"),
    }
    new = graph(name="H", nodes=nodes, layout={"a-000": (1, 0)}, parameters={"p": 1})
    found = diff(old, new)
    assert found.added == ("c-000",)
    assert found.removed == ("b-000",)
    assert found.replaced == {"a-000": ("load 1", "load 2")}
    assert found.params == {
        "a-000": {"n": (1, 1.0), "new": (MISSING, None), "path": ("x", MISSING)}
    }
    assert found.renamed == {"a-000": ("a", "A")}
    assert found.moved == ("a-000",)
    assert found.title == ("G", "H")
    assert found.parameters == {"p": (MISSING, 1)}
    assert (found.notes, found.groups, found.extra) == (("n",), ("g",), ("", "a-000"))
    assert found.changes_meaning


def test_a_new_wire_is_a_difference_of_its_port() -> None:
    other = (Source("a-000", "output", "named"),)
    nodes = {**graph().nodes, "b-000": Node("b", "split", inputs={"data": other})}
    old = (Source("a-000", "output"),)
    assert diff(graph(), graph(nodes=nodes)).rewired == {"b-000": {"data": (old, other)}}


def test_looks_change_no_meaning() -> None:
    assert not diff(graph(), graph(layout={}, name="H")).changes_meaning


@settings(max_examples=60)
@given(graphs(), graphs())
def test_equal_graphs_and_only_they_do_not_differ(one: Graph, other: Graph) -> None:
    assert not diff(one, one)
    assert bool(diff(one, other)) == (one != other)


def test_the_published_schema_is_fresh() -> None:
    path = Path(__file__).parent.parent.parent / "docs" / "graph.schema.json"
    assert path.read_text(encoding="utf-8") == text(), "run python -m graph_store.schema"


@settings(max_examples=60)
@given(graphs())
def test_documents_fit_the_schema(graph: Graph) -> None:
    VALIDATOR.validate(to_dict(graph))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_files_fit_the_schema(path: Path) -> None:
    VALIDATOR.validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_files_do_not_fit_the_schema(path: Path) -> None:
    if path.stem not in SAYS_MORE:
        assert not VALIDATOR.is_valid(parse(path.read_text(encoding="utf-8")))


def test_the_files_said_to_be_more_than_a_schema_can_say_are_there() -> None:
    assert {path.stem for path in BROKEN} >= SAYS_MORE
    assert from_json((GRAPHS / "good" / "empty.json").read_bytes()) == Graph()


@pytest.mark.parametrize("name", ["names", "cycles", "order"])
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(f"graph_store.{name}")).failed == 0


def test_documents_need_no_server_no_library_and_no_modules() -> None:
    code = (
        "import sys, graph_store.shared, graph_store.diff, graph_store.schema\n"
        "bad = {'flask', 'sklearn', 'pandas', 'numpy', 'modules', 'designer'} & set(sys.modules)\n"
        "sys.exit(', '.join(bad) or 0)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("name", ["cars.csv", "iris.data", "Été 表.csv", "a (1).tsv.gz", "README"])
def test_names_of_data_files(name: str) -> None:
    assert is_file_name(name)


ODD = ["", ".", "..", ".x", "a/b", "a\\b", "a.", " a", "a ", "a\0", "a\n", "c:d", "con.csv", "NUL"]
CODE = ["pandas.py", "pandas.PYC", "sklearn.so", "x.pyd", "experiment.ipynb"]


@pytest.mark.parametrize("name", [*ODD, *CODE, "a" * 201, 7, None])
def test_what_no_data_file_may_be_called(name: object) -> None:
    assert not is_file_name(name)
