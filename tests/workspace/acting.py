"""People and an engine that act as a test tells them to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from designer.compiler import Plan
from designer.schemas.users import Role
from designer.workspace.listeners import Listener

Event = dict[str, Any]


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    role: Role
    color: str = "#0e7490"
    scope: frozenset[str] | None = None


OLGA = Person("owner", "Olga", "owner")
CARL = Person("guest-carl", "Carl", "copy")
CORA = Person("guest-cora", "Cora", "copy")
WANDA = Person("guest-wanda", "Wanda", "watch")


class Outputs:
    """The outputs that a test says are kept."""

    def __init__(self) -> None:
        self.keeps: dict[str, dict[str, Any]] = {}

    def kept(self, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
        return {key: self.keeps[key] for key in keys if key in self.keeps}


class ActingEngine:
    """An engine that computes nothing: a test says what it reports."""

    environment = "acting"
    about: ClassVar = {"python": "3.11", "scikit-learn": "1.9"}

    def __init__(self) -> None:
        self.outputs = Outputs()
        self.plans: dict[str, Plan] = {}
        self.targets: dict[str, list[str] | None] = {}
        self.samples: list[Plan] = []
        self.found: dict[str, Any] = {"columns": {}, "errors": {}}
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.broken = False
        self.forgotten: list[str] = []
        self._emit: dict[str, Callable[[Event], None]] = {}
        self._ended: set[str] = set()
        self._time = 1_000.0

    def start(
        self,
        run_id: str,
        plan: Plan,
        emit: Callable[[Event], None],
        targets: list[str] | None = None,
    ) -> None:
        if self.broken:
            raise RuntimeError("no processes left")
        self.plans[run_id], self.targets[run_id], self._emit[run_id] = plan, targets, emit
        self.say(run_id, "run-state", state="running")

    def say(self, run_id: str, type: str, **event: Any) -> None:
        """Report something about a run."""
        self._time += 1
        self._emit[run_id]({"type": type, "run": run_id, "time": self._time, **event})

    def finish(self, run_id: str, **metrics: float) -> None:
        """Report that all of a run went well."""
        for step in self.plans[run_id].steps:
            self.say(run_id, "node-state", node=step.node, state="running")
            self.say(run_id, "log", node=step.node, stream="stdout", text=f"{step.name} did it")
            outputs = {port: output(step.key) for port in step.outputs}
            said = {"seconds": 0.5, "outputs": outputs}
            self.say(run_id, "node-state", node=step.node, state="done", **said)
        if metrics:
            node = self.plans[run_id].steps[-1]
            self.say(run_id, "metrics", node=node.node, names=node.name, values=metrics)
        self.say(run_id, "run-state", state="done")
        self._ended.add(run_id)

    def cancel(self, run_id: str) -> None:
        self.say(run_id, "run-state", state="cancelled")

    def wait(self, run_id: str, timeout: float | None = None) -> bool:
        return True

    def forget(self, graph_key: str) -> None:
        self.forgotten.append(graph_key)

    def sample(self, graph_key: str, plan: Plan, *, own_code: bool = False) -> dict[str, Any]:
        self.samples.append(plan)
        return self.found

    def ask(self, view: str, **args: Any) -> Any:
        self.asked.append((view, args))
        return {"view": view}

    def close(self) -> None:
        for run_id in self._emit.keys() - self._ended:
            self.cancel(run_id)


def output(key: str) -> dict[str, Any]:
    """Describe a kept table."""
    summary = {"rows": 3, "columns": 1, "schema": [{"name": "a", "type": "integer"}]}
    return {"key": key, "kind": "table", "sha256": "0" * 64, "exact": True, "summary": summary}


class Ear(Listener):
    """Hears everything and remembers it."""

    def __init__(self) -> None:
        self.updates: list[tuple[str, bytes, str | None]] = []
        self.checked: list[Any] = []
        self.events: list[Event] = []
        self.started: list[Any] = []
        self.lists = 0

    def graph_update(self, graph_id: str, update: bytes, origin: str | None) -> None:
        self.updates.append((graph_id, update, origin))

    def graph_checked(self, graph_id: str, checked: Any) -> None:
        self.checked.append(checked)

    def graphs_changed(self) -> None:
        self.lists += 1

    def run_started(self, graph_id: str, run: Any) -> None:
        self.started.append(run)

    def run_event(self, run_id: str, event: Event) -> None:
        self.events.append(event)


class Browser:
    """A tab: its own shared document, joined to the workspace's."""

    def __init__(self, workspace: Any, graph: str, person: Person, holder: str = "tab") -> None:
        from graph_store.shared import SharedGraph

        self.workspace, self.id, self.person, self.holder = workspace, graph, person, holder
        opened = workspace.live.open(graph, b"", person, holder)
        self.access = opened.access
        self.shared = SharedGraph.load([opened.update])

    def edit(self, change: Callable[[Any], Any], *, send: bool = True) -> bytes:
        """Change the document here, and send the edit."""
        update = self.shared.replace(change(self.shared.to_graph()))
        if send:
            self.send(update)
        return update

    def send(self, update: bytes) -> None:
        self.workspace.live.update(self.id, update, self.person, self.holder)

    def close(self) -> None:
        self.workspace.live.close(self.id, self.holder)
