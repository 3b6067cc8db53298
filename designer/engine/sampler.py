"""The process of sample runs of one graph: the same steps on the first rows, remembered by key."""

from __future__ import annotations

import os
import warnings
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from designer.compiler.plan import Plan, Step

from .capture import Capture
from .child import Mail
from .execute import StepFailed, execute
from .folder import lay_out
from .formats import kinds, summaries, tables
from .nursery import Nursery
from .outputs import OutputInfo, open_outputs
from .own_code import problem, run_apart
from .wire import Channel, Message

REMEMBERED = 300
Values = dict[str, Any]


class Sampler:
    """Values of steps on a sample, by key."""

    def __init__(self, channel: Channel, first: Message) -> None:
        self.channel = channel
        self.outputs = open_outputs(Path(first["home"]))
        self.folder = Path(first["folder"])
        self.nursery = Nursery(fork=first["fork"])
        self.known: OrderedDict[tuple[str, int], Values] = OrderedDict()
        self.errors: dict[tuple[str, int], dict[str, Any]] = {}

    def serve(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        os.chdir(self.folder)
        self.nursery.open(self.channel)
        Capture(lambda node, stream, text: None).install()
        for message in Mail(self.channel):
            self.channel.send({"did": "sampled", **self.sample(message)})

    def sample(self, message: Message) -> dict[str, Any]:
        """Execute a plan on the first rows."""
        plan, rows = Plan.from_json(message["plan"]), message["rows"]
        kept = self.outputs.kept(step.key for step in plan.steps)
        columns: dict[str, Any] = {}
        errors: dict[str, Any] = {}
        values: dict[str, Values] = {}
        for step in plan.steps:
            full = kept.get(step.key, {}) if step.repeats else {}
            why = None if _all_exact(full) else self.obstacle(step, message, errors)
            if why is not None:
                errors[step.node] = why
                continue
            try:
                values[step.node] = self.values(step, values, rows, full)
            except StepFailed as failed:
                errors[step.node] = failed.error
                continue
            for port, value in values[step.node].items():
                found = self.columns(full.get(port), value)
                if found is not None:
                    columns[f"{step.node}.{port}"] = found
        return {"columns": columns, "errors": errors}

    def obstacle(
        self, step: Step, message: Message, errors: Mapping[str, Any]
    ) -> dict[str, Any] | None:
        """Why a step is not computed."""
        if any(need in errors for need in step.needs):
            return problem("Skipped", "A step before this one failed.")
        if step.node in message["skip"]:
            return problem("Timeout", "This takes too long on a sample.")
        if step.own_code and not message["own_code"]:
            return problem("Skipped", "Code of your own runs when you press Run.")
        return None

    def values(
        self, step: Step, values: Mapping[str, Values], rows: int, full: Mapping[str, OutputInfo]
    ) -> Values:
        """Values of one step: remembered, kept by a run, or computed now."""
        name = (step.key, rows)
        if name in self.errors:
            raise StepFailed(self.errors[name])
        if name not in self.known:
            self.channel.send({"did": "begun", "node": step.node})
            try:
                self.known[name] = self.kept(full, rows) or self.compute(step, values, rows)
            except StepFailed as failed:
                self.errors[name] = failed.error
                raise
        self.known.move_to_end(name)
        while len(self.known) > REMEMBERED:
            self.known.popitem(last=False)
        return self.known[name]

    def kept(self, full: Mapping[str, OutputInfo], rows: int) -> Values | None:
        """What a run kept of a step: its models, and the first rows of its tables."""
        if not _all_exact(full):
            return None
        try:
            return {
                port: kinds.load_head(info, self.outputs.blobs, rows) for port, info in full.items()
            }
        except kinds.CannotRead:
            return None

    def compute(self, step: Step, values: Mapping[str, Values], rows: int) -> Values:
        inputs = {wire.variable: values[wire.node][wire.output] for wire in step.inputs}
        lay_out(self.folder, step.files, self.outputs.blobs)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if step.own_code:
                blobs = self.outputs.blobs
                made = run_apart(step, inputs, self.nursery, blobs, lambda stream, text: None)
            else:
                made = execute(step, inputs)
        if not step.inputs:
            made = {port: _first(value, rows) for port, value in made.items()}
        return made

    def columns(self, full: OutputInfo | None, value: Any) -> list[dict[str, Any]] | None:
        """What is known of the columns of a table, from all of its rows if a run kept it."""
        if not isinstance(value, pd.DataFrame):
            return None
        if full is not None and "schema" in full["summary"]:
            return list(full["summary"]["schema"])
        try:
            return summaries.columns(tables.to_arrow(value))
        except Exception:
            return None


def _all_exact(full: Mapping[str, OutputInfo]) -> bool:
    return bool(full) and all(info["exact"] for info in full.values())


def _first(value: Any, rows: int) -> Any:
    return value.head(rows) if isinstance(value, pd.DataFrame) else value


def main(channel: Channel, first: Message) -> None:
    """Be the process of sample runs of a graph."""
    Sampler(channel, first).serve()
