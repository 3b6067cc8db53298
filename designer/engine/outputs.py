"""Kept outputs: a manifest per key, and the blobs it points at. Only the standard library.

A manifest is ``outputs/ab/<key>.json``: ``{port: {"sha256", "media", "kind", "exact", "size",
"summary"}}``. It is written after its blobs are on disk, so it never points at nothing. What the
bytes mean is known in ``formats/``, which only child processes import.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, BinaryIO, TypedDict, cast

REPEATS = "$repeats"


class OutputInfo(TypedDict):
    """One kept output, as JSON.

    ``exact``: reading it gives the value back bit for bit; if not, it is only shown.
    ``sha256``: its blob; None if nothing could be kept.
    """

    kind: str
    exact: bool
    sha256: str | None
    media: str | None
    size: int
    summary: dict[str, Any]


class BlobWriter(io.RawIOBase):
    """A blob under way: written to a temporary file, hashed as it goes.

    ``place`` is where its bytes are: the temporary file until it has settled.
    """

    def __init__(self, file: BinaryIO, place: Path) -> None:
        super().__init__()
        self.place = place
        self._file = file
        self._hash = hashlib.sha256()
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._hash.update(data)
        self.size += memoryview(data).nbytes
        self._file.write(data)
        return memoryview(data).nbytes

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()


class Blobs:
    """Bytes by their digest, in ``blobs/ab/<sha256>``."""

    def __init__(self, folder: Path) -> None:
        self.folder = Path(folder)

    def path(self, sha256: str) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise ValueError(f"not a sha256 digest: {sha256[:80]!r}")
        return self.folder / sha256[:2] / sha256

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).exists()

    @contextlib.contextmanager
    def new(self, batch: list[BlobWriter] | None = None) -> Iterator[BlobWriter]:
        """Write a blob. When the block ends well it is on disk under its digest.

        With a `batch` that comes later, with `settle`: the disk is waited for once for many.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".new-", dir=self.folder)
        place = Path(name)
        try:
            with os.fdopen(descriptor, "wb", buffering=1 << 20) as file:
                writer = BlobWriter(file, place)
                yield writer
        except BaseException:
            place.unlink(missing_ok=True)
            raise
        if batch is None:
            self.settle([writer])
        else:
            batch.append(writer)

    def settle(self, batch: Iterable[BlobWriter]) -> None:
        """Put blobs under their digests, once their bytes are on disk."""
        new = [writer for writer in batch if not self._is_there(writer)]
        _all(_sync, [writer.place for writer in new])
        for writer in new:
            target = self.path(writer.sha256)
            target.parent.mkdir(exist_ok=True)
            os.chmod(writer.place, 0o444)
            os.replace(writer.place, target)
            writer.place = target
        _all(_sync_folder, {writer.place.parent for writer in new})

    def _is_there(self, writer: BlobWriter) -> bool:
        target = self.path(writer.sha256)
        if not target.exists():
            return False
        writer.place.unlink()
        writer.place = target
        return True

    def add(self, data: bytes) -> str:
        """Keep bytes; give their digest."""
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 not in self:
            with self.new() as writer:
                writer.write(data)
        return sha256


class Outputs:
    """Manifests by key, over a `Blobs`."""

    def __init__(self, folder: Path, blobs: Blobs) -> None:
        self.folder = Path(folder)
        self.blobs = blobs

    def path(self, key: str) -> Path:
        if not key.isalnum():
            raise ValueError(f"not a key: {key[:80]!r}")
        return self.folder / key[:2] / f"{key}.json"

    def manifest(self, key: str) -> dict[str, OutputInfo]:
        """Outputs recorded under a key, whether or not they may be reused."""
        return _ports(self._load(key))

    def repeats(self, key: str) -> bool:
        """False if two computations under this key gave different outputs."""
        return bool(self._load(key).get(REPEATS, True))

    def kept(self, keys: Iterable[str]) -> dict[str, dict[str, OutputInfo]]:
        """Outputs that may be reused, of the keys that have them."""
        found: dict[str, dict[str, OutputInfo]] = {}
        for key in dict.fromkeys(keys):
            document = self._load(key)
            outputs = _ports(document)
            if outputs and document.get(REPEATS, True) and self._all_there(outputs.values()):
                found[key] = outputs
        return found

    def record(self, key: str, outputs: Mapping[str, OutputInfo]) -> bool:
        """Write a manifest; True if an earlier one named other bytes, so the key cannot repeat."""
        before = self._load(key)
        changed = any(
            before[port].get("sha256") not in (None, info["sha256"])
            for port, info in outputs.items()
            if port in before
        )
        document: dict[str, Any] = dict(outputs)
        if changed or before.get(REPEATS) is False:
            document[REPEATS] = False
        self._save(key, document)
        return changed

    def _all_there(self, outputs: Iterable[OutputInfo]) -> bool:
        return all(info["sha256"] is None or info["sha256"] in self.blobs for info in outputs)

    def _load(self, key: str) -> dict[str, Any]:
        try:
            document = json.loads(self.path(key).read_bytes())
        except (OSError, ValueError):
            return {}
        return document if isinstance(document, dict) else {}

    def _save(self, key: str, document: Mapping[str, Any]) -> None:
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(document, file, separators=(",", ":"))
            os.replace(name, path)
        except BaseException:
            os.unlink(name)
            raise


def _ports(document: Mapping[str, Any]) -> dict[str, OutputInfo]:
    """What a manifest says of outputs, without what it says of itself."""
    return {port: cast(OutputInfo, info) for port, info in document.items() if port[0] != "$"}


def open_outputs(home: Path) -> Outputs:
    """The outputs of a workspace folder."""
    return Outputs(Path(home) / "outputs", Blobs(Path(home) / "blobs"))


def _all(do: Callable[[Path], None], places: Collection[Path]) -> None:
    """Do something to many files at once: the disk can take several waits together."""
    if len(places) < 2:
        for place in places:
            do(place)
        return
    with ThreadPoolExecutor(min(8, len(places))) as threads:
        list(threads.map(do, places))


def _sync(place: Path) -> None:
    """Wait until a file is on disk."""
    with open(place, "rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename last, where folders can be synced."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
