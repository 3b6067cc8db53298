"""Writing results to files: never over other bytes."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

import click


def write_all(folder: Path, files: Mapping[str, bytes | Path]) -> list[Path]:
    """Write files into a folder; when one would lose other bytes, none is written."""
    contents = {
        folder / name: found.read_bytes() if isinstance(found, Path) else found
        for name, found in files.items()
    }
    for path, content in contents.items():
        check(path, content)
    for path, content in contents.items():
        write(path, content)
    return list(contents)


def check(path: Path, content: bytes) -> bool:
    """Whether a file holds these bytes already; says so if it holds others."""
    if not path.exists():
        return False
    if path.is_file() and path.read_bytes() == content:
        return True
    raise click.ClickException(f"{path} holds something else and is not overwritten.")


def write(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all; one that is there must hold the same bytes already."""
    path = path.expanduser()
    if check(path, content):
        return
    if not path.parent.is_dir():
        raise click.ClickException(f"There is no folder {path.parent}.")
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        beside.write_bytes(content)
        os.replace(beside, path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from None
