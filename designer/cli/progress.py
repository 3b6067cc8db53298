"""What a run says while it goes: a bar on standard error, and what it came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from designer.compiler.plan import Plan

ENDED = ("done", "reused", "failed", "skipped", "cancelled")


def names_of(plan: Plan) -> dict[str, str]:
    """A name for each node of a plan, with its id where several have the same."""
    often = Counter(step.name for step in plan.steps)
    return {
        step.node: step.name if often[step.name] == 1 else f"{step.name} ({step.node})"
        for step in plan.steps
    }


@dataclass
class Outcome:
    """What a run came to, gathered from its events."""

    names: Mapping[str, str]
    state: str = "queued"
    nodes: dict[str, dict[str, Any]] = field(default_factory=dict)
    metrics: dict[str, float | None] = field(default_factory=dict)
    error: dict[str, Any] | None = None

    def take(self, event: Mapping[str, Any]) -> None:
        """Note an event of the engine."""
        kind = event["type"]
        if kind == "run-state":
            self.state = event["state"]
            self.error = event.get("error") or self.error
        elif kind == "node-state":
            facts = ("state", "seconds", "outputs", "error")
            found = {name: event[name] for name in facts if event.get(name) is not None}
            self.nodes.setdefault(event["node"], {}).update(found)
        elif kind == "metrics":
            for name, value in event["values"].items():
                self.metrics[f"{self.names[event['node']]}.{name}"] = value

    @property
    def failures(self) -> list[tuple[str, dict[str, Any]]]:
        """Name and error of each node that failed."""
        return [
            (self.names[node], found["error"])
            for node, found in self.nodes.items()
            if found["state"] == "failed"
        ]

    def to_dict(self) -> dict[str, Any]:
        return {
            "state": self.state,
            "metrics": self.metrics,
            "nodes": {self.names[node]: found for node, found in self.nodes.items()},
            **({"error": self.error} if self.error else {}),
        }


class Bar:
    """A progress bar over the nodes of a run; a context manager."""

    def __init__(self, names: Mapping[str, str], *, quiet: bool = False) -> None:
        self._names = names
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True, quiet=quiet),
            transient=True,
        )
        self._task = self._progress.add_task("Starting", total=len(names))
        self._ended: set[str] = set()

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def take(self, event: Mapping[str, Any]) -> None:
        """Show an event of the engine."""
        kind = event["type"]
        if kind == "node-state" and event["state"] in ENDED:
            self._ended.add(event["node"])
            self._progress.update(self._task, completed=len(self._ended))
        elif kind == "node-state" and event["state"] == "running":
            self._progress.update(self._task, description=self._names[event["node"]])
        elif kind == "progress":
            text = f"{self._names[event['node']]}: {event.get('text') or 'working'}"
            self._progress.update(self._task, description=text)
        elif kind == "log":
            name = self._names.get(event["node"], event["node"])
            self._progress.console.print(
                f"{name}: {event['text']}", markup=False, highlight=False, soft_wrap=True
            )
