"""What is not the same in some runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from designer.schemas.runs import ModuleRow, ParamRow, RunInfo
from graph_store.diff import diff
from graph_store.document import Graph
from graph_store.jsontext import encode
from modules.catalogue import Catalogue


def metrics(runs: Sequence[RunInfo]) -> dict[str, dict[str, float | None]]:
    """Set metrics side by side; a run that lacks one is left out of its row."""
    names = dict.fromkeys(name for run in runs for name in run.metrics)
    return {
        name: {run.id: run.metrics[name] for run in runs if name in run.metrics} for name in names
    }


def params(documents: Mapping[str, Graph], catalogue: Catalogue) -> list[ParamRow]:
    """Find the parameters, of nodes that all documents have, that differ in some."""
    first, *others = documents.values()
    changed: dict[tuple[str, str], None] = {}
    for other in others:
        for node, found in diff(first, other).params.items():
            changed |= dict.fromkeys((node, param) for param in found)
    return [
        ParamRow(
            node=node,
            name=first.nodes[node].name,
            param=param,
            values={
                run: encode(_value(document, node, param, catalogue))
                for run, document in documents.items()
                if node in document.nodes
            },
        )
        for node, param in changed
        if node in first.nodes
    ]


def modules(documents: Mapping[str, Graph]) -> list[ModuleRow]:
    """Find the nodes that some documents lack or have off, or in which they are another module."""
    names: dict[str, str] = {}
    for document in documents.values():
        for key, node in document.nodes.items():
            names.setdefault(key, node.name)
    rows = []
    for key, name in names.items():
        values = {
            run: used.module if (used := document.nodes.get(key)) and not used.off else None
            for run, document in documents.items()
        }
        if len(set(values.values())) > 1:
            rows.append(ModuleRow(node=key, name=name, values=values))
    return rows


def _value(document: Graph, node: str, param: str, catalogue: Catalogue) -> Any:
    """Give a parameter's value, or the default that stands for it."""
    used = document.nodes[node]
    if param in used.params:
        return used.params[param]
    module = catalogue.modules.get(used.module)
    declared = module.param(param) if module else None
    return declared.default if declared else None
