"""Bytes under the name of their digest: ``blobs/ab/abcd…``. Never changed, written once."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import IO

from designer.engine import outputs

from .errors import Invalid, NotFound, TooLarge

CHUNK = 1 << 20


class Blobs(outputs.Blobs):
    """The blobs that the engine keeps its outputs in, for people: faults are said in words."""

    def path(self, sha256: str) -> Path:
        """Where a blob is or would be. Only a digest gets through, never a path."""
        try:
            return super().path(sha256)
        except ValueError:
            raise Invalid("That is not the digest of a file.") from None

    def get(self, sha256: str) -> Path:
        """Where the blob is.

        Raises
        ------
        NotFound
            It is not kept.
        """
        if sha256 not in self:
            raise NotFound(
                f"The file {sha256[:12]}… is not in the workspace.", hint="Upload it again."
            )
        return self.path(sha256)

    def read(self, sha256: str) -> bytes:
        """Give the bytes, having made sure that they are the right ones."""
        data = self.get(sha256).read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise NotFound(
                f"The file {sha256[:12]}… is damaged.", hint="Upload it again.", code="damaged"
            )
        return data

    def take(self, stream: IO[bytes], limit: int) -> tuple[str, int]:
        """Keep a stream of at most `limit` bytes; gives its digest and size."""
        with self.new() as writer:
            while chunk := stream.read(CHUNK):
                if writer.size + len(chunk) > limit:
                    raise TooLarge(
                        f"The file is larger than {limit // 2**20} MB.",
                        hint="Take a part of it, or start the designer with a higher limit.",
                    )
                writer.write(chunk)
        return writer.sha256, writer.size
