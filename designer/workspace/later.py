"""Work to be done a moment after the last call for it, on threads of its own."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

log = logging.getLogger(__name__)


class Later:
    """Runs ``work(key)`` once, `delay` seconds after the last `touch` of that key.

    However often a key is touched meanwhile, it is worked on once, and never twice at a time;
    different keys are worked on side by side by up to `workers` threads.
    """

    def __init__(
        self, name: str, work: Callable[[str], None], delay: float, workers: int = 1
    ) -> None:
        self._name = name
        self._work = work
        self._delay = delay
        self._workers = workers
        self._due: dict[str, float] = {}
        self._busy: set[str] = set()
        self._closed = False
        self._changed = threading.Condition()
        self._threads: list[threading.Thread] = []

    def touch(self, key: str, *, at_once: bool = False) -> None:
        """Ask for work on a key; asking again puts it off."""
        with self._changed:
            if self._closed:
                return
            self._due[key] = time.monotonic() + (0 if at_once else self._delay)
            if len(self._threads) < min(self._workers, len(self._due) + len(self._busy)):
                thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._threads.append(thread)
                thread.start()
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

    def stop(self) -> None:
        """Take no more work, and begin none."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def close(self) -> None:
        """Stop, and wait for what is being worked on."""
        self.stop()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join()

    def _run(self) -> None:
        while (key := self._take()) is not None:
            try:
                self._work(key)
            except Exception:
                if not self._closed:  # what it works with is being closed too
                    log.exception("%s failed at %s", self._name, key)
            with self._changed:
                self._busy.discard(key)
                self._changed.notify_all()

    def _take(self) -> str | None:
        with self._changed:
            while not self._closed:
                free = {key: due for key, due in self._due.items() if key not in self._busy}
                key = min(free, key=free.__getitem__, default=None)
                wait = None if key is None else free[key] - time.monotonic()
                if key is not None and wait is not None and wait <= 0:
                    del self._due[key]
                    self._busy.add(key)
                    return key
                self._changed.wait(wait)
            return None
