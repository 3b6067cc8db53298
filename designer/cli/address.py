"""Where the server of a workspace is, noted in its folder for the owner alone."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

FILE = "server.address"


def write(folder: Path, address: str) -> None:
    """Note the address, with its token, in a file that only its owner can read."""
    beside = folder / f".{FILE}.{os.getpid()}"
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(address)
    os.replace(beside, folder / FILE)


def read(folder: Path) -> str | None:
    """Give the address noted last, if the server did not stop since."""
    try:
        return (folder / FILE).read_text("utf-8").strip() or None
    except OSError:
        return None


def remove(folder: Path) -> None:
    with contextlib.suppress(OSError):
        (folder / FILE).unlink()
