"""Files that an export consists of, and writing them without losing others."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from designer.compiler.plan import Plan
from designer.engine.outputs import Blobs

Files = dict[str, bytes | Path]  # name -> content, or the blob that holds it


class WouldOverwrite(Exception):
    """A file of that name holds something else."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} holds something else and is not overwritten.")


def data_files(plan: Plan, blobs: Blobs) -> Files:
    """The files that the code of a plan opens by name."""
    return {name: blobs.path(digest) for step in plan.steps for name, digest in step.files.items()}


def with_data(code: Mapping[str, bytes], plan: Plan, blobs: Blobs) -> Files:
    """The files of an export and the data files beside them; neither may have the other's name."""
    data = data_files(plan, blobs)
    if both := code.keys() & data.keys():
        raise WouldOverwrite(Path(min(both)))
    return {**code, **data}


def write(folder: Path, files: Mapping[str, bytes | Path]) -> list[Path]:
    """Write files into a folder; when one would lose other bytes, none is written.

    Returns
    -------
    list of Path
        The files, those that were there with the same bytes included.
    """
    contents = {
        folder / name: found.read_bytes() if isinstance(found, Path) else found
        for name, found in files.items()
    }
    new = {path: content for path, content in contents.items() if not _holds(path, content)}
    for path, content in new.items():
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        beside.write_bytes(content)
        os.replace(beside, path)
    return list(contents)


def _holds(path: Path, content: bytes) -> bool:
    """Whether a file holds these bytes already."""
    if not path.exists():
        return False
    if path.is_file() and path.read_bytes() == content:
        return True
    raise WouldOverwrite(path)
