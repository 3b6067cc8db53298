"""The server's side of sample runs: a warm process per open graph, the oldest go first."""

from __future__ import annotations

import queue
import threading
import time
from collections import OrderedDict
from pathlib import Path
from typing import Any

from designer.compiler.plan import Plan

from .folder import remove
from .pool import NoProcess, Pool, Process
from .wire import Message

WARM = 4
TOO_LONG: dict[str, Any] = {
    "type": "Timeout",
    "message": "This takes too long on a sample.",
    "line": None,
    "text": None,
    "traceback": [],
}


class Sampler:
    """The warm process of one graph."""

    def __init__(self, pool: Pool, home: Path, folder: Path, fork: bool) -> None:
        self.lock = threading.Lock()
        self._pool = pool
        self._home = home
        self._folder = folder
        self._fork = fork
        self._process: Process | None = None
        self._mail: queue.Queue[Message | None] = queue.Queue()
        self._slow: set[str] = set()  # keys that took too long

    def sample(self, plan: Plan, rows: int, budget: float, own_code: bool) -> dict[str, Any]:
        found: dict[str, Any] = {"columns": {}, "errors": {}}
        keys = {step.node: step.key for step in plan.steps}
        for _ in range(len(keys) + 1):  # each turn but the last one finds one that is too slow
            slow = self._turn(plan, rows, budget, own_code, found)
            if slow is None:
                break
            self._slow.add(keys.get(slow, ""))
            self.stop()
        for node in [node for node, key in keys.items() if key in self._slow]:
            found["errors"][node] = dict(TOO_LONG)
        return found

    def _turn(
        self, plan: Plan, rows: int, budget: float, own_code: bool, found: dict[str, Any]
    ) -> str | None:
        """Have the plan executed; give the node that took longer than its budget."""
        try:
            process = self._alive()
        except NoProcess:
            return None
        skip = [step.node for step in plan.steps if step.key in self._slow]
        process.channel.send(
            {"plan": plan.to_json(), "rows": rows, "skip": skip, "own_code": own_code}
        )
        current, deadline = None, time.monotonic() + 2 * budget
        while True:
            try:
                message = self._mail.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                return current or ""
            if message is None:
                self._process = None
                return current or ""
            if message["did"] == "begun":
                current, deadline = message["node"], time.monotonic() + budget
            elif message["did"] == "sampled":
                found["columns"] = message["columns"]
                found["errors"] = message["errors"]
                return None

    def _alive(self) -> Process:
        if self._process is None:
            process = self._pool.launch()
            process.channel.send(
                {
                    "role": "sample",
                    "home": str(self._home),
                    "folder": str(self._folder),
                    "fork": self._fork,
                }
            )
            self._mail = queue.Queue()
            listen = threading.Thread(target=_listen, args=(process, self._mail), daemon=True)
            listen.start()
            self._process = process
        return self._process

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait(5)
            process.channel.close()
        remove(self._folder)


def _listen(process: Process, mail: queue.Queue[Message | None]) -> None:
    while (message := process.channel.receive()) is not None:
        mail.put(message)
    mail.put(None)


class Samples:
    """Warm processes of the graphs that are open."""

    def __init__(self, pool: Pool, home: Path, work: Path, *, fork: bool) -> None:
        self._pool = pool
        self._home = home
        self._work = work
        self._fork = fork
        self._lock = threading.Lock()
        self._samplers: OrderedDict[str, Sampler] = OrderedDict()
        self._number = 0

    def sample(
        self, graph_key: str, plan: Plan, rows: int, *, budget: float, own_code: bool
    ) -> dict[str, Any]:
        sampler = self._sampler(graph_key)
        with sampler.lock:
            return sampler.sample(plan, rows, budget, own_code)

    def _sampler(self, graph_key: str) -> Sampler:
        with self._lock:
            if graph_key not in self._samplers:
                self._number += 1
                folder = self._work / f"sample-{self._number}"
                self._samplers[graph_key] = Sampler(self._pool, self._home, folder, self._fork)
            self._samplers.move_to_end(graph_key)
            sampler = self._samplers[graph_key]
            old = []
            while len(self._samplers) > WARM:
                old.append(self._samplers.popitem(last=False)[1])
        for each in old:
            with each.lock:
                each.stop()
        return sampler

    def forget(self, graph_key: str) -> None:
        with self._lock:
            sampler = self._samplers.pop(graph_key, None)
        if sampler is not None:
            with sampler.lock:
                sampler.stop()

    def close(self) -> None:
        with self._lock:
            samplers, self._samplers = list(self._samplers.values()), OrderedDict()
        for sampler in samplers:
            sampler.stop()
