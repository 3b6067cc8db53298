"""The life of a child: what it is told first says what it becomes.

However it ends, it takes its process group along; when the server is gone, so is the child.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

from .wire import Channel, Message

ROLES = {
    "run": "designer.engine.worker",
    "view": "designer.engine.viewer",
    "sample": "designer.engine.sampler",
    "code": "designer.engine.own_code",
}
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36


class Mail:
    """What the server says, from a thread of its own; the end of it ends this process."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._lock = threading.Condition()
        self._letters: list[Message] = []
        threading.Thread(target=self._read, name="mail", daemon=True).start()

    def _read(self) -> None:
        while (message := self._channel.receive()) is not None:
            with self._lock:
                self._letters.append(message)
                self._lock.notify()
        end()

    def __iter__(self) -> Iterator[Message]:
        while True:
            with self._lock:
                self._lock.wait_for(lambda: bool(self._letters))
                message = self._letters.pop(0)
            yield message


def live(channel: Channel) -> None:
    """Learn what to be, and be it until the end."""
    adopt_orphans()
    first = channel.receive()
    if first is not None:
        reseed()
        role: Callable[[Channel, Message], None] = importlib.import_module(
            ROLES[first["role"]]
        ).main
        role(channel, first)
    end()


def reseed() -> None:
    """Children of one parent would share the state of numpy's global generator."""
    numpy: Any = sys.modules.get("numpy")
    if numpy is not None:
        numpy.random.seed()


def end() -> None:
    """Leave at once, with all processes of this group if it is our own."""
    if hasattr(os, "getpgid") and os.getpgid(0) == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def adopt_orphans() -> None:
    """Where the system can (Linux), be the parent of all that comes of this process.

    So whoever ends this process finds them, even those that wanted to get away.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def die_with_parent(parent: int) -> None:
    """Where the system can (Linux), end when the parent does, even while computing."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(0)
