"""An engine over a fresh folder, and ears for its events. Fails on processes left behind."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from designer.compiler.plan import Plan
from designer.engine import Engine
from designer.engine.pool import Pool, make_pool

LONG = 60


class Bench:
    """An engine with what was heard of each run."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._numbers = itertools.count(1)

    def run(self, plan: Plan, **options: Any) -> Heard:
        """Run a plan to its end."""
        heard = self.start(plan, **options)
        assert self.engine.wait(heard.run, LONG)
        return heard

    def start(self, plan: Plan, **options: Any) -> Heard:
        heard = Heard(f"r{next(self._numbers)}")
        self.engine.start(heard.run, plan, heard.take, **options)
        return heard


class Heard:
    """The events of one run."""

    def __init__(self, run: str) -> None:
        self.run = run
        self.events: list[dict[str, Any]] = []

    def take(self, event: dict[str, Any]) -> None:
        assert event["run"] == self.run
        self.events.append(event)

    def of(self, type: str) -> list[dict[str, Any]]:
        return [event for event in self.events if event["type"] == type]

    @property
    def state(self) -> str:
        return self.of("run-state")[-1]["state"]

    @property
    def nodes(self) -> dict[str, str]:
        """The last state of each node."""
        return {event["node"]: event["state"] for event in self.of("node-state")}

    def node(self, node: str) -> dict[str, Any]:
        """The last word on a node."""
        return [event for event in self.of("node-state") if event["node"] == node][-1]

    def lines(self, node: str, stream: str | None = None) -> list[str]:
        return [
            event["text"]
            for event in self.of("log")
            if event["node"] == node and stream in (None, event["stream"])
        ]


def children() -> set[int]:
    return {process.pid for process in psutil.Process().children(recursive=True)}


@pytest.fixture(scope="module")
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    """The processes of all tests of a file."""
    before = children()
    pool = make_pool(fork=getattr(request, "param", None))
    yield pool
    pool.close()
    assert children() <= before, "processes were left behind"


@pytest.fixture
def bench(pool: Pool, tmp_path: Path) -> Iterator[Bench]:
    """An engine over a fresh folder."""
    with Engine(tmp_path, pool=pool) as engine:
        yield Bench(engine)
