"""The rooms behind the routes, opened while the first page is already being served."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, TimeoutError
from typing import TYPE_CHECKING

from flask import current_app

from designer.web.errors import Refused

if TYPE_CHECKING:
    from designer.workspace.workspace import Workspace

log = logging.getLogger("designer.web")
PATIENCE = 120.0


class Rooms:
    """Holds the workspace, once it is open.

    Parameters
    ----------
    opening : callable
        Opens the workspace; called once, in a thread of its own.
    """

    def __init__(self, opening: Callable[[], Workspace]) -> None:
        self._opening = opening
        self._opened: Future[Workspace] = Future()
        self._thread = threading.Thread(target=self._open, name="opening", daemon=True)

    @classmethod
    def of(cls, workspace: Workspace) -> Rooms:
        """Hold a workspace that is open already."""
        rooms = cls(lambda: workspace)
        rooms._opened.set_result(workspace)
        return rooms

    def start(self) -> None:
        if not self._opened.done():
            self._thread.start()

    def when_open(self, then: Callable[[Workspace], None]) -> None:
        """Call once the workspace is open; never, if it does not open."""

        def done(opened: Future[Workspace]) -> None:
            if opened.exception() is None:
                then(opened.result())

        self._opened.add_done_callback(done)

    def when_failed(self, then: Callable[[BaseException], None]) -> None:
        """Call with the reason if the workspace does not open."""

        def done(opened: Future[Workspace]) -> None:
            error = opened.exception()
            if error is not None:
                then(error)

        self._opened.add_done_callback(done)

    def wait(self, timeout: float | None = None) -> Workspace:
        """Give the workspace; raises what kept it from opening."""
        return self._opened.result(timeout)

    def close(self) -> None:
        """Close the workspace, if it was opened."""
        if self._thread.is_alive():
            self._thread.join(PATIENCE)
        if self._opened.done() and self._opened.exception() is None:
            self._opened.result().close()

    def _open(self) -> None:
        try:
            workspace = self._opening()
        except BaseException as error:
            self._opened.set_exception(error)
        else:
            self._opened.set_result(workspace)


def workspace() -> Workspace:
    """Give the workspace of this server to a route; a request waits while it is being opened."""
    rooms: Rooms = current_app.extensions["rooms"]
    try:
        return rooms.wait(PATIENCE)
    except TimeoutError:
        raise Refused(503, "not-ready", "The workspace is still being opened.") from None
    except Exception as error:
        raise Refused(503, "no-workspace", f"The workspace cannot be opened: {error}") from error
