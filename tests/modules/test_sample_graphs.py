"""The sample experiments: they compile without problems, and their scripts run and read well."""

from __future__ import annotations

import ast
import json
import runpy
from pathlib import Path
from typing import Any

import pytest

import designer
from designer.compiler.check import check
from designer.compiler.compile import compile as compile_graph
from graph_store import from_json, to_json
from modules.catalogue import Catalogue
from modules.registry import sample_files

SAMPLES = sorted((Path(designer.__file__).parent / "samples").glob("*.json"))
LIBRARIES = {"pandas", "sklearn"}
GOOD = {
    "penguins": ("evaluate", "accuracy", 0.95),
    "cars": ("evaluate", "r2", 0.8),
    "two_models": ("compare", "recall", 0.85),
    "clusters": ("evaluate", "silhouette", 0.4),
    "digits": ("five_folds_metrics", "accuracy", 0.97),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("samples")
    for name, content in sample_files():
        (place / name).write_bytes(content)
    return place


def test_there_are_five() -> None:
    assert {path.stem for path in SAMPLES} == set(GOOD)
    about = [json.loads(path.read_text("utf-8")) for path in SAMPLES]
    assert sorted(each["place"] for each in about) == [1, 2, 3, 4, 5]
    assert all(each["title"] and each["note"].endswith(".") for each in about)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_canonical_and_without_problems(path: Path, catalogue: Catalogue) -> None:
    text = path.read_text("utf-8")
    graph = from_json(text)
    assert to_json(graph) == text
    assert check(graph, catalogue) == []
    assert set(graph.layout) == set(graph.nodes)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_script_of_a_sample_runs_and_is_good(
    path: Path, catalogue: Catalogue, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    text = compile_graph(from_json(path.read_text("utf-8")), catalogue).script().text
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else node.names[0].name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert {name.split(".")[0] for name in imported} == LIBRARIES
    assert max(map(len, text.splitlines())) <= 88
    script = folder / f"{path.stem}.py"
    script.write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    names = runpy.run_path(str(script), run_name="__main__")
    variable, measure, least = GOOD[path.stem]
    assert names[variable][measure] >= least
    assert f"{measure}: {names[variable][measure]}" in capsys.readouterr().out
