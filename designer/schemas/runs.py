"""Runs, their parts, and several of them side by side."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from .shape import Answer, Request
from .users import Person

RunState = Literal["queued", "running", "done", "failed", "cancelled", "interrupted"]
NodeState = Literal["queued", "running", "done", "reused", "failed", "skipped", "cancelled"]
Stream = Literal["stdout", "stderr", "warning"]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

ENDED: frozenset[str] = frozenset({"done", "failed", "cancelled", "interrupted"})


class NewRun(Request):
    """A run to start: of the state the browser has, up to some nodes or all."""

    vector: Annotated[str, StringConstraints(max_length=200_000)] | None = None
    targets: Annotated[list[str], Field(max_length=5000)] | None = None
    confirmed: Annotated[list[Digest], Field(max_length=1000)] = []
    experiment: (
        Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
        | None
    ) = None


class RunError(Answer):
    """Why a run came to nothing."""

    code: str
    message: str
    node: str | None = None


class RunInfo(Answer):
    """A run in the list."""

    id: str
    number: int
    graph: str
    graph_name: str
    experiment: str
    state: RunState
    started: datetime
    ended: datetime | None = None
    seconds: float | None = None
    user: Person
    metrics: dict[str, float | None] = {}
    revision: int
    error: RunError | None = None


class OutputInfo(Answer):
    """A kept output: what it is and where to ask for it."""

    key: str
    kind: str
    sha256: str | None = None
    media: str | None = None
    exact: bool = True
    summary: dict[str, Any] = {}


class NodeError(Answer):
    """What went wrong in a node while it ran."""

    type: str
    message: str
    line: int | None = None
    text: str | None = None
    traceback: list[str] = []


class NodeRun(Answer):
    """The part of a run for one node."""

    state: NodeState
    seconds: float | None = None
    started: datetime | None = None
    key: str | None = None
    outputs: dict[str, OutputInfo] = {}
    error: NodeError | None = None
    metrics: dict[str, float | None] = {}


class RunDetail(RunInfo):
    """A run with all its parts."""

    nodes: dict[str, NodeRun]
    environment: dict[str, str]
    seq: int


class RunPage(Answer):
    """Some runs, the latest first, and where the next page begins."""

    runs: list[RunInfo]
    next: str | None = None


class LogLine(Answer):
    """A line that a node wrote."""

    seq: int
    time: datetime
    node: str
    stream: Stream
    text: str


class LogPage(Answer):
    """Some lines, the oldest first."""

    lines: list[LogLine]
    next: int | None = None


class ParamRow(Answer):
    """A parameter that is not the same in all runs compared."""

    node: str
    name: str
    param: str
    values: dict[str, Any]


class ModuleRow(Answer):
    """A node that not all runs compared have, or that is another module in some."""

    node: str
    name: str
    values: dict[str, str | None]


class Compare(Answer):
    """Two or more runs side by side."""

    runs: list[RunInfo]
    metrics: dict[str, dict[str, float | None]]
    params: list[ParamRow]
    modules: list[ModuleRow]
