"""The folder a step runs in: each file under its name, as a read-only link to its blob."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import psutil

from .outputs import Blobs


def lay_out(folder: Path, files: Mapping[str, str], blobs: Blobs) -> None:
    """Put files in a folder; a name is a name, never a path."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, digest in files.items():
        if Path(name).name != name or name in ("", ".", ".."):
            raise ValueError(f"not a file name: {name!r}")
        link(blobs.path(digest), folder / name)


def link(blob: Path, place: Path) -> None:
    """Link to a blob, or copy it where links are not allowed; what had the name before goes."""
    target = blob.resolve()
    if place.is_symlink() and place.resolve() == target:
        return
    place.unlink(missing_ok=True)
    try:
        os.symlink(target, place)
    except (OSError, NotImplementedError):
        shutil.copyfile(target, place)


def work_folder(home: Path) -> Path:
    """The folder this process works in; those that processes left when they died go away.

    Several may work over one workspace: a server, and ``designer run`` beside it.
    """
    work = home / "work"
    if work.is_dir():
        for other in work.iterdir():
            if not (other.name.isdigit() and psutil.pid_exists(int(other.name))):
                remove(other)
    return work / str(os.getpid())


def remove(folder: Path) -> None:
    """Take a folder away; links go, not what they point at."""
    shutil.rmtree(folder, ignore_errors=True)
