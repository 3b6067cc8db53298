"""Samples: listed, drawn, opened."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from designer.workspace.errors import NotFound
from designer.workspace.samples import Samples


@pytest.fixture
def samples(tmp_path):
    node = {"name": "a & <b>", "module": "sample_data", "version": 1, "params": {}, "inputs": {}}
    for name, place in (("later", 2), ("first", 1)):
        document = {
            "format": 1,
            "name": f"The {name}",
            "title": f"Title of {name}",
            "note": "What it shows",
            "place": place,
            "nodes": {"a-aaa": node, "b-aaa": {**node, "module": "split_data"}},
            "layout": {"a-aaa": [0, 0], "b-aaa": [0, 200]},
        }
        document["nodes"]["b-aaa"]["inputs"] = {"data": ["a-aaa.output"]}
        (tmp_path / f"{name}.json").write_text(json.dumps(document))
    return Samples(tmp_path)


def test_the_list(samples):
    first, later = samples.list()
    assert (first.title, later.title) == ("Title of first", "Title of later")
    assert first.picture == "/api/samples/first/picture"


def test_the_document_is_only_the_graph(samples):
    assert set(samples.document("first")) == {"format", "name", "nodes", "layout"}
    assert samples.graph("first").name == "The first"


def test_the_picture_is_a_drawing(samples):
    root = ElementTree.fromstring(samples.picture("first"))
    boxes = root.findall(".//{*}rect")
    wires = root.findall(".//{*}path")
    assert (len(boxes), len(wires)) == (2, 1)


@pytest.mark.parametrize("name", ["nothing", "../first", ""])
def test_there_is_no_other(samples, name):
    with pytest.raises(NotFound):
        samples.document(name)
