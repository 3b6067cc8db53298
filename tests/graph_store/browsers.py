"""Edits a Yjs document the way the browser does (``static/src/document``)."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pycrdt import Doc, Map

from .strategies import IDS

Edit = tuple[str, int, int, int]
"""What to do, and three numbers that say to what."""


class Browser:
    """One browser tab, with the updates it has not sent yet."""

    def __init__(self, first: bytes) -> None:
        self.doc: Doc[Any] = Doc()
        self.doc.apply_update(first)
        self.outbox: list[bytes] = []
        self.drawn: set[tuple[str, str]] = set()
        self.doc.observe(lambda event: self.outbox.append(event.update))
        self.roots = {
            name: self.doc.get(name, type=Map)
            for name in ("meta", "nodes", "layout", "notes", "groups", "parameters")
        }

    def receive(self, update: bytes) -> None:
        """Take in what others did, without sending it back."""
        kept = list(self.outbox)
        self.doc.apply_update(update)
        self.outbox[:] = kept

    def edit(self, edit: Edit) -> None:
        """Do something, if it can be done."""
        what, *numbers = edit
        with self.doc.transaction():
            EDITS[what](self, *numbers)

    def map_of(self, id: str, part: str) -> Any:
        """Return a map of a node that is there."""
        nodes = self.roots["nodes"]
        return nodes[id][part] if id in nodes else None

    def put(self, a: int, b: int, c: int) -> None:
        fields = {"name": f"n{b}", "module": f"module_{c}", "version": "1"}
        node = Map({**fields, "params": Map({"p": str(c)}), "inputs": Map()})
        self.roots["nodes"][IDS[a]] = node
        self.roots["layout"][IDS[a]] = json.dumps([b, c])

    def remove(self, a: int, b: int, c: int) -> None:
        for name in ("nodes", "layout"):
            if IDS[a] in self.roots[name]:
                del self.roots[name][IDS[a]]

    def set(self, a: int, b: int, c: int) -> None:
        if (params := self.map_of(IDS[a], "params")) is not None:
            params[f"p{b}"] = json.dumps(c / 2)

    def forget(self, a: int, b: int, c: int) -> None:
        params = self.map_of(IDS[a], "params")
        if params is not None and f"p{b}" in params:
            del params[f"p{b}"]

    def connect(self, a: int, b: int, c: int) -> None:
        if (inputs := self.map_of(IDS[a], "inputs")) is not None:
            inputs["data"] = json.dumps(f"{IDS[b]}.output")

    def draw(self, a: int, b: int, c: int) -> None:
        low, high = sorted((IDS[a], IDS[b]))
        inputs = self.map_of(high, "inputs")
        if inputs is not None and low != high:
            key = f"many#{len(self.drawn)}x{self.doc.client_id}"
            inputs[key] = json.dumps({"from": f"{low}.output", "name": f"s{c}", "order": "i"})
            self.drawn.add((high, key))

    def move(self, a: int, b: int, c: int) -> None:
        self.roots["layout"][IDS[a]] = json.dumps([b * 10.4, c])

    def rename(self, a: int, b: int, c: int) -> None:
        self.roots["meta"]["name"] = f"name {b}"
        if IDS[a] in self.roots["nodes"]:
            self.roots["nodes"][IDS[a]]["name"] = f"n{c}"

    def note(self, a: int, b: int, c: int) -> None:
        at = json.dumps([b, c])
        self.roots["notes"][f"note-{a}"] = Map({"text": f"t{c}", "at": at, "size": "[9, 9]"})

    def gather(self, a: int, b: int, c: int) -> None:
        self.roots["groups"]["g"] = json.dumps({"name": "g", "nodes": [IDS[a], IDS[b], IDS[c]]})


EDITS: dict[str, Callable[[Browser, int, int, int], None]] = {
    "put": Browser.put,
    "remove": Browser.remove,
    "set": Browser.set,
    "forget": Browser.forget,
    "connect": Browser.connect,
    "draw": Browser.draw,
    "move": Browser.move,
    "rename": Browser.rename,
    "note": Browser.note,
    "gather": Browser.gather,
}
