"""Starts the designer as the README says, looks at its first page, and stops it by Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SET_UP = 900
"""Seconds for setting up and starting."""
STOP = 30
"""Seconds for stopping."""


def main() -> None:
    """Start, look, stop."""
    started = time.monotonic()
    designer = subprocess.Popen(
        [str(ROOT / "run"), "--no-browser"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    too_late = threading.Timer(SET_UP, designer.kill)
    too_late.start()
    try:
        address = address_in(designer)
        try:
            look_at(address)
        except OSError as error:
            sys.exit(f"The first page was not served: {error}")
        print(f"The first page was served after {time.monotonic() - started:.0f} s.")
        os.killpg(designer.pid, signal.SIGINT)
        code = designer.wait(STOP)
    finally:
        too_late.cancel()
        designer.kill()
    check_gone()
    print(f"Ctrl-C stopped it (exit code {code}), and no process is left.")


def address_in(designer: subprocess.Popen[str]) -> str:
    """Wait for the address that the designer prints."""
    assert designer.stdout is not None
    for line in designer.stdout:
        print(re.sub("token=.*", "token=...", line), end="", flush=True)
        found = re.search(r"http://\S+", line)
        if found:
            return found[0]
    sys.exit("The designer did not start.")


def look_at(address: str) -> None:
    """Open the page as a browser does."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with browser.open(address, timeout=60) as answer:
        page = answer.read().decode()
    if answer.status != 200 or "<script" not in page:
        sys.exit(f"The first page is not the canvas (status {answer.status}):\n{page[:500]}")
    script = re.search(r'<script[^>]* src="([^"]+)"', page)
    if script is None:
        sys.exit(f"The first page has no script:\n{page[:500]}")
    with browser.open(urllib.parse.urljoin(address, script[1]), timeout=60) as answer:
        if answer.status != 200:
            sys.exit(f"The script of the first page is not served (status {answer.status}).")


def check_gone() -> None:
    """See that nothing runs any more from this folder's environment."""
    deadline = time.monotonic() + STOP
    while (left := processes()) and time.monotonic() < deadline:
        time.sleep(0.2)
    if left:
        sys.exit(f"Processes are left: {left}")


def processes() -> list[str]:
    """Return the command lines of processes that run from this folder's environment."""
    environment = str(ROOT / ".venv").encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if environment in command:
            found.append(f"{process.name}: {command.replace(bytes(1), b' ').decode()}")
    return found


if __name__ == "__main__":
    main()
