"""A plan as a Python script, with the files it reads beside it."""

from __future__ import annotations

from pathlib import Path

from designer.compiler.plan import Plan
from designer.engine.outputs import Blobs

from .files import Files, with_data, write


def script_files(plan: Plan, blobs: Blobs, name: str = "experiment.py") -> Files:
    """The script under a name, and its data files."""
    return with_data({name: plan.script().text.encode()}, plan, blobs)


def write_script(plan: Plan, blobs: Blobs, path: Path) -> list[Path]:
    """Write a script and its data files; gives what is there then.

    Raises
    ------
    WouldOverwrite
        A file of one of the names holds something else; nothing was written.
    """
    return write(path.parent, script_files(plan, blobs, path.name))
