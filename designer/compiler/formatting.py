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
        results = _split(_ruff(f"\n{SEPARATOR}\n".join(missing)))
        if results is None or len(results) != len(missing):
            results = [_ruff(piece) or piece for piece in missing]
        _done.update(zip(missing, (result.strip("\n") for result in results), strict=True))
    return [_done[piece] for piece in pieces]


@lru_cache(maxsize=1)
def _binary() -> str:
    return find_ruff_bin()


def _ruff(text: str) -> str | None:
    command = [_binary(), "format", "--isolated", "--line-length", str(WIDTH), "-"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, encoding="utf-8")
    return done.stdout if done.returncode == 0 else None


def _split(text: str | None) -> list[str] | None:
    return None if text is None else text.split(SEPARATOR)
