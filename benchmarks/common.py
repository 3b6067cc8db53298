"""What all benchmarks need: data, plans, an engine in a fresh folder, and a way to report."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from designer.compiler import Plan, compile
from designer.engine import Engine
from designer.engine.environment import cores
from graph_store.document import Graph, from_json
from modules.cache import bundled, load

REPEATS = 5


@contextlib.contextmanager
def fresh_engine() -> Iterator[Engine]:
    """A warm engine over an empty folder with the bundled data sets."""
    with (
        tempfile.TemporaryDirectory(prefix="designer-bench-") as folder,
        Engine(Path(folder)) as it,
    ):
        for path in bundled(load()).values():
            it.outputs.blobs.add(path.read_bytes())
        assert it.environment
        yield it


def graph_of(nodes: Mapping[str, tuple[str, dict[str, Any], dict[str, list[str]]]]) -> Graph:
    """A graph from ``name: (module, params, inputs)``."""
    document = {
        "format": 1,
        "name": "Benchmark",
        "nodes": {
            f"{name}-000": {
                "name": name,
                "module": module,
                "version": 1,
                "params": params,
                "inputs": inputs,
            }
            for name, (module, params, inputs) in nodes.items()
        },
        "layout": {},
    }
    return from_json(json.dumps(document))


def plan_of(graph: Graph, engine: Engine) -> Plan:
    """Compile a graph for an engine."""
    return compile(graph, load(), environment=engine.environment)


class Timed:
    """One run: its wall time, and the seconds of each node."""

    def __init__(self, engine: Engine, plan: Plan) -> None:
        self.seconds: dict[str, float] = {}
        self.states: dict[str, str] = {}
        self.state = ""
        begun = time.perf_counter()
        name = f"bench-{time.monotonic_ns()}"
        self.wall = 0.0

        def hear(event: dict[str, Any]) -> None:
            if event["type"] == "node-state":
                self.states[event["node"]] = event["state"]
                if event.get("seconds") is not None:
                    self.seconds[event["node"]] = event["seconds"]
            elif event["type"] == "run-state":
                self.state = event["state"]
                self.wall = time.perf_counter() - begun

        engine.start(name, plan, hear)
        engine.wait(name)
        if self.state != "done":
            raise RuntimeError(f"the run is {self.state}: {self.states}")


def best(measure: Callable[[], float], repeats: int = REPEATS) -> float:
    """The least of several measurements: what else runs on a machine only ever adds."""
    return min(measure() for _ in range(repeats))


def machine() -> str:
    """What the figures were measured on."""
    about = f"{platform.system()} {platform.machine()}, {cores()} cores"
    if hasattr(os, "getloadavg"):
        about += f", load {os.getloadavg()[0]:.1f}"
    return f"{about}, Python {platform.python_version()}"


def report(title: str, command: str, rows: list[tuple[str, float, str, str]]) -> None:
    """Print figures: what, measured, at most, remark."""
    print(f"{title}\n  {machine()}\n  repeat with: {command}\n")
    width = max(len(row[0]) for row in rows)
    for what, value, limit, remark in rows:
        print(f"  {what:<{width}}  {value:7.2f}  {limit:<12} {remark}")
    print()
    sys.stdout.flush()
