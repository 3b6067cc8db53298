"""Writes down what the engine says of runs, in order, then tells the listeners."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from designer.schemas.events import EVENT

from .db import Database
from .listeners import Listener
from .recovery import REASON
from .run_log import RunLog

log = logging.getLogger(__name__)

Event = dict[str, Any]
BATCH = 500


class Recorder:
    """One thread for all runs. What came meanwhile is written in one commit.

    The engine is not kept waiting; a listener hears of nothing that is not on disk (but for
    progress, which is not kept).
    """

    def __init__(self, db: Database, listeners: Listener) -> None:
        self._db = db
        self._listeners = listeners
        self._logs: dict[str, RunLog] = {}
        self._queue: queue.Queue[tuple[str, Event] | None] = queue.Queue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._stopping = False

    def record(self, run_id: str, serial: int) -> Callable[[Event], None]:
        """Give the function that takes the events of a run."""
        self._logs[run_id] = RunLog(run_id, serial)
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
                self._thread.start()
        return lambda event: self._queue.put((run_id, event))

    def flush(self) -> None:
        """Wait until all that was said so far is written and told."""
        self._queue.join()

    def stopping(self) -> None:
        """From now on, what is cancelled was not cancelled by anybody: it is interrupted."""
        self._stopping = True

    def close(self) -> None:
        """Write down what was said so far, and stop."""
        with self._lock:
            thread, self._thread = self._thread, None
        if thread is not None:
            self._queue.put(None)
            thread.join()

    def _run(self) -> None:
        going = True
        while going:
            batch = [self._queue.get()]
            while len(batch) < BATCH and not self._queue.empty():
                batch.append(self._queue.get())
            said = [item for item in batch if item is not None]
            going = len(said) == len(batch)
            try:
                self._write(said)
            except Exception:
                log.exception("Events of a run could not be written")
            finally:
                for _ in batch:
                    self._queue.task_done()

    def _write(self, said: list[tuple[str, Event]]) -> None:
        told: list[tuple[str, Event]] = []
        with self._db.write() as session:
            for run_id, event in map(self._meant, said):
                if (run := self._logs.get(run_id)) is not None and _makes_sense(event):
                    told.extend((run_id, kept) for kept in run.take(session, event))
            for run_id in {run_id for run_id, _ in told}:
                self._logs[run_id].write(session)
        for run_id, event in told:
            self._listeners.run_event(run_id, event)
            if (run := self._logs.get(run_id)) is not None and run.ended:
                del self._logs[run_id]

    def _meant(self, said: tuple[str, Event]) -> tuple[str, Event]:
        run_id, event = said
        if self._stopping and event["type"] == "run-state" and event["state"] == "cancelled":
            event = {**event, "state": "interrupted", "error": REASON}
        return run_id, event


def _makes_sense(event: Event) -> bool:
    try:
        EVENT.validate_python(event)
    except ValidationError as error:
        log.error("The engine said what nobody understands: %s", error)
        return False
    return True
