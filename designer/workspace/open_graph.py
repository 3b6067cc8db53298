"""A graph in memory: its shared document, and how far its log is."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from designer.schemas.graphs import Access
from graph_store.document import Graph
from graph_store.errors import GraphError
from graph_store.shared import SharedGraph

from . import update_log
from .errors import Invalid
from .users import Someone


class OpenGraph:
    """All but `holders` and `uses` is to be touched only while holding `changed`.

    ``settled`` is the document at number ``settled_seq`` of the log, up to which has been looked
    at who wrote what.
    """

    def __init__(self, graph_id: str) -> None:
        self.id = graph_id
        self.holders: dict[str, tuple[Someone, Access]] = {}
        self.uses = 0
        self.changed = threading.Condition(threading.RLock())
        self.seq = 0
        self.updates = 0
        self.settled: Graph | None = None
        self.settled_seq = 0
        self._shared: SharedGraph | None = None
        self._graph: Graph | None = None

    @property
    def loaded(self) -> bool:
        """Whether the document is in memory."""
        return self._shared is not None

    @property
    def shared(self) -> SharedGraph:
        """The shared document."""
        assert self._shared is not None
        return self._shared

    def load(self, session: Session) -> None:
        """Build the document from the log."""
        updates, self.seq = update_log.load(session, self.id)
        self._shared = SharedGraph.load(updates)
        self.updates = len(updates)
        self._graph = None
        if self.settled is None:
            self.settle()

    def forget(self) -> None:
        """Leave the document to be built from the log again."""
        self._shared = self._graph = None

    def graph(self) -> Graph:
        """Derive the document, once for each state."""
        if self._graph is None:
            self._graph = self.shared.to_graph()
        return self._graph

    def covers(self, vector: bytes) -> bool:
        """Whether all is here that a browser in this state has."""
        if not vector:
            return True
        with _reading():
            return self.loaded and self.shared.covers(vector)

    def missing(self, vector: bytes) -> bytes:
        """Give what a browser in this state lacks."""
        with _reading():
            return self.shared.update_since(vector or None)

    def apply(self, update: bytes) -> None:
        """Take an edit into the document; one that is refused leaves no trace.

        Raises
        ------
        Invalid
            It cannot be read, or makes the graph too large.
        """
        with _reading():
            self.shared.apply(update)

    def append(self, session: Session, update: bytes, user_id: str) -> None:
        """Write an edit to the log."""
        update_log.append(session, self.id, self.seq + 1, update, user_id)

    def saved(self) -> None:
        """Count an edit that is on disk, and wake those who wait for it."""
        self.seq += 1
        self.updates += 1
        self._graph = None
        self.changed.notify_all()

    @property
    def grown(self) -> bool:
        """Whether there are more nodes than when it was last looked at who wrote what."""
        return self.settled is None or len(self.shared) > len(self.settled.nodes)

    def settle(self) -> None:
        """Say that it is known who wrote what up to here."""
        self.settled, self.settled_seq = self.graph(), self.seq

    def compact(self, session: Session) -> None:
        """Let the present state stand for the whole log."""
        updates = self.shared.updates()
        update_log.compact(session, self.id, self.seq, updates)
        self.updates = len(updates)


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except GraphError as error:
        raise Invalid(f"The server refused this edit: {error}.", code="bad-update") from error
