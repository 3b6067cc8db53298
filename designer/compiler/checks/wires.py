"""Wires: what is missing, too much, of another type, or goes in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from modules.catalogue import fits

from ..check import Subject
from ..order import sources
from ..problem import Problem
from . import check


@check("missing-input")
def missing_input(subject: Subject) -> Iterator[Problem]:
    """A required input has no wire.

    *Drag from an output of the same colour.*
    """
    for id, (node, module) in subject.known.items():
        for port in module.inputs:
            wired = node.inputs.get(port.name) or (id, port.name) in subject.dead
            if not port.optional and not wired:
                yield Problem(
                    "missing-input",
                    f'"{node.name}" needs {article(port.type)} at "{port.name}".',
                    "Drag a wire to it from an output of the same colour.",
                    node=id,
                    port=port.name,
                )


@check("unknown-port")
def unknown_port(subject: Subject) -> Iterator[Problem]:
    """A wire goes to or comes from a port that its module does not have.

    *Remove the wire and draw it anew.*
    """
    for wire in subject.graph.wires():
        if wire.node in subject.known:
            node, module = subject.known[wire.node]
            if module.input(wire.port) is None:
                yield Problem(
                    "unknown-port",
                    f'"{node.name}" has no input "{wire.port}".',
                    "Remove the wire and draw it anew.",
                    node=wire.node,
                    port=wire.port,
                )
        if wire.source.node in subject.known:
            node, module = subject.known[wire.source.node]
            if module.output(wire.source.port) is None:
                yield Problem(
                    "unknown-port",
                    f'"{node.name}" has no output "{wire.source.port}".',
                    "Remove the wire and draw it anew.",
                    node=wire.node,
                    port=wire.port,
                )


@check("wrong-type")
def wrong_type(subject: Subject) -> Iterator[Problem]:
    """A wire joins an output and an input whose types do not fit.

    *Wire an output of the input's colour.*
    """
    for wire in subject.graph.wires():
        if wire.node in subject.known and wire.source.node in subject.known:
            node, module = subject.known[wire.node]
            giver, source = subject.known[wire.source.node]
            port, output = module.input(wire.port), source.output(wire.source.port)
            if port and output and not fits(output.type, port.type):
                yield Problem(
                    "wrong-type",
                    f'"{node.name}" takes {article(port.type)} at "{port.name}", but '
                    f'"{giver.name}" gives {article(output.type)} at "{output.name}".',
                    "Wire an output of the input's colour.",
                    node=wire.node,
                    port=wire.port,
                )


@check("too-many-wires")
def too_many_wires(subject: Subject) -> Iterator[Problem]:
    """Several wires enter an input that takes one.

    *Keep one of them.*
    """
    for id, (node, module) in subject.known.items():
        for port in module.inputs:
            count = len(node.inputs.get(port.name, ()))
            if count > 1 and not port.many:
                yield Problem(
                    "too-many-wires",
                    f'"{node.name}" takes one wire at "{port.name}", not {count}.',
                    "Keep one of them.",
                    node=id,
                    port=port.name,
                )


@check("same-source-name")
def same_source_name(subject: Subject) -> Iterator[Problem]:
    """Two sources of one input have the same name.

    *Rename one of them.*
    """
    for id, (node, module) in subject.known.items():
        for port in module.inputs:
            names = [wire.name for wire in node.inputs.get(port.name, ()) if wire.name]
            for name in {name for name in names if names.count(name) > 1}:
                yield Problem(
                    "same-source-name",
                    f'"{node.name}" has two sources named "{name}" at "{port.name}".',
                    "Rename one of them.",
                    node=id,
                    port=port.name,
                )


@check("cycle")
def cycle(subject: Subject) -> Iterator[Problem]:
    """Wires go in a circle, so no node of it could run first.

    *Remove one of its wires.*
    """
    for id in sorted(_in_cycles(subject)):
        yield Problem(
            "cycle",
            f'"{subject.name(id)}" depends on its own output.',
            "Remove one wire of the circle.",
            node=id,
        )


def _in_cycles(subject: Subject) -> set[str]:
    """Nodes that remain when those with no open input, then those with no open output, are gone."""
    nodes = subject.graph.nodes
    above = {id: {s for s in sources(node) if s in nodes} for id, node in nodes.items()}
    left = _without_ends(above)
    below: dict[str, set[str]] = {id: set() for id in left}
    for id in left:
        for source in above[id] & left:
            below[source].add(id)
    return _without_ends(below)


def _without_ends(links: Mapping[str, set[str]]) -> set[str]:
    """Take away nodes that link to nothing, until none is left; give the others."""
    backwards: dict[str, list[str]] = {id: [] for id in links}
    for id, others in links.items():
        for other in others:
            backwards[other].append(id)
    open_links = {id: len(others) for id, others in links.items()}
    waiting = [id for id, count in open_links.items() if count == 0]
    gone = set(waiting)
    while waiting:
        for id in backwards[waiting.pop()]:
            open_links[id] -= 1
            if open_links[id] == 0:
                gone.add(id)
                waiting.append(id)
    return set(links) - gone


def article(type: str) -> str:
    """Name a type of ports with its article."""
    name = type.replace("|", " or ")
    return f"{'an' if name[0] in 'AEIOU' else 'a'} {name}"
