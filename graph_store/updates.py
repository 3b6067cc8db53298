"""Reads the bytes of Yjs updates (format 1) before a Yjs document does.

An update comes from outside, and the library that applies it trusts it: a value or a map nested
deeply enough ends the whole process. So its structure is read here first, and what a graph never
needs is refused: other types than maps, other contents than values, unknown roots, deep nesting.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph_store.bytereader import ByteReader
from graph_store.errors import UpdateError

ROOTS = frozenset({"meta", "nodes", "layout", "notes", "groups", "parameters"})
MAX_NESTING = 2
"""Maps a map may be in: the nodes, and a node."""
MAX_RIVALS = 1_000
"""Entries of one key that know nothing of each other, in one update; sorting them is quadratic."""

GC, DELETED, TYPE, ANY, SKIP = 0, 1, 7, 8, 10
MAP = 1

Id = tuple[int, int]
"""A client and its clock."""


@dataclass(slots=True, frozen=True)
class Parent:
    """The map an entry is in: a root, the map of an id, or the one its predecessor is in."""

    root: str | None = None
    map: Id | None = None
    predecessor: Id | None = None


UNKNOWN = Parent()


@dataclass
class Update:
    """What an update builds on, and how far it leads."""

    needs: dict[int, int] = field(default_factory=dict)
    """For each client the clock before which all its edits must be known."""

    ends: dict[int, int] = field(default_factory=dict)
    """For each client the clock after its last edit in the update."""

    nests: bool = False
    """Whether it puts maps into maps of the document, whose depth only the document knows."""

    def need(self, client: int, clock: int) -> None:
        """Note that all edits of a client before a clock must be known."""
        self.needs[client] = max(self.needs.get(client, 0), clock)

    def fits_on(self, vector: Mapping[int, int]) -> bool:
        """Say whether a document of this state vector knows all the update builds on."""
        return all(vector.get(client, 0) >= clock for client, clock in self.needs.items())

    def is_part_of(self, vector: Mapping[int, int]) -> bool:
        """Say whether a document of this state vector has taken in all of the update."""
        return all(vector.get(client, 0) >= clock for client, clock in self.ends.items())


def read_update(data: bytes, known: Mapping[int, int]) -> Update:
    """Read an update, and refuse it if it is not one that a graph can take.

    Parameters
    ----------
    data : bytes
        The update.
    known : mapping of int to int
        State vector of the document it is for.

    Raises
    ------
    UpdateError
        The bytes are no update, or hold what no graph needs.
    """
    return _UpdateReader(data, known).read()


def read_vector(data: bytes) -> dict[int, int]:
    """Read a state vector: for each client the number of its edits that are known."""
    reader = ByteReader(data)
    vector = {reader.client(): reader.clock() for _ in range(reader.count(2))}
    reader.finish()
    return vector


class _UpdateReader:
    def __init__(self, data: bytes, known: Mapping[int, int]) -> None:
        self.bytes = ByteReader(data)
        self.known = known
        self.update = Update()
        self.starts: dict[int, list[int]] = {}
        self.parents: dict[int, list[Parent]] = {}
        self.maps: list[Id] = []
        self.mentioned: set[Id] = set()
        self.rivals: Counter[tuple[str | Id | None, str]] = Counter()

    def read(self) -> Update:
        for _ in range(self.bytes.count(3)):
            self._client()
        for _ in range(self.bytes.count(2)):
            self._deletions()
        self.bytes.finish()
        for client, clock in self.mentioned:
            if not self._holds(client, clock):
                self.update.need(client, clock + 1)
        self._check_nesting()
        return self.update

    def _client(self) -> None:
        count, client, clock = self.bytes.count(2), self.bytes.client(), self.bytes.clock()
        if client in self.starts:
            raise UpdateError("the update lists a client twice")
        self.update.need(client, clock)
        starts = self.starts[client] = []
        parents = self.parents[client] = []
        for _ in range(count):
            starts.append(clock)
            info = self.bytes.byte()
            kind = info & 0x1F
            if kind in (GC, SKIP):
                parents.append(UNKNOWN)
                clock = self.bytes.after(clock)
                if kind == SKIP:
                    self.update.need(client, clock)
            else:
                parents.append(self._parent(info))
                clock = self._content(kind, client, clock)
        self.update.ends[client] = clock

    def _parent(self, info: int) -> Parent:
        if info & 0x40:
            raise UpdateError("the update holds something else than entries of maps")
        if info & 0x80:
            return Parent(predecessor=self._mention())
        parent = Parent(root=self._root()) if self.bytes.number() else Parent(map=self._mention())
        if not info & 0x20:
            raise UpdateError("the update holds an entry without a key")
        rival = (parent.root or parent.map, self.bytes.text())
        self.rivals[rival] += 1
        if self.rivals[rival] > MAX_RIVALS:
            raise UpdateError(f"the update sets {rival[1][:40]!r} too many times")
        return parent

    def _root(self) -> str:
        root = self.bytes.text()
        if root not in ROOTS:
            raise UpdateError(f"a graph has no part {root[:40]!r}")
        return root

    def _mention(self) -> Id:
        id = (self.bytes.client(), self.bytes.clock())
        self.mentioned.add(id)
        return id

    def _content(self, kind: int, client: int, clock: int) -> int:
        """Read past what an entry holds; return the clock after it."""
        if kind == DELETED:
            return self.bytes.after(clock)
        if kind == ANY:
            count = self.bytes.count(1)
            for _ in range(count):
                self.bytes.value()
            return clock + max(count, 1)
        if kind != TYPE or self.bytes.number() != MAP:
            raise UpdateError("the update holds something else than maps and values")
        self.maps.append((client, clock))
        return clock + 1

    def _deletions(self) -> None:
        client = self.bytes.client()
        for _ in range(self.bytes.count(2)):
            end = self.bytes.after(self.bytes.clock())
            if end > self.update.ends.get(client, 0):
                self.update.need(client, end)

    def _holds(self, client: int, clock: int) -> bool:
        """Say whether the update itself brings an entry that the document does not have."""
        starts = self.starts.get(client)
        known = self.known.get(client, 0)
        return bool(starts) and max(starts[0], known) <= clock < self.update.ends[client]  # type: ignore[index]

    def _parent_of(self, id: Id) -> Parent:
        client, clock = id
        if not self._holds(client, clock):
            return UNKNOWN
        return self.parents[client][bisect_right(self.starts[client], clock) - 1]

    def _check_nesting(self) -> None:
        depths: dict[Id, int] = {}
        for id in self.maps:
            if self._holds(*id) and self._depth(id, depths) > MAX_NESTING:
                raise UpdateError("the update nests maps too deep")

    def _depth(self, id: Id, depths: dict[Id, int]) -> int:
        """Return how many maps a map is in, as far as the update tells."""
        path: dict[Id, int] = {}
        while id not in depths:
            if id in path:
                raise UpdateError("the update holds an entry that is part of itself")
            parent = self._parent_of(id)
            above = parent.map or parent.predecessor
            path[id] = 0 if parent.predecessor else 1
            if above is None:
                self.update.nests |= parent.root is None
                depths[id] = 1
            else:
                id = above
        depth = depths[id]
        for id, step in reversed(path.items()):
            depth = depths.setdefault(id, depth + step)
        return depth
