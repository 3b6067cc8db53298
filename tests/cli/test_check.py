"""``designer check``, ``modules`` and ``samples``."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

Write = Callable[..., Path]


def enter(text: str = "a,b\n1,x\n2,y\n") -> tuple[str, dict, dict]:
    return ("enter_data", {"text": text}, {})


def test_a_good_graph_has_no_problems(designer: Command, write_graph: Write) -> None:
    split = ("split_data", {"fraction": 0.5}, {"data": ["cars-aaa.output"]})
    path = write_graph({"cars-aaa": enter(), "split-aaa": split})
    result = designer("check", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no problems in 2 nodes" in result.stderr


def test_every_problem_is_said_with_its_place(designer: Command, write_graph: Write) -> None:
    split = ("split_data", {"fraction": 7}, {})
    path = write_graph({"split-aaa": split, "other-aaa": ("no_such_module", {}, {})})
    result = designer("check", path)
    assert result.exit_code == 1
    for place in ("split.fraction", "split.data", "other"):
        assert f"{path}: {place}: error: " in result.stdout


def test_problems_for_machines(designer: Command, write_graph: Write) -> None:
    path = write_graph({"split-aaa": ("split_data", {}, {})})
    result = designer("check", path, "--json")
    (problem,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (problem["node"], problem["port"], problem["place"]) == (
        "split-aaa",
        "data",
        "split.data",
    )


@pytest.mark.parametrize("text", ["", "[]", '{"nodes": 3}', "\xff", '{"nodes": {}} x', "NaN"])
def test_what_is_no_graph_says_where(designer: Command, tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(text.encode("latin-1"))
    result = designer("check", path)
    assert result.exit_code == 1
    assert str(path) in result.stderr
    listed = json.loads(designer("check", path, "--json").stdout)
    assert listed[0]["code"] == "bad-document"


def test_files_are_found_by_path_and_beside_the_graph(
    designer: Command, write_graph: Write, tmp_path: Path
) -> None:
    data = b"a,b\n1,2\n"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "cars.csv").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    by_path = {"name": "cars.csv", "path": "data/cars.csv"}
    assert designer("check", file_graph(write_graph, by_path)).exit_code == 0
    kept = {"name": "cars.csv", "sha256": digest}
    assert designer("check", file_graph(write_graph, kept)).exit_code == 0
    (tmp_path / "new.csv").write_bytes(b"a\n1\n")
    beside = {"name": "new.csv", "sha256": hashlib.sha256(b"a\n1\n").hexdigest()}
    assert designer("check", file_graph(write_graph, beside)).exit_code == 0


BAD_FILES = [
    {"name": "gone.csv", "path": "gone.csv"},
    {"name": "gone.csv", "sha256": "0" * 64},
    {"name": "x.csv"},
    {"name": "graph.json", "path": "graph.json", "sha256": "0" * 64},
    "cars.csv",
]


@pytest.mark.parametrize("value", BAD_FILES)
def test_a_file_that_is_not_there_is_said_on_its_parameter(
    designer: Command, write_graph: Write, value: object
) -> None:
    result = designer("check", file_graph(write_graph, value))
    assert result.exit_code == 1
    assert "/nodes/file-aaa/params/file" in result.stderr


def file_graph(write_graph: Write, value: object) -> Path:
    return write_graph({"file-aaa": ("import_file", {"file": value}, {})})


def test_modules_are_found_by_the_beginnings_of_words(designer: Command) -> None:
    assert "random_forest_classifier" in designer("modules", "random for").stdout
    assert "split_data" in designer("modules", "holdout").stdout
    nothing = designer("modules", "xyzzy")
    assert (nothing.exit_code, nothing.stdout) == (0, "")


def test_modules_for_machines(designer: Command) -> None:
    found = json.loads(designer("modules", "split data", "--json").stdout)
    split = next(module for module in found if module["name"] == "split_data")
    assert split["inputs"] == {"data": "Table"}


def test_samples_are_listed_and_written_once(designer: Command, tmp_path: Path) -> None:
    names = [sample["name"] for sample in json.loads(designer("samples", "--json").stdout)]
    assert len(names) >= 5
    path = tmp_path / "sample.json"
    for _ in range(2):
        assert designer("samples", names[0], "-o", path).exit_code == 0
    assert designer("check", path).exit_code == 0
    path.write_text("mine")
    refused = designer("samples", names[0], "-o", path)
    assert refused.exit_code == 1
    assert path.read_text() == "mine"
    assert designer("samples", "nosuch").exit_code == 1
