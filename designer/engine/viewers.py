"""The server's side of views: asks a warm process, and replaces it when it dies or hangs."""

from __future__ import annotations

import itertools
import threading
from concurrent.futures import Future
from concurrent.futures import TimeoutError as TooLong
from pathlib import Path
from typing import Any

from .errors import ViewError
from .pool import NoProcess, Pool, Process

TIMEOUT = 60.0


class Viewer:
    """One warm process that answers several questions at a time."""

    def __init__(self, process: Process, home: Path) -> None:
        self.process = process
        self.alive = True
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._open: dict[int, Future[dict[str, Any]]] = {}
        process.channel.send({"role": "view", "home": str(home)})
        threading.Thread(target=self._listen, name="viewer", daemon=True).start()

    def ask(self, view: str, args: dict[str, Any]) -> Future[dict[str, Any]]:
        answer: Future[dict[str, Any]] = Future()
        with self._lock:
            number = next(self._numbers)
            self._open[number] = answer
            alive = self.alive
        sent = alive and self.process.channel.send({"number": number, "view": view, "args": args})
        if not sent:
            self._give_up()
        return answer

    def _listen(self) -> None:
        while (message := self.process.channel.receive()) is not None:
            with self._lock:
                answer = self._open.pop(message["number"], None)
            if answer is not None:
                answer.set_result(message)
        self._give_up()

    def _give_up(self) -> None:
        with self._lock:
            self.alive = False
            waiting, self._open = list(self._open.values()), {}
        for answer in waiting:
            if not answer.done():
                answer.set_exception(NoProcess("The viewer died."))

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(5)
        self.process.channel.close()


class Viewers:
    """Questions to a viewer. A question that kills two viewers is given up."""

    def __init__(self, pool: Pool, home: Path, timeout: float = TIMEOUT) -> None:
        self._pool = pool
        self._home = home
        self._timeout = timeout
        self._lock = threading.Lock()
        self._viewer: Viewer | None = None

    def warm(self) -> None:
        self._alive()

    def ask(self, view: str, args: dict[str, Any]) -> Any:
        for _ in range(2):
            try:
                viewer = self._alive()
                answer = viewer.ask(view, args).result(self._timeout)
            except NoProcess:
                continue
            except TooLong:
                self._drop(viewer)
                raise ViewError("This takes too long to show.") from None
            if "error" in answer:
                raise ViewError(answer["error"])
            return answer["answer"]
        raise ViewError("This cannot be shown: the process that looks at it died.")

    def _alive(self) -> Viewer:
        with self._lock:
            if self._viewer is None or not self._viewer.alive:
                old, self._viewer = self._viewer, None
                if old is not None:
                    old.stop()
                self._viewer = Viewer(self._pool.launch(), self._home)
            return self._viewer

    def _drop(self, viewer: Viewer) -> None:
        with self._lock:
            if self._viewer is viewer:
                self._viewer = None
        viewer.stop()

    def close(self) -> None:
        with self._lock:
            viewer, self._viewer = self._viewer, None
        if viewer is not None:
            viewer.stop()
