"""The folder of a workspace."""

from __future__ import annotations

from pathlib import Path


def make_home(folder: Path) -> Path:
    """Make the folder if it is missing, for its owner alone: it holds keys and everybody's data."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder
