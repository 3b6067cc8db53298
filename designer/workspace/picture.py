"""A graph drawn small: boxes and wires, in the colours of whatever page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from graph_store.document import Graph

WIDTH, HEIGHT = 200, 64
MARGIN = 24

Spot = tuple[float, float]


def draw(graph: Graph) -> str:
    """Draw a graph as SVG.

    Classes (``node``, ``wire``) and ``currentColor`` let a page style it; on its own it is grey.
    """
    spots = {key: graph.layout.get(key, (0, 0)) for key in graph.nodes}
    left = min((x for x, _ in spots.values()), default=0) - MARGIN
    top = min((y for _, y in spots.values()), default=0) - MARGIN
    right = max((x for x, _ in spots.values()), default=0) + WIDTH + MARGIN
    bottom = max((y for _, y in spots.values()), default=0) + HEIGHT + MARGIN
    parts = [*_wires(graph, spots), *_boxes(graph, spots)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{escape(graph.name)}"'
        f' viewBox="{left} {top} {right - left} {bottom - top}" color="#64748b">'
        f"{''.join(parts)}</svg>"
    )


def _wires(graph: Graph, spots: Mapping[str, Spot]) -> list[str]:
    drawn = []
    for key, node in graph.nodes.items():
        for sources in node.inputs.values():
            for source in sources:
                if source.node in spots:
                    drawn.append(_wire(spots[source.node], spots[key]))
    return drawn


def _wire(start: Spot, end: Spot) -> str:
    x1, y1 = start[0] + WIDTH, start[1] + HEIGHT / 2
    x2, y2 = end[0], end[1] + HEIGHT / 2
    bend = max(24, abs(x2 - x1) / 2)
    return (
        f'<path class="wire" fill="none" stroke="currentColor" stroke-width="3"'
        f' d="M{x1:g} {y1:g}C{x1 + bend:g} {y1:g} {x2 - bend:g} {y2:g} {x2:g} {y2:g}"/>'
    )


def _boxes(graph: Graph, spots: Mapping[str, Spot]) -> list[str]:
    return [
        f'<g class="node"><rect x="{x:g}" y="{y:g}" width="{WIDTH}" height="{HEIGHT}" rx="10"'
        f' fill="#f8fafc" stroke="currentColor" stroke-width="2"/>'
        f'<text x="{x + WIDTH / 2:g}" y="{y + HEIGHT / 2 + 6:g}" text-anchor="middle"'
        f' font-family="sans-serif" font-size="18" fill="currentColor">'
        f"{escape(graph.nodes[key].name[:20])}</text></g>"
        for key, (x, y) in spots.items()
    ]
