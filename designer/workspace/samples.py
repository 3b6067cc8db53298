"""The sample experiments that come with the designer."""

from __future__ import annotations

import json
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from designer.schemas.samples import SampleInfo
from graph_store.document import Graph, from_json

from .errors import NotFound
from .picture import draw

OURS = ("title", "note", "place")


class Samples:
    """Reads ``designer/samples/*.json``: documents with a title and a note beside the graph."""

    def __init__(self, folder: Traversable | None = None) -> None:
        self._folder = folder or files("designer") / "samples"

    @cached_property
    def _all(self) -> dict[str, dict[str, Any]]:
        if not self._folder.is_dir():
            return {}
        found = {
            file.name.removesuffix(".json"): json.loads(file.read_text("utf-8"))
            for file in self._folder.iterdir()
            if file.name.endswith(".json")
        }
        order = sorted(found, key=lambda name: (found[name].get("place", 99), name))
        return {name: found[name] for name in order}

    def list(self) -> list[SampleInfo]:
        """List the samples in the order in which to show them."""
        return [
            SampleInfo(
                name=name,
                title=sample.get("title") or sample["name"],
                note=sample.get("note", ""),
                picture=f"/api/samples/{name}/picture",
            )
            for name, sample in self._all.items()
        ]

    def document(self, name: str) -> dict[str, Any]:
        """Give the document of a sample, without what we say about it."""
        return {key: value for key, value in self._sample(name).items() if key not in OURS}

    def graph(self, name: str) -> Graph:
        """Read the document of a sample."""
        return from_json(self.document(name))

    def picture(self, name: str) -> str:
        """Draw a sample small, as SVG."""
        return draw(self.graph(name))

    def _sample(self, name: str) -> dict[str, Any]:
        sample = self._all.get(name)
        if sample is None:
            raise NotFound(
                f"There is no sample “{name}”.", hint=f"There are {', '.join(self._all)}."
            )
        return sample
