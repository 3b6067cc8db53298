"""Bytes under the name of their digest: ``blobs/ab/abcd…``. Never changed, written once."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from .errors import Invalid, NotFound, TooLarge

DIGEST = re.compile(r"[0-9a-f]{64}")
CHUNK = 1 << 20


class Blobs:
    """A folder of blobs. The engine keeps its outputs in the same one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Where a blob is or would be. Only a digest gets through, never a path."""
        if not DIGEST.fullmatch(digest):
            raise Invalid("That is not the digest of a file.")
        return self.folder / digest[:2] / digest

    def has(self, digest: str) -> bool:
        """Whether this blob is kept."""
        return self.path(digest).is_file()

    def get(self, digest: str) -> Path:
        """Where the blob is.

        Raises
        ------
        NotFound
            It is not kept.
        """
        path = self.path(digest)
        if not path.is_file():
            raise NotFound(
                f"The file {digest[:12]}… is not in the workspace.", hint="Upload it again."
            )
        return path

    def read(self, digest: str) -> bytes:
        """Give the bytes, having made sure that they are the right ones."""
        data = self.get(digest).read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise NotFound(
                f"The file {digest[:12]}… is damaged.", hint="Upload it again.", code="damaged"
            )
        return data

    def put(self, data: bytes) -> str:
        """Keep bytes; gives their digest."""
        digest = hashlib.sha256(data).hexdigest()
        if not self.has(digest):
            with self._beside() as (file, beside):
                file.write(data)
                _settle(file)
                self._name(beside, digest)
        return digest

    def add(self, stream: IO[bytes], limit: int) -> tuple[str, int]:
        """Keep a stream of at most `limit` bytes; gives its digest and size."""
        digest, size = hashlib.sha256(), 0
        with self._beside() as (file, beside):
            while chunk := stream.read(CHUNK):
                size += len(chunk)
                if size > limit:
                    raise TooLarge(
                        f"The file is larger than {limit // 2**20} MB.",
                        hint="Take a part of it, or start the designer with a higher limit.",
                    )
                digest.update(chunk)
                file.write(chunk)
            if self.has(digest.hexdigest()):
                return digest.hexdigest(), size
            _settle(file)
            self._name(beside, digest.hexdigest())
        return digest.hexdigest(), size

    @contextlib.contextmanager
    def _beside(self) -> Iterator[tuple[IO[bytes], Path]]:
        """Open a file beside the blobs, gone at the end unless it was given a blob's name."""
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self.folder / f".new-{secrets.token_hex(8)}"
        with open(beside, "xb") as file:
            try:
                yield file, beside
            finally:
                file.close()
                beside.unlink(missing_ok=True)

    def _name(self, beside: Path, digest: str) -> None:
        path = self.path(digest)
        path.parent.mkdir(exist_ok=True)
        beside.chmod(0o444)
        os.replace(beside, path)
        _settle_folder(path.parent)


def _settle(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
    file.close()


def _settle_folder(folder: Path) -> None:
    """Make a new name in a folder last, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
