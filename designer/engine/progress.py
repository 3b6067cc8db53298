"""How far a fit is, where scikit-learn tells.

scikit-learn's callbacks are set on a learner before its ``fit``. They must not appear in the code
of a step, so ``fit`` of the classes that support them is wrapped once in the process of a run.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable
from typing import Any

from .capture import Node

Tell = Callable[[str, float | None, str], None]
EVERY = 0.2  # seconds between two words of one node


class Watcher:
    """A callback of one outermost fit: counts the tasks that end on its first level.

    In a process of joblib's it arrives without a teller, and is silent.
    """

    def __init__(self, node: str = "", tell: Tell | None = None) -> None:
        self._node = node
        self._tell = tell
        self._done = 0
        self._told = 0.0

    def __reduce__(self) -> tuple[type[Watcher], tuple[()]]:
        return Watcher, ()

    def setup(self, estimator: Any, context: Any) -> None:
        self._done = 0

    def teardown(self, estimator: Any, context: Any) -> None:
        pass

    def on_fit_task_begin(self, estimator: Any, context: Any) -> None:
        pass

    def on_fit_task_end(self, estimator: Any, context: Any) -> None:
        parent = context.parent
        if self._tell is None or parent is None or parent.parent is not None:
            return
        self._done += 1
        now = time.monotonic()
        if now - self._told < EVERY:
            return
        self._told = now
        total = parent.max_subtasks
        fraction = min(1.0, self._done / total) if total else None
        name = type(estimator).__name__
        self._tell(self._node, fraction, f"{name}: {self._done}{f' of {total}' if total else ''}")


def watch(tell: Tell) -> None:
    """Tell the progress of every fit that can tell it."""
    watched: set[str] = set()
    for supporting in _supporting():
        if "fit" in vars(supporting):
            supporting.fit = _watched(supporting.fit, tell, watched)


def _supporting() -> list[Any]:
    try:
        from sklearn.callback import CallbackSupportMixin
    except ImportError:  # before scikit-learn 1.9
        return []
    found: list[Any] = []
    waiting: list[Any] = [CallbackSupportMixin]
    while waiting:
        for each in waiting.pop().__subclasses__():
            if each not in found:
                found.append(each)
                waiting.append(each)
    return found


def _watched(fit: Callable[..., Any], tell: Tell, watched: set[str]) -> Callable[..., Any]:
    @functools.wraps(fit)
    def fit_watched(self: Any, *args: Any, **kwargs: Any) -> Any:
        node = Node.get()
        if node is None or node in watched or getattr(self, "_skl_callbacks", None):
            return fit(self, *args, **kwargs)
        watched.add(node)
        self.set_callbacks(Watcher(node, tell))
        try:
            return fit(self, *args, **kwargs)
        finally:
            self.set_callbacks()
            watched.discard(node)

    return fit_watched
