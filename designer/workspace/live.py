"""Graphs that are being edited: shared documents in memory, each edit on disk before it counts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from designer.schemas.sockets import GraphOpened
from graph_store.document import Graph

from . import graph_rows, users
from .db import Database
from .errors import Conflict
from .listeners import Listener
from .open_graph import OpenGraph
from .users import Someone

WAIT_SECONDS = 5.0


class Live:
    """The graphs that someone has open, or that something is being done with.

    A *holder* is a connection that has a graph open (a browser tab). `opened`, `edited` and, when
    the last holder goes, `left` are called with the graph's id, outside all locks; `settle` is
    called before an edit that is made here, with the graph in hand.
    """

    def __init__(self, db: Database, listeners: Listener) -> None:
        self._db = db
        self._listeners = listeners
        self._graphs: dict[str, OpenGraph] = {}
        self._lock = threading.Lock()
        self.opened: Callable[[str], None] = lambda graph_id: None
        self.edited: Callable[[str], None] = lambda graph_id: None
        self.left: Callable[[str], None] = lambda graph_id: None
        self.settle: Callable[[OpenGraph], object] = lambda graph: None

    def open(self, graph_id: str, vector: bytes, by: Someone, holder: str) -> GraphOpened:
        """Open a graph for a holder; gives what a browser in state `vector` lacks."""
        with self._db.read() as session:
            access = graph_rows.access(graph_rows.find(session, graph_id, by), by)
        with self.using(graph_id) as graph:
            update = graph.missing(vector)
            graph.holders[holder] = (by, access)
            opened = GraphOpened(update=update, vector=graph.shared.state_vector(), access=access)
        self.opened(graph_id)
        return opened

    def update(self, graph_id: str, update: bytes, by: Someone, holder: str | None = None) -> None:
        """Take an edit. When this returns it is on disk; then all listeners are told.

        Raises
        ------
        Invalid, TooLarge
            It is no edit, or too large a one.
        Forbidden, NotFound
            They may not edit this graph.
        """
        with self.using(graph_id) as graph:
            with self._db.read() as session:
                graph_rows.find(session, graph_id, by, "edit")
            graph.apply(update)
            self._keep(graph, update, by, holder)
            if graph.grown:
                self.settle(graph)  # what a node brings along, and what is typed into it later
        self.edited(graph_id)

    def edit(self, graph_id: str, change: Callable[[Graph], Graph], by: Someone) -> None:
        """Change a graph here, as an edit like any other."""
        with self.using(graph_id) as graph:
            with self._db.read() as session:
                graph_rows.find(session, graph_id, by, "edit")
            self.settle(graph)
            update = graph.shared.replace(change(graph.graph()))
            if not update:
                return
            self._keep(graph, update, by, None)
            graph.settle()  # nobody typed what this brought
        self.edited(graph_id)

    def close(self, graph_id: str, holder: str) -> None:
        """Let a holder go."""
        with self._lock:
            graph = self._graphs.get(graph_id)
            gone = graph is not None and graph.holders.pop(holder, None) is not None
            last = graph is not None and gone and not graph.holders
        if last:
            self.left(graph_id)
            self._drop(graph_id)

    def leave(self, holder: str) -> list[str]:
        """Let a holder go from all graphs; gives which."""
        with self._lock:
            held = [key for key, graph in self._graphs.items() if holder in graph.holders]
        for graph_id in held:
            self.close(graph_id, holder)
        return held

    def close_all(self) -> None:
        """Let all holders go."""
        with self._lock:
            held = {holder for graph in self._graphs.values() for holder in graph.holders}
        for holder in held:
            self.leave(holder)

    def holders(self, graph_id: str) -> list[str]:
        """Name those who have a graph open."""
        with self._lock:
            graph = self._graphs.get(graph_id)
            return list(graph.holders) if graph else []

    def held_by(self, by: Someone) -> list[str]:
        """Name the graphs that a person has open."""
        with self._lock:
            return [
                key
                for key, graph in self._graphs.items()
                if any(person.id == by.id for person, _ in graph.holders.values())
            ]

    def editors(self, graph_id: str) -> list[Someone]:
        """Name the people who have a graph open and may edit it."""
        with self._lock:
            graph = self._graphs.get(graph_id)
            held = list(graph.holders.values()) if graph else []
        return [by for by, access in held if access == "edit"]

    def graph(self, graph_id: str) -> Graph:
        """Derive the document of a graph as it is now."""
        with self.using(graph_id) as graph:
            return graph.graph()

    def wait_for(self, graph_id: str, vector: bytes, seconds: float = WAIT_SECONDS) -> Graph:
        """Wait until all edits that a browser in state `vector` has are here; gives the document.

        Raises
        ------
        Conflict
            They did not come in time.
        """
        with self.using(graph_id) as graph:
            if not graph.changed.wait_for(lambda: graph.covers(vector), seconds):
                raise Conflict(
                    "Your last edits have not reached the server yet.",
                    hint="Wait until the experiment shows as saved, then try again.",
                    code="behind",
                )
            return graph.graph()

    @contextmanager
    def using(self, graph_id: str) -> Iterator[OpenGraph]:
        """Have a graph in memory, and to oneself, for a moment."""
        with self._lock:
            graph = self._graphs.setdefault(graph_id, OpenGraph(graph_id))
            graph.uses += 1
        try:
            with graph.changed:
                if not graph.loaded:
                    with self._db.read() as session:
                        graph.load(session)
                yield graph
        finally:
            with self._lock:
                graph.uses -= 1
            self._drop(graph_id)

    def _keep(self, graph: OpenGraph, update: bytes, by: Someone, holder: str | None) -> None:
        try:
            with self._db.write() as session:
                graph.append(session, update, users.note(session, by))
        except BaseException:
            graph.forget()  # memory must never know what the disk does not
            raise
        graph.saved()
        self._listeners.graph_update(graph.id, update, holder)

    def _drop(self, graph_id: str) -> None:
        with self._lock:
            graph = self._graphs.get(graph_id)
            if graph is not None and not graph.uses and not graph.holders:
                del self._graphs[graph_id]
