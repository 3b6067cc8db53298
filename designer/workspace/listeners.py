"""Those who want to know what happens in the workspace: the sockets, and tests."""

from __future__ import annotations

import logging
from typing import Any

from designer.schemas.runs import RunInfo
from designer.schemas.sockets import Checked

log = logging.getLogger(__name__)


class Listener:
    """Override what you want to hear. Called from any thread, after the fact is on disk."""

    def graph_update(self, graph_id: str, update: bytes, origin: str | None) -> None:
        """Tell of an edit; ``origin`` is the holder it came from, who knows it already."""

    def graph_checked(self, graph_id: str, checked: Checked) -> None:
        """Tell what a check of an open graph found."""

    def graphs_changed(self) -> None:
        """Tell that the list of graphs is another."""

    def run_started(self, graph_id: str, run: RunInfo) -> None:
        """Tell that a run began."""

    def run_event(self, run_id: str, event: dict[str, Any]) -> None:
        """Tell what happened in a run, in order, each with its ``seq``."""


class Listeners(Listener):
    """Passes everything on to all; one that fails does not keep the others from hearing."""

    def __init__(self) -> None:
        self._all: tuple[Listener, ...] = ()

    def add(self, listener: Listener) -> None:
        """Let this one hear from now on."""
        self._all += (listener,)

    def remove(self, listener: Listener) -> None:
        """Let this one hear no more."""
        self._all = tuple(other for other in self._all if other is not listener)

    def graph_update(self, graph_id: str, update: bytes, origin: str | None) -> None:
        self._tell("graph_update", graph_id, update, origin)

    def graph_checked(self, graph_id: str, checked: Checked) -> None:
        self._tell("graph_checked", graph_id, checked)

    def graphs_changed(self) -> None:
        self._tell("graphs_changed")

    def run_started(self, graph_id: str, run: RunInfo) -> None:
        self._tell("run_started", graph_id, run)

    def run_event(self, run_id: str, event: dict[str, Any]) -> None:
        self._tell("run_event", run_id, event)

    def _tell(self, what: str, *args: Any) -> None:
        for listener in self._all:
            try:
                getattr(listener, what)(*args)
            except Exception:
                log.exception("A listener failed at %s", what)
