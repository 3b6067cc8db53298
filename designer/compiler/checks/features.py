"""Tables that a learner cannot take as they are: text, gaps, or outside of its domain."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph_store.model import Node
from modules.catalogue import Module

from ..check import Subject
from ..order import sources
from ..problem import Problem
from . import check

MANY = 50
"""A label with more different fractions than this measures something; it names no classes."""

RAW = ("text", "category", "date", "other")


@check("raw-features")
def raw_features(subject: Subject) -> Iterator[Problem]:
    """A learner would be fed text or missing values, which it cannot take.

    *Put Prepare features between the learner and the node that trains it.*
    """
    for id, node, port, learner, direct in _trained(subject):
        columns = _features(subject, id) if direct else []
        text = [c["name"] for c in columns if c["type"] in RAW]
        gaps = [c["name"] for c in columns if c.get("missing")]
        takes_gaps = learner.limits.get("missing", False)
        reasons = []
        if text:
            reasons.append(f"text or categories ({_some(text)})")
        if gaps and not takes_gaps:
            reasons.append(f"missing values ({_some(gaps)})")
        if reasons:
            yield Problem(
                "raw-features",
                f'"{node.name}" would feed {" and ".join(reasons)} to "{learner.title}", '
                "which takes numbers only" + (" and no gaps." if gaps and not takes_gaps else "."),
                "Put Prepare features in front of the learner.",
                node=id,
                port=port,
                fix={"kind": "insert", "module": "prepare_features", "port": port},
            )


@check("dates-left-out")
def dates_left_out(subject: Subject) -> Iterator[Problem]:
    """Prepare features leaves dates out, so the learner does not see them. This is a warning.

    *Put Expand dates before the data are split, or choose the features without the dates.*
    """
    for id, node, port, _, _ in _trained(subject):
        giver = _source(subject, id, port)
        if giver is None or subject.known[giver][1].name != "prepare_features":
            continue
        dates = [c["name"] for c in _features(subject, id) if c["type"] == "date"]
        if dates:
            yield Problem(
                "dates-left-out",
                f'"{node.name}" learns nothing from {_some(dates)}: '
                f'"{subject.known[giver][0].name}" leaves dates out.',
                "Put Expand dates before the data are split, or choose features without dates.",
                node=id,
                port=port,
                severity="warning",
            )


@check("label-among-features")
def label_among_features(subject: Subject) -> Iterator[Problem]:
    """The label is one of the columns to learn from: the learner would see what it is to predict.

    *Take it out of the features.*
    """
    for id, (node, module) in subject.known.items():
        param = next((p.name for p in module.params if p.declares == "label"), None)
        label = subject.params[id].get(param) if param else None
        chosen = subject.params[id].get("features")
        if label is not None and isinstance(chosen, list) and label in chosen:
            yield Problem(
                "label-among-features",
                f'"{node.name}" would learn its label "{label}" from the label itself.',
                'Take it out of "features".',
                node=id,
                param="features",
            )


@check("learner-limit")
def learner_limit(subject: Subject) -> Iterator[Problem]:
    """The data lie outside of what a learner can take, as a trial fit of each learner found.

    *Choose another learner, or other columns.*
    """
    for id, node, port, learner, direct in _trained(subject):
        beyond = [*_target_beyond(subject, id, learner)]
        if direct:
            beyond += _features_beyond(subject, id, learner)
        for message, hint in beyond:
            yield Problem("learner-limit", f'{message} at "{node.name}".', hint, node=id, port=port)


@check("task-mismatch")
def task_mismatch(subject: Subject) -> Iterator[Problem]:
    """The learner is for another task: a regressor for a label that is no number, a classifier for
    one that measures, a clustering where a label is to be learned, or the other way round.

    *Choose a learner for the task, or another label.*
    """
    for id, node, port, learner, _ in _trained(subject):
        label = _label(subject, id)
        groups = any(port.type == "Clusterer" for port in subject.known[id][1].outputs)
        if groups != (learner.task == "clustering"):
            yield Problem(
                "task-mismatch",
                f'"{node.name}" {"finds groups" if groups else "learns a label"}, but '
                f'"{learner.title}" is for {learner.task}.',
                "Choose a clustering such as K-means." if groups else "Use Train clustering.",
                node=id,
                port=port,
            )
        if (
            learner.task == "classification"
            and label
            and label["type"] in ("number", "integer")
            and _is_measured(label)
        ):
            yield Problem(
                "task-mismatch",
                f'"{node.name}" would train the classifier "{learner.title}" on '
                f'"{label["name"]}", which holds {label.get("unique") or "many"} different '
                "numbers.",
                "Choose a regressor, or a label of few classes.",
                node=id,
                port=port,
                severity="error" if label["type"] == "number" else "warning",
            )
        if learner.task == "regression" and label and label["type"] in RAW:
            yield Problem(
                "task-mismatch",
                f'"{node.name}" would train the regressor "{learner.title}" on '
                f'"{label["name"]}", which holds {label["type"]}, not numbers.',
                "Choose a classifier, or a label of numbers.",
                node=id,
                port=port,
            )


def _trained(subject: Subject) -> Iterator[tuple[str, Node, str, Module, bool]]:
    """Nodes that fit an estimator on a table, their learner, and whether nothing is between."""
    for id, (node, module) in subject.known.items():
        ports = [port.name for port in module.inputs if port.type == "Estimator"]
        if not ports or not any(port.type == "Table" for port in module.inputs):
            continue
        giver, direct = _source(subject, id, ports[0]), True
        while giver is not None and subject.known[giver][1].task is None:
            inner = [p.name for p in subject.known[giver][1].inputs if p.type == "Estimator"]
            giver, direct = _source(subject, giver, inner[0]) if inner else None, False
        if giver is not None:
            wraps_another = bool(sources(subject.known[giver][0]))
            yield id, node, ports[0], subject.known[giver][1], direct and not wraps_another


def _source(subject: Subject, id: str, port: str) -> str | None:
    """The known node wired into a port, if there is just one."""
    wires = subject.graph.nodes[id].inputs.get(port, ())
    return wires[0].node if len(wires) == 1 and wires[0].node in subject.known else None


def _table(subject: Subject, id: str) -> Sequence[Mapping[str, Any]]:
    module = subject.known[id][1]
    port = next(port.name for port in module.inputs if port.type == "Table")
    return subject.columns_into(id, port) or ()


def _label(subject: Subject, id: str) -> Mapping[str, Any] | None:
    module = subject.known[id][1]
    param = next((p.name for p in module.params if p.declares == "label"), None)
    name = subject.params[id].get(param) if param else None
    return next((c for c in _table(subject, id) if c["name"] == name), None)


def _is_measured(label: Mapping[str, Any]) -> bool:
    """Whether distinct values are many, or so many that nobody counted them."""
    return label.get("unique") is None or label["unique"] > MANY


def _features(subject: Subject, id: str) -> list[Mapping[str, Any]]:
    """Columns that would reach the learner: those chosen, else all but the label."""
    params = subject.params[id]
    label = _label(subject, id)
    chosen = params.get("features")
    return [
        column
        for column in _table(subject, id)
        if column is not label
        and (not chosen or column["name"] in chosen)
        and column["name"] != params.get("weight")
    ]


def _features_beyond(subject: Subject, id: str, learner: Module) -> Iterator[tuple[str, str]]:
    limits, features = learner.limits, _features(subject, id)
    low = [c["name"] for c in features if (c.get("min") or 0) < 0]
    if limits.get("nonnegative_features") and low:
        yield (
            f'"{learner.title}" takes no negative features, but {_some(low)} go below 0',
            "Normalize them to the range from 0 to 1, or choose another learner.",
        )
    if limits.get("one_feature") and len(features) > 1:
        yield (
            f'"{learner.title}" takes one feature, not {len(features)}',
            'Choose one column in "features", or choose another learner.',
        )


def _target_beyond(subject: Subject, id: str, learner: Module) -> Iterator[tuple[str, str]]:
    limits, label = learner.limits, _label(subject, id)
    if limits.get("several_targets"):
        yield (
            f'"{learner.title}" learns several targets at once and there is one label',
            "Choose another learner.",
        )
    least = (label or {}).get("min")
    if label is not None and least is not None:
        if limits.get("positive_target") and least <= 0:
            yield (
                f'"{learner.title}" takes a label above 0 only, but "{label["name"]}" '
                f"goes down to {least:g}",
                "Choose another learner.",
            )
        elif limits.get("nonnegative_target") and least < 0:
            yield (
                f'"{learner.title}" takes no label below 0, but "{label["name"]}" '
                f"goes down to {least:g}",
                "Choose another learner.",
            )


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(f'"{name}"' for name in names[:3])
    return shown if len(names) <= 3 else f"{shown} and {len(names) - 3} more"
