"""Lay source text out as people expect it, with Ruff's formatter.

The only part of the compiler that is not pure Python: a text goes in, a text comes out.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from functools import lru_cache

from ruff import find_ruff_bin

WIDTH = 88
SEPARATOR = "# ---------------------------------------------------------------- piece"
_done: dict[str, str] = {}
LIMIT = 50_000


def formatted(pieces: Sequence[str]) -> list[str]:
    """Format pieces of top-level code, each by itself but all in one call.

    Text that Ruff refuses stays as it is: its author sees the fault in their own words.
    """
    missing = [piece for piece in dict.fromkeys(pieces) if piece not in _done]
    if missing:
        if len(_done) > LIMIT:
            _done.clear()
        results = (result.strip("\n") for result in _together(missing))
        _done.update(zip(missing, results, strict=True))
    return [_done[piece] for piece in pieces]


def _together(pieces: list[str]) -> list[str]:
    """Format pieces in one call; where one is refused, each half by itself."""
    text = _ruff(f"\n{SEPARATOR}\n".join(pieces))
    results = [] if text is None else text.split(SEPARATOR)
    if len(results) == len(pieces):
        return results
    if len(pieces) == 1:
        return pieces if text is None else [text]
    middle = len(pieces) // 2
    return [*_together(pieces[:middle]), *_together(pieces[middle:])]


@lru_cache(maxsize=1)
def _binary() -> str:
    return find_ruff_bin()


def _ruff(text: str) -> str | None:
    command = [_binary(), "format", "--isolated", "--line-length", str(WIDTH), "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8")
    return done.stdout if done.returncode == 0 else None
