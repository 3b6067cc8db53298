"""Values of parameters: missing, unknown, of another kind or out of range."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from graph_store.model import Node
from modules.catalogue import Module, Param

from ..accepts import accepts, expected
from ..check import Subject
from ..literals import decoded, source
from ..problem import Problem
from . import check


@check("missing-parameter")
def missing_parameter(subject: Subject) -> Iterator[Problem]:
    """A parameter without a default has no value, or an empty list where columns are needed.

    *Set it in the panel of the node.*
    """
    for id, (node, module) in subject.known.items():
        for param in module.params:
            empty = param.kind("columns") is not None and node.params.get(param.name) == []
            if param.required and (param.name not in node.params or empty):
                yield Problem(
                    "missing-parameter",
                    f'"{node.name}" needs a value for "{param.name}".',
                    "Set it in the panel of the node.",
                    node=id,
                    param=param.name,
                )


@check("unknown-parameter")
def unknown_parameter(subject: Subject) -> Iterator[Problem]:
    """A value is kept for a parameter that the module does not have; it has no effect.

    *Remove it, or correct its name.*
    """
    for id, (node, module) in subject.known.items():
        names = [param.name for param in module.params if not param.hidden]
        for name in node.params:
            if name not in names:
                close = get_close_matches(name, names, 1)
                meant = f' Did you mean "{close[0]}"?' if close else ""
                yield Problem(
                    "unknown-parameter",
                    f'"{node.name}" has no parameter "{name}".{meant}',
                    "It has no effect; remove it.",
                    node=id,
                    param=name,
                    severity="warning",
                    fix={"kind": "unset", "param": name},
                )


@check("bad-parameter")
def bad_parameter(subject: Subject) -> Iterator[Problem]:
    """A value is not one that the parameter takes.

    *Give one that it takes; the message says which.*
    """
    for id, (node, module) in subject.known.items():
        for param in module.params:
            if param.name in node.params and not param.hidden:
                value = decoded(node.params[param.name])
                if not accepts(param.accepts, value):
                    yield Problem(
                        "bad-parameter",
                        f'"{param.name}" of "{node.name}" must be {expected(param.accepts)}, '
                        f"not {shown(value)}.",
                        _hint(param.accepts, value),
                        node=id,
                        param=param.name,
                        fix={"kind": "unset", "param": param.name},
                    )


@check("missing-role", "ambiguous-role")
def role(subject: Subject) -> Iterator[Problem]:
    """A parameter is filled from the nodes upstream, but they do not say it, or disagree.

    *Set it in the panel of the node.*
    """
    for id, (node, module) in subject.known.items():
        for param in module.params:
            if param.inherits is None or param.name in node.params:
                continue
            found = subject.roles.inherited(id, param.inherits)
            if found.others:
                one, other = found.values[0], found.others[0]
                first, second = subject.name(one.node), subject.name(other.node)
                yield Problem(
                    "ambiguous-role",
                    f'"{node.name}" could take its {param.inherits} from "{first}" ({one.value}) '
                    f'or from "{second}" ({other.value}).',
                    f'Set "{param.name}" in the panel of the node.',
                    node=id,
                    param=param.name,
                )
            elif not found.values and _wired(node, module) and _asked(param, subject.params[id]):
                yield Problem(
                    "missing-role",
                    f'No node before "{node.name}" says what its {param.inherits} is.',
                    f'Set "{param.name}" in the panel of the node.',
                    node=id,
                    param=param.name,
                )


def _wired(node: Node, module: Module) -> bool:
    return all(node.inputs.get(port.name) for port in module.inputs if not port.optional)


def _asked(param: Param, params: Mapping[str, Any]) -> bool:
    """Whether a role is needed: a task always, a label wherever the task has one."""
    if param.inherits == "label":
        return params.get("task") != "clustering"
    return param.inherits == "task"


def shown(value: Any) -> str:
    """A value as a message shows it."""
    try:
        text = source(value)
    except TypeError:
        text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _hint(kinds: Sequence[Mapping[str, Any]], value: Any) -> str:
    options = [str(option) for kind in kinds for option in kind.get("options", ())]
    close = get_close_matches(str(value), options, 1)
    return f'Did you mean "{close[0]}"?' if close else "Correct it, or reset it to its default."
