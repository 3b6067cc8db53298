"""Reads the variable-length encoding of Yjs (lib0) from bytes that nobody vouches for."""

from __future__ import annotations

from graph_store.errors import UpdateError
from graph_store.limits import MAX_DEPTH

MAX_NUMBER = 2**53
MAX_CLOCK = 2**31

_PLAIN = {120: 0, 121: 0, 126: 0, 127: 0, 122: 8, 123: 8, 124: 4}
"""Bytes that follow the tags true, false, null, undefined, bigint, float64, float32."""
_INTEGER, _BUFFER, _ARRAY, _OBJECT, _STRING = 125, 116, 117, 118, 119


class ByteReader:
    """Goes through bytes from the first to the last."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def byte(self) -> int:
        """Read one byte."""
        if self._at >= len(self._data):
            raise UpdateError("the update ends too early")
        self._at += 1
        return self._data[self._at - 1]

    def number(self) -> int:
        """Read an unsigned integer."""
        number = shift = 0
        while True:
            byte = self.byte()
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                break
            if shift > 56:
                raise UpdateError("the update holds a number that is too large")
        if number > MAX_NUMBER:
            raise UpdateError("the update holds a number that is too large")
        return number

    client = number

    def clock(self) -> int:
        """Read how many edits a client had made."""
        return self._sound(self.number())

    def after(self, clock: int) -> int:
        """Read a length and return the clock after it."""
        length = self.number()
        if not length:
            raise UpdateError("the update holds an empty edit")
        return self._sound(clock + length)

    def count(self, least: int) -> int:
        """Read how many things follow, each of at least some bytes."""
        count = self.number()
        self._require(count * least)
        return count

    def text(self) -> str:
        """Read a text."""
        raw = self._take(self.number())
        try:
            return raw.decode()
        except UnicodeDecodeError:
            raise UpdateError("the update holds a text that is not UTF-8") from None

    def value(self, depth: int = 0) -> None:
        """Skip a value."""
        if depth > MAX_DEPTH:
            raise UpdateError(f"the update holds a value nested more than {MAX_DEPTH} deep")
        tag = self.byte()
        if tag in _PLAIN:
            self._take(_PLAIN[tag])
        elif tag == _STRING:
            self.text()
        elif tag == _INTEGER:
            self._integer()
        elif tag == _BUFFER:
            self._take(self.number())
        elif tag == _ARRAY:
            for _ in range(self.count(1)):
                self.value(depth + 1)
        elif tag == _OBJECT:
            for _ in range(self.count(2)):
                self.text()
                self.value(depth + 1)
        else:
            raise UpdateError("the update holds an unknown kind of value")

    def finish(self) -> None:
        """Refuse bytes after the last."""
        if self._at != len(self._data):
            raise UpdateError("the update has bytes after its end")

    def _integer(self) -> None:
        for _ in range(10):
            if self.byte() < 0x80:
                return
        raise UpdateError("the update holds a number that is too large")

    def _take(self, count: int) -> bytes:
        self._require(count)
        self._at += count
        return self._data[self._at - count : self._at]

    def _require(self, count: int) -> None:
        if count > len(self._data) - self._at:
            raise UpdateError("the update ends too early")

    def _sound(self, clock: int) -> int:
        if clock > MAX_CLOCK:
            raise UpdateError("the update counts too many edits")
        return clock
