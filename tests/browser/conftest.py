"""A real server, and a real browser in front of it that tolerates no error and no violation."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from .board import Board
from .chromium import executable

SIZE = {"width": 1366, "height": 768}
WINDOW: Any = {"viewport": SIZE, "reduced_motion": "reduce"}
"""A projector's window in which nothing moves by itself, so that a click lands where it should."""


class Server:
    """``designer serve`` in a process of its own, on a free port."""

    def __init__(self, workspace: Path, *options: str) -> None:
        command = [sys.executable, "-m", "designer", "serve", "--no-browser"]
        command += ["--workspace", str(workspace), *options]
        self.workspace = workspace
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env={**os.environ, "NO_COLOR": "1"}
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()

    @property
    def url(self) -> str:
        return self.address.split("/?")[0]

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=20)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    served = Server(tmp_path_factory.mktemp("workspace"), "--port", "0")
    yield served
    served.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable())
        yield launched
        launched.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(**WINDOW, accept_downloads=True)
    made.grant_permissions(["clipboard-read", "clipboard-write"])
    yield made
    made.close()


@pytest.fixture
def faults() -> Iterator[list[str]]:
    """What went wrong in any page; a test that leaves something here has failed."""
    found: list[str] = []
    yield found
    assert found == []


def watched(page: Page, faults: list[str]) -> Page:
    """Collect errors of a page, violations of its policy among them."""
    page.set_default_timeout(15_000)
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("console", lambda message: faults.extend(_fault(message)))
    return page


def _fault(message: ConsoleMessage) -> list[str]:
    """What is wrong; a request that the server refuses is not, the page says so itself."""
    refused = message.text.startswith("Failed to load resource")
    return [message.text] if message.type == "error" and not refused else []


@pytest.fixture
def page(context: BrowserContext, server: Server, faults: list[str]) -> Page:
    """A page that is signed in, at the list of experiments."""
    opened = watched(context.new_page(), faults)
    opened.goto(server.address)
    return opened


@pytest.fixture
def board(page: Page) -> Board:
    """An empty experiment."""
    page.get_by_role("button", name="New experiment").click()
    board = Board(page)
    board.canvas.wait_for()
    return board
