"""The six root maps of an open graph's Yjs document, and safe looks into them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pycrdt import Doc, Map

from graph_store.updates import MAX_NESTING, ROOTS


class Roots:
    """The root maps, looked up once for each document."""

    def __init__(self, doc: Doc[Any]) -> None:
        maps = {name: doc.get(name, type=Map) for name in sorted(ROOTS)}
        self.meta = maps["meta"]
        self.nodes = maps["nodes"]
        self.layout = maps["layout"]
        self.notes = maps["notes"]
        self.groups = maps["groups"]
        self.parameters = maps["parameters"]
        self.all = tuple(maps.values())


def entries(map: Map[Any]) -> Iterator[tuple[str, Any]]:
    """Go through a map by its keys in order."""
    for key in sorted(map.keys()):
        try:
            yield key, map[key]
        except KeyError:  # an entry that holds nothing the library can show
            continue


def texts(map: Any) -> dict[str, str]:
    """Return those entries of a map that are texts; of anything else, none."""
    if not isinstance(map, Map):
        return {}
    return {key: value for key, value in entries(map) if isinstance(value, str)}


def nested(map: Map[Any], key: str) -> Map[Any]:
    """Return the map under a key, made if there is none."""
    inner = map[key] if key in map else None  # noqa: SIM401 (a Yjs map has no such get)
    if isinstance(inner, Map):
        return inner
    made: Map[Any] = Map()
    map[key] = made
    return made


def too_deep(roots: Roots) -> bool:
    """Say whether maps are nested deeper than a graph needs."""
    return any(_depth(root) > MAX_NESTING for root in roots.all)


def _depth(map: Map[Any], above: int = 0) -> int:
    if above > MAX_NESTING:
        return above
    inner = [value for _, value in entries(map) if isinstance(value, Map)]
    return max((_depth(value, above + 1) for value in inner), default=above)
