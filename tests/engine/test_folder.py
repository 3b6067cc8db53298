"""Working folders of several processes over one workspace."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from designer.engine.folder import work_folder


def test_what_the_dead_left_goes_and_what_others_use_stays(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for name in (str(gone.pid), str(os.getppid()), "sample-1"):
        (tmp_path / "work" / name).mkdir(parents=True)
    assert work_folder(tmp_path).name == str(os.getpid())
    assert [left.name for left in (tmp_path / "work").iterdir()] == [str(os.getppid())]
