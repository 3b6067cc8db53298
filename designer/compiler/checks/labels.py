"""Labels and weights that nothing can be learned from."""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Subject
from ..problem import Problem
from . import check

SCORES = ("probability ", "decision ")


@check("label-gaps")
def label_gaps(subject: Subject) -> Iterator[Problem]:
    """The label, or the weight, of a model has missing values; there is nothing to learn from
    such rows.

    *Put Clean missing data before the node, with this column in "columns".*
    """
    for id, (node, module) in subject.known.items():
        if not any(port.type == "Model" for port in module.outputs):
            continue
        for param in module.params:
            kind, name = param.kind("column"), subject.params[id].get(param.name)
            if kind is None or param.declares not in ("label", "weight"):
                continue
            columns = subject.columns_into(id, kind["input"]) or ()
            for column in (one for one in columns if one["name"] == name and one.get("missing")):
                gaps = column["missing"]
                yield Problem(
                    "label-gaps",
                    f'"{node.name}" has no value of "{name}" in {gaps} '
                    f"row{'' if gaps == 1 else 's'}.",
                    f'Put Clean missing data before it, with "{name}" in "columns".',
                    node=id,
                    param=param.name,
                )


@check("label-name")
def label_name(subject: Subject) -> Iterator[Problem]:
    """The label has the name of a column that scoring writes, so the truth would be lost.

    *Rename the column, with Execute Python script for example.*
    """
    for id, (node, module) in subject.known.items():
        made = {"predicted"} | (
            {"fold"} if any(p.name == "scored" for p in module.outputs) else set()
        )
        for param in (param for param in module.params if param.declares == "label"):
            name = subject.params[id].get(param.name)
            if isinstance(name, str) and (name in made or name.startswith(SCORES)):
                yield Problem(
                    "label-name",
                    f'The label of "{node.name}" is named "{name}", '
                    "as a column that scoring writes.",
                    "Give the column another name, with Execute Python script for example.",
                    node=id,
                    param=param.name,
                )
