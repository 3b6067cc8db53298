"""Messages between our own processes: JSON, each with its length before it."""

from __future__ import annotations

import contextlib
import json
import struct
import threading
from typing import Any, BinaryIO

LENGTH = struct.Struct(">I")
Message = dict[str, Any]


class Channel:
    """Two streams of bytes as a channel of messages; any thread may send, one receives."""

    def __init__(self, reader: BinaryIO, writer: BinaryIO) -> None:
        self._reader = reader
        self._writer = writer
        self._lock = threading.Lock()

    @classmethod
    def over(cls, sock: Any) -> Channel:
        """A channel over a socket, which it keeps open."""
        return cls(sock.makefile("rb"), sock.makefile("wb"))

    def send(self, message: Message) -> bool:
        """Send a message; False if nobody listens any more."""
        data = json.dumps(message, separators=(",", ":")).encode()
        try:
            with self._lock:
                self._writer.write(LENGTH.pack(len(data)) + data)
                self._writer.flush()
        except (OSError, ValueError):
            return False
        return True

    def receive(self) -> Message | None:
        """Wait for a message; None when the other side is gone."""
        head = self._exactly(LENGTH.size)
        data = None if head is None else self._exactly(LENGTH.unpack(head)[0])
        if data is None:
            return None
        try:
            message = json.loads(data)
        except (ValueError, RecursionError):
            return None
        return message if isinstance(message, dict) else None

    def _exactly(self, count: int) -> bytes | None:
        try:
            data = self._reader.read(count)
        except (OSError, ValueError):
            return None
        return data if data is not None and len(data) == count else None

    def close(self) -> None:
        for stream in (self._writer, self._reader):
            with contextlib.suppress(OSError, ValueError):
                stream.close()
