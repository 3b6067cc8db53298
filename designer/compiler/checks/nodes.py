"""Nodes whose module is not here, or newer than what is here."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ..check import Subject
from ..problem import Problem
from . import check


@check("unknown-module")
def unknown_module(subject: Subject) -> Iterator[Problem]:
    """No module of this name is installed. The node keeps all it holds.

    *Install the package that brings the module, or replace the node.*
    """
    for id, node in subject.graph.nodes.items():
        if node.module not in subject.catalogue.modules:
            close = get_close_matches(node.module, subject.catalogue.modules, 1)
            meant = f' Did you mean "{close[0]}"?' if close else ""
            yield Problem(
                "unknown-module",
                f'"{node.name}" is a module "{node.module}", which is not installed here.{meant}',
                "Install the package that brings it, or replace the node.",
                node=id,
            )


@check("newer-module")
def newer_module(subject: Subject) -> Iterator[Problem]:
    """The node was made with a newer version of its module than this one.

    *Update the designer, or add the module anew.*
    """
    for id, (node, module) in subject.known.items():
        if node.version > module.version:
            yield Problem(
                "newer-module",
                f'"{node.name}" needs version {node.version} of "{module.title}"; '
                f"version {module.version} is installed.",
                "Update the designer, or add the module anew.",
                node=id,
            )
