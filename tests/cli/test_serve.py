"""``designer serve``, as a process of its own."""

from __future__ import annotations

import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.web.processes import ServerProcess

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no SIGINT for children")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_it_and_leaves_no_process(tmp_path: Path, number: int) -> None:
    with ServerProcess(tmp_path) as server:
        server.http().get("/api/catalogue")
        family = psutil.Process(server.process.pid).children(recursive=True)
        _, err = server.stop(number)
        assert server.process.returncode == 0
        assert "Traceback" not in err
    _, alive = psutil.wait_procs(family, timeout=10)
    assert alive == []
    assert not (tmp_path / "server.address").exists()


def test_it_stops_while_it_starts(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        _, err = server.stop()
        assert server.process.returncode == 0
        assert "Traceback" not in err


def test_the_server_process_imports_no_library_that_computes(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        http = server.http()
        sample = http.get("/api/samples")[0]["name"]
        graph = http.post("/api/graphs", {"sample": sample}, 201)["id"]
        http.get(f"/api/graphs/{graph}/script")
        http.post(f"/api/graphs/{graph}/runs", {}, 201)
        maps = psutil.Process(server.process.pid).memory_maps()
        loaded = {part for file in maps for part in Path(file.path).parts}
    assert not loaded & {"sklearn", "pandas", "scipy", "numpy", "pyarrow"}


def test_a_port_that_is_taken_is_left_alone(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "designer", "--no-browser", "--port", str(port)]
        done = subprocess.run(
            [*command, "--workspace", str(tmp_path)], capture_output=True, text=True, timeout=60
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert f"Port {port} is taken. Choose another with --port." in done.stderr


def test_sharing_shows_two_links_and_a_code(tmp_path: Path) -> None:
    with ServerProcess(tmp_path, "--share", "--host", "127.0.0.1") as server:
        links = server.http().get("/api/share")["links"]
        out, _ = server.stop()
    assert [link["kind"] for link in links] == ["watch", "copy"]
    assert all(link["url"] in out for link in links)
    assert all(link["qr"].startswith("<svg") for link in links)
    assert "█" in out


def test_nothing_is_shared_without_being_asked(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        assert server.http().get("/api/share", status=404)
        connections = psutil.Process(server.process.pid).net_connections("tcp")
        listening = {c.laddr.ip for c in connections if c.status == psutil.CONN_LISTEN}
        assert listening == {"127.0.0.1"}


def test_code_does_not_run_beyond_this_computer_unless_allowed(tmp_path: Path) -> None:
    features = []
    for options in (["--host", "0.0.0.0"], ["--host", "0.0.0.0", "--allow-code"], []):
        with ServerProcess(tmp_path, *options) as server:
            features.append(server.http().get("/api/session")["features"]["code"])
    assert features == [False, True, True]


def test_the_files_with_secrets_are_for_their_owner_alone(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        server.http().get("/api/graphs")
        for name in ("server.key", "server.address"):
            assert not stat.S_IMODE((tmp_path / name).stat().st_mode) & 0o077
