"""What views look at, remembered for the next look."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

import pyarrow as pa

from designer.engine.errors import ViewError
from designer.engine.formats import kinds, tables
from designer.engine.outputs import OutputInfo, Outputs

T = TypeVar("T")
REMEMBERED = 64


class Look:
    """Finds outputs by key and port, or by the digest a run recorded for them."""

    def __init__(self, outputs: Outputs) -> None:
        self.outputs = outputs
        self.blobs = outputs.blobs
        self._lock = threading.Lock()
        self._known: OrderedDict[Hashable, Any] = OrderedDict()

    def remember(self, name: Hashable, make: Callable[[], T]) -> T:
        """Give what was made under this name, or make it."""
        with self._lock:
            if name in self._known:
                self._known.move_to_end(name)
                return self._known[name]
        made = make()
        with self._lock:
            self._known[name] = made
            while len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return made

    def info(self, key: str, port: str, sha256: str | None = None) -> OutputInfo:
        """Describe an output.

        Parameters
        ----------
        sha256 : str, optional
            The blob a run recorded, where a later run under the same key may have made another.
        """
        info = self.outputs.manifest(key).get(port)
        if info is None:
            raise ViewError("This output is not kept. Run the node again.")
        wanted = info["sha256"] if sha256 is None else sha256
        if wanted is None:
            raise ViewError("This output is made anew for every run, so there is nothing to show.")
        if wanted not in self.blobs:
            raise ViewError("This output is gone from the workspace. Run the node again.")
        return {**info, "sha256": wanted}

    def table(self, info: OutputInfo) -> pa.Table:
        """Map a kept table."""
        if info["media"] != tables.MEDIA:
            raise ViewError(f"This is no table but a {info['kind']}.")
        path = self.blobs.path(info["sha256"] or "")
        return self.remember(("table", info["sha256"]), lambda: tables.open_arrow(path))

    def value(self, info: OutputInfo) -> Any:
        """Read a kept value, such as a model."""

        def load() -> Any:
            try:
                return kinds.load({**info, "exact": info["media"] != kinds.TEXT}, self.blobs)
            except kinds.CannotRead as error:
                raise ViewError(f"This could not be kept in a form to show: {error}") from None

        return self.remember(("value", info["sha256"]), load)
