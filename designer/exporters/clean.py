"""Clean Python processes that run or compare exports."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from designer.engine.pool import clean_environment, kill_spawned


class RunnerDied(Exception):
    """A clean process ended without an answer."""


@contextlib.contextmanager
def asked(folder: Path, request: dict[str, Any], *, seed: int = 0) -> Iterator[Asked]:
    """Start a process on a request; it is gone when the block ends, and all that came of it."""
    name = secrets.token_hex(6)
    answer, printed = folder / f"{name}.answer.json", folder / f"{name}.printed.txt"
    question = folder / f"{name}.json"
    whole = {**request, "answer": str(answer), "parent": os.getpid()}
    question.write_text(json.dumps(whole), encoding="utf-8")
    with printed.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "designer.exporters.runner", str(question)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**clean_environment(), "PYTHONHASHSEED": str(seed), "TMPDIR": str(folder)},
            start_new_session=True,
        )
    try:
        yield Asked(process, answer, printed)
    finally:
        if process.poll() is None:
            kill_spawned(process)
        process.wait()


class Asked:
    """A process at work on a request."""

    def __init__(self, process: subprocess.Popen[bytes], answer: Path, printed: Path) -> None:
        self._process = process
        self._answer = answer
        self._printed = printed

    def answer(self, seconds: float | None = None) -> dict[str, Any]:
        """Wait for what it has to say.

        Raises
        ------
        RunnerDied
            It ended without a word, or has not ended by then.
        """
        try:
            code = self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise RunnerDied(f"It took longer than {seconds:g} seconds.") from None
        if not self._answer.exists():
            last = self.printed().strip().splitlines()[-1:] or [f"code {code}"]
            raise RunnerDied(f"The process ended: {last[0]}.")
        found: dict[str, Any] = json.loads(self._answer.read_text(encoding="utf-8"))
        return found

    def printed(self) -> str:
        """What it printed."""
        return self._printed.read_text(encoding="utf-8", errors="replace")
