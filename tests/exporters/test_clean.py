"""Processes that run exports: they end in time, whole, and get at nothing of the workspace."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import psutil
import pytest

from designer.engine import confine
from designer.exporters.clean import RunnerDied, asked


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder


@pytest.fixture
def request_of(tmp_path: Path, folder: Path) -> Any:
    def make(script: str) -> dict[str, Any]:
        work = folder / "work"
        work.mkdir()
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "server.key").write_text("secret")
        (work / "script.py").write_text(script)
        return {
            "do": "run",
            "home": str(tmp_path / "home"),
            "folder": str(work),
            "script": str(work / "script.py"),
            "blobs": str(folder / "blobs"),
            "variables": [{"variable": "found", "type": "Any"}],
        }

    return make


def test_what_takes_too_long_is_ended_with_all_that_came_of_it(
    request_of: Any, folder: Path
) -> None:
    script = (
        "import pathlib, subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import signal; signal.pause()'])\n"
        "pathlib.Path('pid').write_text(str(child.pid))\n"
        "child.wait()\n"
    )
    with asked(folder, request_of(script)) as process:
        with pytest.raises(RunnerDied, match=r"longer than 0\.1 seconds"):
            process.answer(0.1)
        pid = folder / "work" / "pid"
        while not (pid.exists() and pid.read_text()):
            with pytest.raises(RunnerDied):
                process.answer(0.1)
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(int(pid.read_text())).wait(10)


def test_a_script_gets_at_nothing_of_the_workspace(request_of: Any, folder: Path) -> None:
    if confine.version() < 1:
        pytest.skip("this system cannot take a folder away from a process")
    script = "import pathlib\nfound = pathlib.Path('../../home/server.key').read_text()"
    with asked(folder, request_of(script)) as process:
        assert "PermissionError" in process.answer()["error"]
