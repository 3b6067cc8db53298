"""One run as the server sees it: feeds the state machine and carries out its orders."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from designer.compiler.plan import Plan

from . import state as machine
from .environment import cores
from .folder import remove
from .outputs import OutputInfo, Outputs
from .pool import NoProcess, Pool, Process
from .wire import Message

Emit = Callable[[dict[str, Any]], None]
Item = tuple[Process | None, Message | None]
CANCEL: Message = {"did": "cancel"}


class Run:
    """A plan under way. All that happens goes through one queue, so events come in order."""

    def __init__(
        self,
        id: str,
        plan: Plan,
        emit: Emit,
        *,
        targets: Iterable[str] | None,
        outputs: Outputs,
        folder: Path,
        pool: Pool,
        fork: bool,
    ) -> None:
        self.id = id
        self.plan = plan
        self.targets = None if targets is None else list(targets)
        self.outputs = outputs
        self.folder = folder
        self.over = threading.Event()
        self._emit = emit
        self._pool = pool
        self._fork = fork
        self._queue: queue.Queue[Item] = queue.Queue()
        self._process: Process | None = None
        self._made: dict[str, dict[str, Any]] = {}  # what "done" is told with
        self._begun = False

    # --------------------------------------------------------- from outside
    def say(self, type: str, **more: Any) -> None:
        """Tell an event."""
        self._emit({"type": type, "run": self.id, "time": time.time(), **more})

    def cancel(self) -> None:
        """Want no more of it."""
        self._queue.put((None, CANCEL))

    def go(self) -> None:
        """Run to the end. The engine calls it in a thread of its own."""
        try:
            self._go()
        except Exception as error:
            message = f"{type(error).__name__}: {error}"
            self.say("run-state", state="failed", error={"code": "engine", "message": message})
        finally:
            self._stop()
            remove(self.folder)
            self.over.set()

    # --------------------------------------------------------- inside
    def _go(self) -> None:
        self.say("run-state", state="running")
        tasks = [task_of(step) for step in self.plan.steps]
        keys = {step.node: step.key for step in self.plan.steps}
        kept = self.outputs.kept(keys.values())
        self._kept: dict[str, dict[str, OutputInfo]] = {
            node: kept[key] for node, key in keys.items() if key in kept
        }
        exact = {
            node: {port: info["exact"] for port, info in infos.items()}
            for node, infos in self._kept.items()
        }
        slots = machine.Slots(library=max(1, cores()), own_code=max(1, cores()))
        self._state, orders = machine.begin(tasks, targets=self.targets, kept=exact, slots=slots)
        self._carry_out(orders)
        while not self._state.over:
            process, message = self._queue.get()
            if message is None:
                if process is self._process:
                    self._died(process)
            elif process is None or process is self._process:
                self._take(message)

    def _take(self, message: Message) -> None:
        """Note what was told, and go on."""
        did, node = message["did"], message.get("node", "")
        if did == "log":
            self.say("log", node=node, stream=message["stream"], text=message["text"])
        elif did == "progress":
            self.say("progress", node=node, fraction=message["fraction"], text=message["text"])
        elif did == "cancel":
            self._stop()
            self._feed(machine.Cancel())
        elif did == "finished":
            self._made[node] = {"seconds": message["seconds"], "outputs": message["outputs"]}
            self._feed(machine.Finished(node))
        elif did == "written":
            outputs = message["outputs"]
            self._made.setdefault(node, {})["outputs"] = outputs
            ports = {port: info["exact"] for port, info in outputs.items()}
            self._feed(machine.Written(node, ports, message["changed"]))
        elif did == "failed":
            self._made[node] = {"error": message["error"], "seconds": message["seconds"]}
            self._feed(machine.Failed(node))
        elif did == "unreadable":
            self._feed(machine.Unreadable(node, message["reader"]))

    def _feed(self, event: machine.Event) -> None:
        self._state, orders = machine.step(self._state, event)
        self._carry_out(orders)

    def _carry_out(self, orders: Iterable[machine.Order]) -> None:
        for order in orders:
            match order:
                case machine.Start(node):
                    self._send({"do": "step", "node": node})
                case machine.Forget(node):
                    if self._process is not None:
                        self._process.channel.send({"do": "forget", "node": node})
                case machine.Tell():
                    self._tell(order)
                case machine.Renew():
                    self._stop()
                case machine.End(state):
                    self._stop()
                    self.say("run-state", state=state)

    def _tell(self, order: machine.Tell) -> None:
        node, state = order.node, order.state
        key = self.plan.step(node).key
        more: dict[str, Any] = {}
        if state == "reused" and node in self._made:  # done in this run, before its process died
            state = "done"
        if state == "done":
            more = dict(self._made.get(node, {}))
        elif state == "reused":
            more = {"outputs": self._kept.get(node, {})}
        elif state == "failed":
            died = {"error": process_died(self._process)}
            more = died if order.died else dict(self._made.get(node, {}))
        if "outputs" in more:
            found = more["outputs"].items()
            more["outputs"] = {port: {"key": key, **info} for port, info in found}
        more = {name: value for name, value in more.items() if value is not None}
        self.say("node-state", node=node, state=state, key=key, **more)
        if state in ("done", "reused"):
            self._tell_metrics(node, more.get("outputs", {}))

    def _tell_metrics(self, node: str, outputs: dict[str, Any]) -> None:
        values: dict[str, float | None] = {}
        for info in outputs.values():
            if info["kind"] == "metrics":
                values.update(info["summary"].get("values", {}))
        if values:
            self.say("metrics", node=node, names=self.plan.step(node).name, values=values)

    # --------------------------------------------------------- the process
    def _send(self, message: Message) -> None:
        if self._process is None:
            self._launch()
        if self._process is not None:
            self._process.channel.send(message)

    def _launch(self) -> None:
        try:
            process = self._pool.launch()
        except NoProcess:
            self._queue.put((None, None))
            return
        self._process = process
        first = {
            "role": "run",
            "plan": self.plan.to_json(),
            "home": str(self.outputs.folder.parent),
            "folder": str(self.folder),
            "fork": self._fork,
        }
        process.channel.send(first)
        listen = threading.Thread(target=self._listen, args=(process,), daemon=True)
        listen.name = f"run {self.id}"
        listen.start()

    def _listen(self, process: Process) -> None:
        while (message := process.channel.receive()) is not None:
            self._queue.put((process, message))
        process.wait(5)
        self._queue.put((process, None))

    def _died(self, process: Process | None) -> None:
        """The process is gone. That is a step's doing unless the zygote went with it."""
        blame = process is not None and process.code is not None
        self._feed(machine.Died(blame=blame))

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait(5)
            process.channel.close()


def task_of(step: Any) -> machine.Task:
    """What planning has to know of a step."""
    needs = tuple(dict.fromkeys((wire.node, wire.output) for wire in step.inputs))
    return machine.Task(step.node, needs, step.keep, step.repeats, step.own_code)


def process_died(process: Process | None) -> dict[str, Any]:
    """Say that a step took its process with it."""
    code = process.code if process is not None else None
    why = {-9: "it was killed, perhaps for want of memory", -11: "the library crashed"}
    how = why.get(code or 0, f"with code {code}" if code is not None else "for an unknown reason")
    return {
        "type": "ProcessDied",
        "message": f"The process that computed this step ended: {how}.",
        "line": None,
        "text": None,
        "traceback": [],
    }
