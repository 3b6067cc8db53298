"""Keep the catalogue on disk, so that reading it imports no library.

It is built in a child process, once for each set of versions and module files.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from platformdirs import user_cache_path

from .catalogue import FORMAT, Catalogue


class CatalogueError(RuntimeError):
    """The catalogue of this installation cannot be built."""


def load(folder: Path | None = None) -> Catalogue:
    """Read the catalogue of this installation; build it first if something changed.

    Parameters
    ----------
    folder : Path, optional
        Where it is kept; the user's cache folder, if not given.

    Raises
    ------
    CatalogueError
        A module is not written as it must be; the message says which.
    """
    place = (folder or user_cache_path("designer")) / f"catalogue-{stamp()}"
    path = place / "catalogue.json"
    if not path.exists():
        _build(place)
    return Catalogue(json.loads(path.read_text(encoding="utf-8")), files=place / "files")


def stamp() -> str:
    """Digest of what the catalogue is made from: Python, packages, and our module files."""
    digest = hashlib.sha256(f"{FORMAT} {sys.version}".encode())
    for line in sorted(_packages()):
        digest.update(line.encode())
    for path in sorted(Path(__file__).parent.rglob("*")):
        if path.suffix in (".py", ".toml", ".json"):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _packages() -> Iterator[str]:
    for folder in sys.path:
        if folder.endswith("-packages") and os.path.isdir(folder):
            yield from (name for name in os.listdir(folder) if name.endswith(".dist-info"))


def _build(place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f"{place.name}.{os.getpid()}")
    command = [sys.executable, "-m", "modules.registry", str(unfinished)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        reason = done.stderr.strip().splitlines() or ["it gave no reason"]
        raise CatalogueError(f"The catalogue of modules cannot be built: {reason[-1]}")
    try:
        unfinished.rename(place)
    except OSError:
        # Another process was faster; its catalogue is the same.
        if not (place / "catalogue.json").exists():
            raise


def bundled(catalogue: Catalogue) -> Mapping[str, Path]:
    """Path of each bundled file by its digest."""
    folder = catalogue.files
    return {path.name: path for path in folder.iterdir()} if folder and folder.exists() else {}
