"""What is known of steps by their keys: the columns of their outputs, and what failed."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

ColumnList = list[dict[str, Any]]
REMEMBERED = 5000


@dataclass(frozen=True)
class Known:
    """What computing a step, in full or on a sample, told of its outputs."""

    columns: Mapping[str, ColumnList]
    error: Mapping[str, Any] | None = None
    full: bool = False


class Knowledge:
    """Remembers by key, hence for as long as a node's meaning stays; the oldest go first."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._lock = threading.Lock()

    def __contains__(self, key: str) -> bool:
        return key in self._known

    def get(self, key: str) -> Known | None:
        """Recall what a key's outputs are like."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def add(self, key: str, known: Known) -> None:
        """Remember what a key's outputs are like."""
        with self._lock:
            self._known[key] = known
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
