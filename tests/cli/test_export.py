"""``designer export`` and ``designer verify``."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_run import TEXT, regression

Write = Callable[..., Path]


@pytest.fixture
def graph_with_file(write_graph: Write, tmp_path: Path) -> Path:
    (tmp_path / "things.csv").write_text(TEXT)
    nodes = regression()
    file = {"name": "things.csv", "path": "things.csv"}
    nodes["data-aaa"] = ("import_file", {"file": file}, {})
    return write_graph(nodes)


def test_a_script_runs_alone_and_prints_what_the_run_did(
    designer: Command, graph_with_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    result = designer("export", graph_with_file, "-o", out / "prices.py")
    assert result.exit_code == 0, result.output
    assert sorted(file.name for file in out.iterdir()) == ["prices.py", "things.csv"]
    assert result.stdout.split() == [str(out / "prices.py"), str(out / "things.csv")]
    done = subprocess.run(
        [sys.executable, "-I", "prices.py"], cwd=out, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(designer("run", graph_with_file, "--json").stdout)["metrics"]
    assert str(found["evaluate.mae"]) in done.stdout


def test_files_with_other_bytes_are_never_overwritten(
    designer: Command, graph_with_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "things.csv").write_text("mine")
    result = designer("export", graph_with_file, "-o", out / "prices.py")
    assert result.exit_code == 1
    assert "things.csv holds something else" in result.stderr
    assert [file.name for file in out.iterdir()] == ["things.csv"]
    assert (out / "things.csv").read_text() == "mine"


def test_the_same_export_twice_is_no_conflict(
    designer: Command, write_graph: Write, tmp_path: Path
) -> None:
    path = write_graph(regression())
    for _ in range(2):
        assert designer("export", path, "-o", tmp_path / "prices.py").exit_code == 0


def test_a_pipeline_is_written_with_its_model(
    designer: Command, write_graph: Write, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    path = write_graph(regression())
    result = designer("export", path, "-o", out / "model.py", "--as", "pipeline", "--to", "train")
    assert result.exit_code == 0, result.output
    assert {file.name for file in out.iterdir()} >= {"model.py", "model.skops"}


def test_a_notebook_is_written(designer: Command, write_graph: Write, tmp_path: Path) -> None:
    path = write_graph(regression())
    out = tmp_path / "prices.ipynb"
    assert designer("export", path, "-o", out, "--as", "notebook").exit_code == 0
    assert json.loads(out.read_text())["nbformat"] == 4


def test_a_graph_without_a_model_is_no_pipeline(
    designer: Command, write_graph: Write, tmp_path: Path
) -> None:
    path = write_graph({"data-aaa": ("enter_data", {"text": TEXT}, {})})
    result = designer("export", path, "-o", tmp_path / "m.py", "--as", "pipeline")
    assert result.exit_code == 1
    assert f"{path}: " in result.stderr
    assert not (tmp_path / "m.py").exists()


def test_what_cannot_be_written_is_said(
    designer: Command, write_graph: Write, tmp_path: Path
) -> None:
    path = write_graph(regression())
    result = designer("export", path, "-o", tmp_path / "nowhere" / "x.py")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "There is no folder" in result.stderr


def test_a_graph_is_proved_equal_to_its_script(designer: Command, write_graph: Write) -> None:
    result = designer("verify", write_graph(regression()))
    assert result.exit_code == 0, result.output
    found = {line.split()[0]: line.split()[-1] for line in result.stdout.splitlines()}
    assert found["train"] == found["evaluate"] == "equal"


def test_what_cannot_repeat_is_said(designer: Command, write_graph: Write) -> None:
    code = (
        "import os\n\n\ndef transform(data, other=None):\n"
        "    return data.assign(chance=int.from_bytes(os.urandom(4), 'big'))\n"
    )
    nodes = {
        "data-aaa": ("enter_data", {"text": TEXT}, {}),
        "dice-aaa": ("execute_python", {"code": code}, {"data": ["data-aaa.output"]}),
    }
    result = designer("verify", write_graph(nodes), "--json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert report["state"] == "cannot-repeat"
    assert {each["variable"]: each["repeats"] for each in report["variables"]}["data"]
