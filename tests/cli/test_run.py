"""``designer run``, as a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

Write = Callable[..., Path]
TEXT = "size,price\n" + "\n".join(f"{n},{n * 3}" for n in range(30))
SLOW = (
    "import time\n\n\ndef transform(data, other=None):\n"
    "    print('I am awake', flush=True)\n    time.sleep(600)\n"
)


def regression() -> dict[str, Any]:
    return {
        "data-aaa": ("enter_data", {"text": TEXT}, {}),
        "split-aaa": ("split_data", {}, {"data": ["data-aaa.output"]}),
        "line-aaa": ("linear_regression", {}, {}),
        "train-aaa": (
            "train_model",
            {"label": "price"},
            {"data": ["split-aaa.train"], "estimator": ["line-aaa.estimator"]},
        ),
        "score-aaa": (
            "score_model",
            {},
            {"model": ["train-aaa.output"], "data": ["split-aaa.test"]},
        ),
        "evaluate-aaa": ("evaluate_model", {}, {"scored": ["score-aaa.output"]}),
    }


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


def command(home: Path, *args: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "designer", *map(str, args)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "DESIGNER_HOME": str(home)},
    )


def run(home: Path, *args: object) -> tuple[int, str, str]:
    process = command(home, *args)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def test_metrics_go_to_stdout_and_talk_does_not(home: Path, write_graph: Write) -> None:
    code, out, _err = run(home, "run", write_graph(regression()))
    assert code == 0
    names = [line.split()[0] for line in out.splitlines()]
    assert "evaluate.r2" in names
    assert all(name.startswith("evaluate.") for name in names)


def test_for_machines_it_is_json_and_nothing_runs_twice(home: Path, write_graph: Write) -> None:
    path = write_graph(regression())
    run(home, "run", path)
    code, out, err = run(home, "run", path, "--json")
    found = json.loads(out)
    assert (code, err) == (0, "")
    assert found["state"] == "done"
    assert found["metrics"]["evaluate.r2"] == 1.0
    states = {name: node["state"] for name, node in found["nodes"].items()}
    assert set(states.values()) <= {"reused", "done"}
    assert states["train"] == "reused"


def test_it_runs_to_a_node(home: Path, write_graph: Write) -> None:
    code, out, _ = run(home, "run", write_graph(regression()), "--to", "train", "--json")
    assert code == 0
    assert "evaluate" not in json.loads(out)["nodes"]
    code, out, err = run(home, "run", write_graph(regression()), "--to", "train")
    assert (code, out) == (0, "")
    assert "No node of it gives metrics" in err
    code, _, err = run(home, "run", write_graph(regression()), "--to", "nobody")
    assert code == 1
    assert 'There is no node "nobody"' in err


def test_a_graph_with_problems_does_not_run(home: Path, write_graph: Write) -> None:
    path = write_graph({"split-aaa": ("split_data", {}, {})})
    code, out, err = run(home, "run", path)
    assert (code, out) == (1, "")
    assert f"{path}: split.data: error: " in err
    for verb in ("run", "verify"):
        code, out, err = run(home, verb, path, "--json")
        found = json.loads(out)
        assert (code, err, found["state"]) == (1, "", "refused")
        assert found["problems"][0]["place"] == "split.data"


def test_what_is_no_graph_is_told_to_machines_too(home: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{")
    code, out, err = run(home, "run", tmp_path / "bad.json", "--json")
    assert (code, err) == (1, "")
    assert json.loads(out)["problems"][0]["code"] == "bad-document"


def test_a_step_that_fails_says_why(home: Path, write_graph: Write) -> None:
    nodes = regression()
    nodes["train-aaa"][1]["label"] = "prize"
    code, out, err = run(home, "run", write_graph(nodes))
    assert (code, out) == (1, "")
    assert "train: " in err
    assert "prize" in err


def test_a_data_file_is_found_from_the_graph_file(
    home: Path, write_graph: Write, tmp_path: Path
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "things.csv").write_text(TEXT)
    nodes = regression()
    file = {"name": "things.csv", "path": "data/things.csv"}
    nodes["data-aaa"] = ("import_file", {"file": file}, {})
    code, out, err = run(home, "run", write_graph(nodes))
    assert code == 0, err
    assert "evaluate.r2" in out


@pytest.mark.skipif(sys.platform == "win32", reason="has no SIGINT for children")
def test_ctrl_c_stops_and_leaves_no_process(home: Path, write_graph: Write) -> None:
    nodes = {
        "data-aaa": ("enter_data", {"text": TEXT}, {}),
        "slow-aaa": ("execute_python", {"code": SLOW}, {"data": ["data-aaa.output"]}),
    }
    process = command(home, "run", write_graph(nodes))
    assert process.stderr is not None
    while "awake" not in process.stderr.readline():
        assert process.poll() is None
    family = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "")
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []
