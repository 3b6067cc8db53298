"""What steps print and warn, line by line, each to its own node though they run side by side."""

from __future__ import annotations

import io
import os
import sys
import threading
import warnings
from collections.abc import Callable
from typing import Any

MAX_LINES = 10_000
MAX_BYTES = 1_000_000
MAX_LINE = 10_000
MARK = b"\n\0\0 read up to here\n"
Say = Callable[[str, str, str], None]  # node, stream, text


class Node:
    """The step that a thread, or a thread it started, works for."""

    _initialise = threading.Thread.__init__

    @staticmethod
    def get() -> str | None:
        return getattr(threading.current_thread(), "_node", None)

    @staticmethod
    def set(node: str | None) -> None:
        threading.current_thread()._node = node  # type: ignore[attr-defined]

    @classmethod
    def inherit(cls) -> None:
        """From now on threads work for the step of the thread that makes them."""

        def initialise(thread: threading.Thread, *args: Any, **kwargs: Any) -> None:
            cls._initialise(thread, *args, **kwargs)
            thread._node = cls.get()  # type: ignore[attr-defined]

        threading.Thread.__init__ = initialise  # type: ignore[method-assign, assignment]


class Log:
    """Takes lines of nodes, up to a limit for each."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._lock = threading.Lock()
        self._used: dict[str, tuple[int, int]] = {}
        self._open: list[str] = []

    def begin(self, node: str) -> None:
        with self._lock:
            self._open.append(node)

    def end(self, node: str) -> None:
        with self._lock:
            if node in self._open:
                self._open.remove(node)

    def line(self, node: str | None, stream: str, text: str) -> None:
        """Pass a line on; one that nobody owns goes to the step that began last."""
        with self._lock:
            owner = node or (self._open[-1] if self._open else None)
            if owner is None:
                return
            text = text if len(text) <= MAX_LINE else text[: MAX_LINE - 1] + "…"
            lines, size = self._used.get(owner, (0, 0))
            if lines > MAX_LINES or size > MAX_BYTES:
                return
            lines, size = lines + 1, size + len(text)
            self._used[owner] = (lines, size)
            if lines > MAX_LINES or size > MAX_BYTES:
                stream, text = "stderr", "… further lines are left out: this step prints too much"
        self._say(owner, stream, text)


class Stream(io.TextIOBase):
    """Stands in for standard output or standard error."""

    def __init__(self, name: str, log: Log) -> None:
        self._name = name
        self._log = log
        self._lock = threading.Lock()
        self._parts: dict[str | None, str] = {}
        self.buffer = _Bytes(self)

    def write(self, text: str) -> int:
        node = Node.get()
        with self._lock:
            whole = (self._parts.pop(node, "") + text).replace("\r\n", "\n").replace("\r", "\n")
            *lines, rest = whole.split("\n")
            if len(rest) > MAX_LINE:
                lines, rest = [*lines, rest], ""
            if rest:
                self._parts[node] = rest
        for line in lines:
            if line:
                self._log.line(node, self._name, line)
        return len(text)

    def finish(self, node: str | None) -> None:
        """Pass on what was written without an end of line."""
        with self._lock:
            rest = self._parts.pop(node, "")
        if rest:
            self._log.line(node, self._name, rest)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1 if self._name == "stdout" else 2

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return "utf-8"


class _Bytes(io.RawIOBase):
    """The bytes below a text stream."""

    def __init__(self, stream: Stream) -> None:
        super().__init__()
        self._stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._stream.write(bytes(data).decode("utf-8", "replace"))
        return len(data)


class Capture:
    """Puts the stand-ins in place; those of the system below them as well."""

    def __init__(self, say: Say) -> None:
        self.log = Log(say)
        self.stdout = Stream("stdout", self.log)
        self.stderr = Stream("stderr", self.log)
        self._warned: dict[str, set[str]] = {}
        self._drained: dict[int, threading.Event] = {}

    def install(self) -> None:
        """Take over what this process writes, its libraries and its children too."""
        Node.inherit()
        self._drained = {1: threading.Event(), 2: threading.Event()}
        sys.stdout, sys.stderr = self.stdout, self.stderr
        for descriptor, name in ((1, "stdout"), (2, "stderr")):
            reading, writing = os.pipe()
            os.dup2(writing, descriptor)
            os.close(writing)
            thread = threading.Thread(
                target=self._drain, args=(reading, descriptor, name), daemon=True
            )
            thread.start()
        self.watch_warnings()

    def watch_warnings(self) -> None:
        """Have warnings shown to us; others may have changed who sees them."""
        warnings.showwarning = self._warn
        warnings.filterwarnings("always")

    def begin(self, node: str) -> None:
        Node.set(node)
        self.watch_warnings()
        self.log.begin(node)

    def end(self, node: str) -> None:
        self.stdout.finish(node)
        self.stderr.finish(node)
        self._catch_up()
        self.log.end(node)
        self._warned.pop(node, None)
        Node.set(None)

    def _catch_up(self) -> None:
        """Wait until what was written below Python has been read."""
        for descriptor, drained in self._drained.items():
            drained.clear()
            os.write(descriptor, MARK)
        for drained in self._drained.values():
            drained.wait(1)

    def _drain(self, reading: int, descriptor: int, name: str) -> None:
        with os.fdopen(reading, "rb") as lines:
            for line in lines:
                if line.endswith(MARK[1:]):
                    self._drained[descriptor].set()
                elif text := line.decode("utf-8", "replace").strip("\r\n"):
                    self.log.line(None, name, text)

    def _warn(self, message: Any, category: Any, *where: Any, **more: Any) -> None:
        node = Node.get()
        text = f"{category.__name__}: {message}"
        told = self._warned.setdefault(node or "", set())
        if text not in told:
            told.add(text)
            self.log.line(node, "warning", text)
