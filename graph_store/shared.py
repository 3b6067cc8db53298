"""An open graph: the Yjs document that browsers and the server edit together.

The shape (the browser's ``static/src/document`` has the same):

========== =================================================================================
root       holds
========== =================================================================================
meta       ``format``, ``name`` (plain text), unknown fields of the document
nodes      id -> map of ``name``, ``module`` (plain text), ``version``, unknown fields, and the
           maps ``params`` (name -> value) and ``inputs``
layout     id -> ``[x, y]``
notes      id -> map of ``text`` (plain text), ``at``, ``size``, unknown fields
groups     id -> the group
parameters name -> value
========== =================================================================================

All but plain text is JSON *text*, because JavaScript knows one kind of number. ``inputs`` holds
the wire of a port under the port's name, and further wires of a port that takes many under
``port#key`` as ``{"from", "name"?, "order"}``; so wires drawn at the same time are all kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import RLock
from typing import Any

from pycrdt import Doc

from graph_store import limits
from graph_store.canonical import to_json
from graph_store.edits import write_graph
from graph_store.errors import UpdateError
from graph_store.model import Graph
from graph_store.repair import read_roots
from graph_store.updates import Update, read_update, read_vector
from graph_store.ymaps import Roots, too_deep

_CHECK_AFTER = 50_000
"""Bytes of updates after which the size of the document is measured again."""

_LEAST_GROWTH = 16
"""The document of a graph is never this many times longer than its updates."""


class SharedGraph:
    """A graph that several edit at once; safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._live = _Copy()
        self._trial: _Copy | None = None
        self._waiting: list[bytes] = []
        self._unmeasured = 0
        self._room = limits.MAX_BYTES

    @classmethod
    def from_graph(cls, graph: Graph) -> SharedGraph:
        """Open a graph. Only the server does this, once: two openings do not merge."""
        shared = cls()
        shared.replace(graph)
        return shared

    @classmethod
    def load(cls, updates: Iterable[bytes]) -> SharedGraph:
        """Open a graph again from its log of updates, in any order.

        Raises
        ------
        UpdateError
            The log holds bytes that are no update.
        """
        shared = cls()
        for update in updates:
            shared.apply(update)
        return shared

    def apply(self, update: bytes) -> bool:
        """Take in an update; return whether it changed the graph.

        An update that came before what it builds on waits, and is taken in when that comes.

        Raises
        ------
        UpdateError
            The bytes are no update, or would make the graph too large. Nothing has changed.
        """
        with self._lock:
            changed = self._take(update)
            if changed and self._waiting:
                self._retry()
            return changed

    def state_vector(self) -> bytes:
        """Return how much of everybody's edits this document has."""
        with self._lock:
            return self._live.doc.get_state()

    def covers(self, vector: bytes) -> bool:
        """Say whether this document has all the edits of a state vector.

        Deletions are not counted in state vectors.
        """
        with self._lock:
            mine = read_vector(self._live.doc.get_state())
        return all(mine.get(client, 0) >= clock for client, clock in read_vector(vector).items())

    def update_since(self, vector: bytes | None = None) -> bytes:
        """Return what a document of this state vector lacks; without one, everything."""
        if vector:
            read_vector(vector)
        with self._lock:
            return self._live.doc.get_update(vector or None)

    def updates(self) -> list[bytes]:
        """Return a short log that opens the same graph again, with the updates that wait."""
        with self._lock:
            return [self._live.doc.get_update(), *self._waiting]

    @property
    def waiting(self) -> int:
        """How many updates wait for what they build on."""
        return len(self._waiting)

    def __len__(self) -> int:
        """Return the number of nodes, without deriving the graph."""
        with self._lock:
            return len(self._live.roots.nodes)

    def to_graph(self) -> Graph:
        """Return the graph as it stands: always valid, whatever was merged."""
        with self._lock:
            return self._live.graph()

    def replace(self, graph: Graph) -> bytes:
        """Make this the given graph with the fewest edits; return their update, empty if none."""
        with self._lock:
            update = self._live.edit(graph)
            if update:
                self._trial = None
                self._measured(len(to_json(graph).encode()))
            return update

    def _take(self, update: bytes) -> bool:
        if len(update) > limits.MAX_SHARED_BYTES:
            raise UpdateError(f"the update is larger than {limits.MAX_SHARED_BYTES:,} bytes")
        vector = read_vector(self._live.doc.get_state())
        read = read_update(update, vector)
        if not read.fits_on(vector):
            self._wait(update)
            return False
        self._try(update, read)
        self._unmeasured += len(update)
        return self._live.apply(update)

    def _wait(self, update: bytes) -> None:
        if update in self._waiting:
            return
        if sum(map(len, self._waiting)) + len(update) > limits.MAX_WAITING_BYTES:
            raise UpdateError("the update builds on edits that never came")
        self._waiting.append(update)

    def _retry(self) -> None:
        """Take in what waited; what can no longer be taken in is dropped."""
        before = None
        while before != len(self._waiting):
            before = len(self._waiting)
            waiting, self._waiting = self._waiting, []
            for update in waiting:
                try:
                    self._take(update)
                except UpdateError:
                    continue

    def _try(self, update: bytes, read: Update) -> None:
        """Apply an update to a copy first, which is thrown away if anything is wrong."""
        trial = self._trial or self._live.copy()
        self._trial = None
        trial.apply(update)
        if not read.is_part_of(read_vector(trial.doc.get_state())):
            raise UpdateError("the update builds on itself")
        if read.nests and too_deep(trial.roots):
            raise UpdateError("the update nests maps too deep")
        self._check_size(trial, len(update))
        self._trial = trial

    def _check_size(self, trial: _Copy, new: int) -> None:
        counts = [
            (trial.roots.nodes, limits.MAX_NODES, "nodes"),
            (trial.roots.notes, limits.MAX_NOTES, "notes"),
            (trial.roots.groups, limits.MAX_GROUPS, "groups"),
        ]
        for map, most, what in counts:
            if len(map) > most:
                raise UpdateError(f"the graph would have more than {most} {what}")
        unmeasured = self._unmeasured + new
        if unmeasured < _CHECK_AFTER and unmeasured * _LEAST_GROWTH < self._room:
            return
        size = len(to_json(trial.graph()).encode())
        if size > limits.MAX_BYTES or len(trial.doc.get_update()) > limits.MAX_SHARED_BYTES:
            raise UpdateError(f"the graph would be larger than {limits.MAX_BYTES:,} bytes")
        self._measured(size)

    def _measured(self, size: int) -> None:
        self._unmeasured = 0
        self._room = limits.MAX_BYTES - size


class _Copy:
    """A Yjs document with its roots, and what a failure in the library may not break."""

    def __init__(self) -> None:
        self.doc: Doc[Any] = Doc(allow_multithreading=True)
        self.roots = Roots(self.doc)
        self._changes: list[bytes] = []
        self.doc.observe(lambda event: self._changes.append(event.update))

    def copy(self) -> _Copy:
        """Return a document that holds the same."""
        copy = _Copy()
        copy.apply(self.doc.get_update())
        return copy

    def graph(self) -> Graph:
        """Read the graph."""
        with self.doc.transaction():
            return read_roots(self.roots)

    def edit(self, graph: Graph) -> bytes:
        """Write a graph; return the update, empty if nothing changed."""
        with self.doc.transaction():
            write_graph(self.roots, graph)
        return self._changed()

    def apply(self, update: bytes) -> bool:
        """Apply an update; return whether anything changed."""
        try:
            self.doc.apply_update(update)
        except Exception as error:
            raise UpdateError(f"the update cannot be read: {error}") from None
        except BaseException as error:
            if type(error).__name__ != "PanicException":  # what a failure in Rust looks like
                raise
            raise UpdateError("the update cannot be read") from None
        return bool(self._changed())

    def _changed(self) -> bytes:
        changes, self._changes[:] = self._changes[:], []
        return changes[-1] if changes else b""
