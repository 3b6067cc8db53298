"""Work to be done a moment after the last call for it, on a thread of its own."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)


class Later:
    """Runs ``work(key)`` once, `delay` seconds after the last `touch` of that key.

    However often a key is touched meanwhile, it is worked on once, and never twice at a time.
    """

    def __init__(self, name: str, work: Callable[[str], None], delay: float) -> None:
        self._name = name
        self._work = work
        self._delay = delay
        self._due: dict[str, float] = {}
        self._busy = False
        self._closed = False
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    def touch(self, key: str, *, at_once: bool = False) -> None:
        """Ask for work on a key; asking again puts it off."""
        with self._changed:
            if self._closed:
                return
            self._due[key] = time.monotonic() + (0 if at_once else self._delay)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def forget(self, key: str) -> None:
        """Do not work on a key after all."""
        with self._changed:
            self._due.pop(key, None)
            self._changed.notify_all()

    def flush(self) -> None:
        """Do now what is due at any time, and wait until it is done."""
        with self._changed:
            self._due = dict.fromkeys(self._due, 0.0)
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._closed or not (self._due or self._busy))

    def close(self) -> None:
        """Take no more work; wait for what is being worked on."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()

    def _run(self) -> None:
        while (key := self._take()) is not None:
            try:
                self._work(key)
            except Exception:
                log.exception("%s failed at %s", self._name, key)
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _take(self) -> str | None:
        with self._changed:
            while not self._closed:
                if not self._due:
                    self._changed.wait()
                    continue
                key = min(self._due, key=self._due.__getitem__)
                wait = self._due[key] - time.monotonic()
                if wait <= 0:
                    del self._due[key]
                    self._busy = True
                    return key
                self._changed.wait(wait)
            return None
