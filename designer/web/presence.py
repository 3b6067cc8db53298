"""Who is in which graph, and where."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from typing import Any

from designer.web.errors import Refused
from designer.web.people import Identity

MOST_BYTES = 8 * 1024


@dataclass
class Here:
    """A person's window on a graph."""

    person: Identity
    state: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        return {**self.person.to_dict(), "state": self.state}


class Presence:
    """Keeps, for each graph, the connections that have it open."""

    def __init__(self) -> None:
        self._graphs: dict[str, dict[str, Here]] = {}
        self._lock = threading.Lock()

    def enter(self, graph: str, holder: str, person: Identity) -> None:
        with self._lock:
            self._graphs.setdefault(graph, {}).setdefault(holder, Here(person))

    def leave(self, graph: str, holder: str) -> bool:
        """Take a connection out of a graph; False when it was not there."""
        with self._lock:
            people = self._graphs.get(graph, {})
            was = people.pop(holder, None) is not None
            if not people:
                self._graphs.pop(graph, None)
            return was

    def move(self, graph: str, holder: str, state: dict[str, Any]) -> None:
        """Note what a person points at in a graph they have open."""
        if len(json.dumps(state)) > MOST_BYTES:
            raise Refused(413, "too-large", "That is too much to say about where you are.")
        with self._lock:
            here = self._graphs.get(graph, {}).get(holder)
            if here is None:
                raise Refused(409, "not-open", "Open the graph first.")
            here.state = state

    def graphs_of(self, holder: str) -> list[str]:
        with self._lock:
            return [graph for graph, people in self._graphs.items() if holder in people]

    def people(self, graph: str) -> list[dict[str, Any]]:
        with self._lock:
            return [here.to_dict() for here in self._graphs.get(graph, {}).values()]
