"""Every check and every test, as ``./run test`` runs them: ``python -m tests``.

With arguments for pytest, only pytest runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from tests import chromium

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"
WORKERS = ("-n", "2")


def main(arguments: list[str]) -> int:
    """Run the steps one after the other, all of them even if one fails."""
    steps = {"Tests": lambda: tests(arguments)}
    if not arguments:
        steps = {**checks(), **steps}
    failed = [name for name, step in steps.items() if not timed(name, step)]
    say(f"Failed: {', '.join(failed)}." if failed else "All passed.")
    return 1 if failed else 0


def checks() -> dict[str, Callable[[], bool]]:
    """Return what is checked before the tests."""
    return {
        "Lint": lambda: python("ruff", "check", "."),
        "Format": lambda: python("ruff", "format", "--check", "."),
        "Types": lambda: python("mypy"),
        "Front end, lint and types": lambda: npm("run", "check"),
        "Front end, tests": lambda: npm("test"),
    }


def tests(arguments: Sequence[str]) -> bool:
    """Run pytest, with a browser for the tests that need one."""
    environment = dict(os.environ)
    try:
        found = chromium.provide()
    except chromium.NoBrowser as error:
        say(str(error))
        return False
    if found:
        environment["DESIGNER_CHROMIUM"] = found
    return python("pytest", *(arguments or WORKERS), environment=environment)


def python(module: str, *arguments: str, environment: dict[str, str] | None = None) -> bool:
    """Run a module in this Python."""
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment).returncode == 0


def npm(*arguments: str) -> bool:
    """Run a script of the front end."""
    bundle = _bundle()
    try:
        node = bundle.Node()
        bundle.install(node)
    except bundle.BuildFailed as error:
        say(str(error))
        return False
    command = [str(node.program), str(node.cli), *arguments]
    return subprocess.run(command, cwd=STATIC, env=node.environment()).returncode == 0


def timed(name: str, step: Callable[[], bool]) -> bool:
    """Run a step, and say how it went."""
    say(f"{name} ...")
    started = time.monotonic()
    passed = step()
    say(f"{name}: {'passed' if passed else 'FAILED'} after {time.monotonic() - started:.0f} s")
    return passed


def say(text: str) -> None:
    """Say how far we are."""
    print(f"== {text}", file=sys.stderr, flush=True)


def _bundle() -> ModuleType:
    spec = spec_from_file_location("bundle", STATIC / "bundle.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["bundle"] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
