"""Writing results to files: never over other bytes."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import click


def write(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all; one that is there must hold the same bytes already."""
    path = path.expanduser()
    if path.exists():
        if path.is_file() and path.read_bytes() == content:
            return
        raise click.ClickException(f"{path} holds something else and is not overwritten.")
    if not path.parent.is_dir():
        raise click.ClickException(f"There is no folder {path.parent}.")
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from None
