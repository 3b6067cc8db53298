"""What a run says while it goes."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from .runs import NodeError, NodeState, OutputInfo, RunError, RunState, Stream
from .shape import Answer


class _Event(Answer):
    """Something that happened in a run. ``time`` is in seconds since 1970."""

    run: str
    time: float
    seq: int = 0


class RunStateEvent(_Event):
    """The run as a whole came to a state."""

    type: Literal["run-state"] = "run-state"
    state: RunState
    error: RunError | None = None


class NodeStateEvent(_Event):
    """A node came to a state."""

    type: Literal["node-state"] = "node-state"
    node: str
    state: NodeState
    key: str | None = None
    seconds: float | None = None
    outputs: dict[str, OutputInfo] | None = None
    error: NodeError | None = None


class ProgressEvent(_Event):
    """How far a node is. Shown while it lasts, not kept."""

    type: Literal["progress"] = "progress"
    node: str
    fraction: float | None = None
    text: str = ""


class LogEvent(_Event):
    """A node wrote a line."""

    type: Literal["log"] = "log"
    node: str
    stream: Stream
    text: str


class MetricsEvent(_Event):
    """A node measured something; ``names`` is the node's name, before the dot of each metric."""

    type: Literal["metrics"] = "metrics"
    node: str
    names: str
    values: dict[str, float | None]


AnyEvent = Annotated[
    RunStateEvent | NodeStateEvent | ProgressEvent | LogEvent | MetricsEvent,
    Field(discriminator="type"),
]
EVENT: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)
