"""How often something may happen."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable


class Rate:
    """Allows each key a number of events in a span of seconds.

    Examples
    --------
    >>> rate = Rate(2, per=60, clock=lambda: 0.0)
    >>> [rate.allows("10.0.0.7") for _ in range(3)]
    [True, True, False]
    """

    def __init__(
        self, most: int, *, per: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.most = most
        self.per = per
        self._clock = clock
        self._seen: dict[str, deque[float]] = {}
        self._lock = threading.Lock()

    def allows(self, key: str) -> bool:
        """Count one event; False when it is one too many."""
        now = self._clock()
        with self._lock:
            self._forget(now)
            times = self._seen.setdefault(key, deque())
            if len(times) >= self.most:
                return False
            times.append(now)
            return True

    def _forget(self, now: float) -> None:
        for key in list(self._seen):
            times = self._seen[key]
            while times and times[0] <= now - self.per:
                times.popleft()
            if not times:
                del self._seen[key]
