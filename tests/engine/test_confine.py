"""Code that people wrote does not get at the workspace, where the system can see to that."""

from __future__ import annotations

import os

import pytest

from designer.engine import confine

from .plans import plan, step
from .test_own_code import DATA, own

pytestmark = pytest.mark.skipif(
    confine.version() < 1,
    reason="this system cannot take a folder away from a process",
)
HOME = "os.path.abspath('../../../../..')"


@pytest.mark.parametrize(
    "deed",
    [
        "open(home + '/workspace.db').read()",
        "open(home + '/server.key').read()",
        "open(home + '/server.key', 'w')",
        "os.remove(home + '/workspace.db')",
        "os.rename(home + '/workspace.db', 'mine')",
        "os.link(home + '/workspace.db', 'mine')",
        "os.listdir(home)",
        "os.listdir(home + '/blobs')",
        "open(f'/proc/{os.getppid()}/mem', 'rb').read(1)",
        "os.listdir(f'/proc/{os.getppid()}/root' + home)",
        "os.truncate(home + '/workspace.db', 0)",
        "subprocess.run(['cat', home + '/server.key'], check=True, stderr=-3)",
    ],
)
def test_what_is_out_of_reach(bench, deed):
    for name in ("workspace.db", "server.key"):
        (bench.engine.home / name).write_text("secret")
    body = f"import os, subprocess\nhome = {HOME}\n{deed}\nreturn data"
    heard = bench.run(plan(DATA, own(body)))
    error = heard.node("own")["error"]
    assert error["type"] in ("PermissionError", "OSError", "CalledProcessError"), error
    assert (bench.engine.home / "workspace.db").read_text() == "secret"
    assert (bench.engine.home / "server.key").read_text() == "secret"


def test_it_cannot_end_other_processes(bench):
    body = f"import os\nos.kill({os.getpid()}, 0)\nreturn data"
    if confine.version() < 6:
        pytest.skip("this system cannot keep signals back")
    heard = bench.run(plan(DATA, own(body)))
    assert heard.node("own")["error"]["type"] == "PermissionError"


def test_what_code_needs_is_in_reach(bench):
    """Files beside the workspace, libraries, temporary files, other programs."""
    notes = bench.engine.home / "notes"
    notes.mkdir()
    digest = bench.engine.outputs.blobs.add(b"a\n1\n")
    body = (
        "import subprocess, sys, tempfile\n"
        f"open({str(notes / 'note')!r}, 'w').write('1')\n"
        "tempfile.TemporaryFile().write(b'1')\n"
        "subprocess.run([sys.executable, '-c', 'import numpy'], check=True)\n"
        "open('beside', 'w').write('1')\n"
        "return pd.read_csv('f.csv')"
    )
    heard = bench.run(plan(DATA, own(body, files={"f.csv": digest})))
    assert heard.state == "done", heard.node("own")
    assert (notes / "note").exists()


def test_steps_of_the_library_go_on(bench):
    after = step("after", "after = own", "own")
    assert bench.run(plan(DATA, own("return data"), after)).state == "done"
