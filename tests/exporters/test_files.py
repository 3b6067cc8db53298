"""Scripts and notebooks run elsewhere, with their data beside them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from designer.compiler.plan import Plan, Step
from designer.engine.outputs import Blobs
from designer.exporters.files import WouldOverwrite
from designer.exporters.notebook import notebook_files
from designer.exporters.script import script_files, write_script


def test_a_script_runs_by_itself(engine, plan_of, tmp_path):
    written = write_script(plan_of("penguins"), engine.outputs.blobs, tmp_path / "penguins.py")
    assert sorted(path.name for path in written) == ["penguins.csv", "penguins.py"]
    done = subprocess.run(
        [sys.executable, "penguins.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "accuracy" in done.stdout
    assert "designer" not in (tmp_path / "penguins.py").read_text()


def test_other_bytes_are_never_overwritten(engine, plan_of, tmp_path):
    (tmp_path / "penguins.csv").write_text("mine")
    with pytest.raises(WouldOverwrite, match=r"penguins\.csv"):
        write_script(plan_of("penguins"), engine.outputs.blobs, tmp_path / "penguins.py")
    assert [path.name for path in tmp_path.iterdir()] == ["penguins.csv"]
    assert (tmp_path / "penguins.csv").read_text() == "mine"


def test_writing_twice_is_fine(engine, plan_of, tmp_path):
    for _ in range(2):
        written = write_script(plan_of("penguins"), engine.outputs.blobs, tmp_path / "a.py")
    assert len(written) == 2


def test_a_notebook_has_a_cell_for_each_step(engine, plan_of):
    plan = plan_of("penguins")
    files = notebook_files(plan, engine.outputs.blobs, "a.ipynb")
    assert set(files) == {"a.ipynb", "penguins.csv"}
    notebook = json.loads(files["a.ipynb"])
    code = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [step.text for step in plan.steps] == [
        text for text in code if text in {s.text for s in plan.steps}
    ]
    assert len({cell["id"] for cell in notebook["cells"]}) == len(notebook["cells"])
    exec("\n".join(code).replace('"penguins.csv"', repr(str(files["penguins.csv"]))), {})


def test_a_data_file_never_takes_the_place_of_the_script(tmp_path):
    blobs = Blobs(tmp_path)
    files = {"cars.csv": blobs.add(b"evil")}
    read = Step("a-aaa", "import_file", "a", "", "", (), {}, {}, files, "k")
    with pytest.raises(WouldOverwrite):
        script_files(Plan("P", (read,)), blobs, "cars.csv")
