"""The server as people start it: a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import requests

from tests.web.serving import Http


class ServerProcess:
    """``designer serve`` on a free port; a context manager that leaves nothing behind."""

    def __init__(self, folder: Path, *options: str, port: int = 0) -> None:
        command = [sys.executable, "-m", "designer", "serve", "--no-browser", "--port", str(port)]
        self.process = subprocess.Popen(
            [*command, "--workspace", str(folder), *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        assert self.address, self.process.communicate()
        self.url = self.address.partition("/?")[0]
        self.port = int(self.url.rpartition(":")[2])

    def __enter__(self) -> ServerProcess:
        return self

    def __exit__(self, *error: Any) -> None:
        if self.process.poll() is None:
            self.stop()

    def sign_in(self) -> str:
        """Follow the printed address; gives the cookie."""
        response = requests.get(self.address, allow_redirects=False, timeout=20)
        assert response.status_code == 303, response.text
        return response.headers["Set-Cookie"].partition(";")[0]

    def http(self) -> Http:
        return Http(self.url, self.sign_in())

    def stop(self, number: int = signal.SIGINT) -> tuple[str, str]:
        """Stop it as Ctrl-C does; gives what it said."""
        self.process.send_signal(number)
        return self.process.communicate(timeout=30)

    def kill(self) -> None:
        """End it as a crash does."""
        self.process.kill()
        self.process.communicate(timeout=30)
