"""Circles of wires: to name them in a document, and to open them after a merge."""

from __future__ import annotations

from collections.abc import Collection, Mapping

Sources = Mapping[str, Collection[str]]
"""For each node the nodes that feed it."""


def circles(sources: Sources) -> list[list[str]]:
    """Return one circle of each knot of nodes, in the direction of the data.

    Examples
    --------
    >>> circles({"a-000": ["c-000"], "b-000": ["a-000"], "c-000": ["b-000"]})
    [['a-000', 'b-000', 'c-000']]
    """
    return [_circle(sources, knot) for knot in knots(sources)]


def closing(sources: Sources) -> set[tuple[str, str]]:
    """Return the wires (source, target) to leave out, so that no circle is left.

    A wire is left out if its target leads back to its source through nodes that sort before the
    target (or are it). So the result depends on the wires alone, and of a circle only wires into
    its last node go.
    """
    dropped = set()
    for knot in knots(sources):
        feeds = _feeds(sources, knot)
        for target in sorted(knot):
            reached = _reach(target, feeds, target)
            dropped |= {(source, target) for source in sources[target] if source in reached}
    return dropped


def knots(sources: Sources) -> list[set[str]]:
    """Return the sets of nodes that all lead to each other (Tarjan's, without recursion)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    done: set[str] = set()
    found = []
    for root in sorted(sources):
        work = [] if root in order else [(root, iter(sorted(sources[root])))]
        if work:
            order[root] = low[root] = len(order)
            stack.append(root)
        while work:
            node, rest = work[-1]
            following = next((s for s in rest if s in sources and s not in done), None)
            if following is None:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == order[node]:
                    knot = _pop_until(stack, node)
                    done |= knot
                    if len(knot) > 1 or node in sources[node]:
                        found.append(knot)
            elif following in order:
                low[node] = min(low[node], order[following])
            else:
                order[following] = low[following] = len(order)
                stack.append(following)
                work.append((following, iter(sorted(sources[following]))))
    return sorted(found, key=min)


def _pop_until(stack: list[str], node: str) -> set[str]:
    popped = set()
    while True:
        top = stack.pop()
        popped.add(top)
        if top == node:
            return popped


def _feeds(sources: Sources, knot: set[str]) -> dict[str, list[str]]:
    feeds: dict[str, list[str]] = {node: [] for node in knot}
    for target in knot:
        for source in sources[target]:
            if source in knot:
                feeds[source].append(target)
    return feeds


def _reach(start: str, feeds: Mapping[str, list[str]], last: str) -> set[str]:
    """Return what `start` leads to through nodes that do not sort after `last`."""
    reached = {start}
    work = [start]
    while work:
        new = [node for node in feeds[work.pop()] if node <= last and node not in reached]
        reached.update(new)
        work += new
    return reached


def _circle(sources: Sources, knot: set[str]) -> list[str]:
    """Return a shortest circle through the first node of a knot."""
    first = min(knot)
    before: dict[str, str] = {}
    work = [first]
    for node in work:
        for source in sorted(set(sources[node]) & knot):
            if source == first:
                return _path(first, node, before)
            if source not in before:
                before[source] = node
                work.append(source)
    raise AssertionError("a knot without a circle")


def _path(first: str, node: str, towards: Mapping[str, str]) -> list[str]:
    path = [first]
    while node != first:
        path.append(node)
        node = towards[node]
    return path
