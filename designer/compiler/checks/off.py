"""Nodes that are switched off, where others need what they would give."""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Subject
from ..problem import Problem
from . import check
from .wires import article


@check("off-node")
def off_node(subject: Subject) -> Iterator[Problem]:
    """A node needs what comes from one that is switched off and has nothing like it to pass on.

    *Switch it on again, or wire something else.*
    """
    for (id, port), off in subject.dead.items():
        node, module = subject.known[id]
        wanted = module.input(port)
        assert wanted is not None
        yield Problem(
            "off-node",
            f'"{node.name}" needs {article(wanted.type)} at "{port}", but '
            f'"{subject.drawn.nodes[off].name}" is off and has none to pass on.',
            "Switch it on again, or wire something else.",
            node=id,
            port=port,
            fix={"kind": "switch-on", "node": off},
        )
