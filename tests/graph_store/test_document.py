"""Documents: what is read comes back byte for byte, what is broken is told with its place."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest
from hypothesis import given, settings

from graph_store import DocumentError, Graph, from_dict, from_json, to_dict, to_json
from graph_store.jsontext import parse

from .strategies import graphs, json_like

GRAPHS = Path(__file__).parent.parent / "graphs"
GOOD = sorted((GRAPHS / "good").glob("*.json"))
BROKEN = sorted((GRAPHS / "broken").glob("*.json"))
OLD = sorted((GRAPHS / "old").glob("*/*.json"))


def stem(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", GOOD, ids=stem)
def test_loading_and_saving_gives_the_same_bytes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert to_json(from_json(text)) == text


@pytest.mark.parametrize("path", BROKEN, ids=stem)
def test_errors_read_well(path: Path) -> None:
    with pytest.raises(DocumentError) as error:
        from_json(path.read_bytes())
    assert f"{error.value}\n" == path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", OLD, ids=stem)
def test_old_formats_stay_readable(path: Path) -> None:
    expected = path.with_suffix(".now").read_text(encoding="utf-8")
    assert to_json(from_json(path.read_bytes())) == expected


def test_a_good_file_exercises_every_field() -> None:
    fields = json.loads((GRAPHS / "good" / "everything.json").read_text(encoding="utf-8"))
    assert all(fields[name] for name in to_dict(Graph()))


@settings(max_examples=150)
@given(graphs())
def test_any_graph_survives_its_text(graph: Graph) -> None:
    text = to_json(graph)
    assert from_json(text) == graph
    assert to_json(from_json(text)) == text
    assert from_dict(to_dict(graph)) == graph
    assert from_json(json.dumps(to_dict(graph))) == graph


@settings(max_examples=300)
@given(json_like())
def test_hostile_data_raise_nothing_but_their_own_error(data: object) -> None:
    for document in (data, {"format": 1, "nodes": data}, {"format": 0, "nodes": data}):
        try:
            graph = from_dict(document)
        except DocumentError:
            continue
        else:
            assert from_json(to_json(graph)) == graph


@pytest.mark.parametrize("text", ["[" * 10**6, '{"a":' * 10**5, '{"format": 1, "nodes": {}'])
def test_deep_and_cut_texts_are_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        from_json(text)


def test_a_value_nested_beyond_the_limit_is_named() -> None:
    deep = '{"format": 1, "nodes": {"a-000": {"module": "m", "params": {"p": %s}}}}'
    with pytest.raises(DocumentError, match=r"/nodes/a-000/params/p/0/0.*nested more than 40"):
        from_json(deep % ("[" * 60 + "]" * 60))


def test_a_document_is_measured_as_it_would_be_saved() -> None:
    ones = "[" + "1," * 900_000 + "1]"
    with pytest.raises(DocumentError, match="too large"):
        from_json(f'{{"format": 1, "nodes": {{}}, "ones": {ones}}}')
    with pytest.raises(DocumentError, match="too large"):
        from_json("x" * 6_000_000)


def test_only_so_many_errors_are_listed() -> None:
    nodes = {f"a-{i:04}": {"module": 3} for i in range(1000)}
    with pytest.raises(DocumentError) as error:
        from_dict({"format": 1, "nodes": nodes})
    assert error.value.errors[-1] == ("", "and 900 more errors")


def test_kinds_of_numbers_stay() -> None:
    graph = from_json(
        '{"format": 1, "nodes": {"a-000": {"module": "m", "params": {"one": 1, "float": 1.0,'
        '"big": 123456789012345678901234567890, "nan": {"$float": "nan"}, "minus": -0.0,'
        '"true": true, "inf": [{"$float": "-inf"}]}}}}'
    )
    params = graph.nodes["a-000"].params
    assert type(params["one"]) is int
    assert type(params["float"]) is float
    assert params["big"] == 123456789012345678901234567890
    assert math.isnan(params["nan"])
    assert math.copysign(1, params["minus"]) == -1
    assert params["true"] is True
    assert params["inf"] == [-math.inf]
    assert from_json(to_json(graph)) == graph


def test_one_and_one_point_zero_are_different_graphs() -> None:
    def graph(value: object) -> Graph:
        node = {"module": "m", "params": {"p": value}}
        return from_dict({"format": 1, "nodes": {"a-000": node}})

    assert graph(1) == graph(1)
    assert graph(1) != graph(1.0)
    assert graph(1) != graph(True)


def test_coordinates_are_rounded_as_the_canvas_does() -> None:
    document = {"format": 1, "nodes": {"a-000": {"module": "m"}}, "layout": {"a-000": [0.5, -0.5]}}
    assert from_dict(document).layout["a-000"] == (1, 0)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DocumentError, match="not UTF-8"):
        from_json(b"\xff\xfe{")
    assert from_json(b'\xef\xbb\xbf{"format": 1, "nodes": {}}') == Graph()


def test_half_characters_are_refused() -> None:
    with pytest.raises(DocumentError, match="/name: holds half a character"):
        from_json('{"format": 1, "name": "\\ud800", "nodes": {}}')


def test_the_reader_marks_what_it_does_not_guess() -> None:
    assert parse('{"a": 1, "a": 2}').keys_twice == ("a",)
    assert "too large" in parse("1e999").reason
    assert "400 digits" in parse("1" * 400).reason
