"""The events of one run as they become rows."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from designer.schemas.runs import ENDED

from .limits import LOG_LINE, LOG_LINES
from .run_rows import ACTIVE, LogRow, Metric, NodeRow, Run, RunEvent

Event = dict[str, Any]


class RunLog:
    """Numbers events, and changes the rows of the run and its nodes accordingly."""

    def __init__(self, run_id: str, serial: int, seq: int = 0) -> None:
        self.id = run_id
        self.serial = serial
        self.seq = seq
        self.ended = False
        self._began: float | None = None
        self._lines: Counter[str] = Counter()
        self._new: dict[type, list[dict[str, Any]]] = {LogRow: [], RunEvent: []}

    def take(self, session: Session, event: Event) -> Iterator[Event]:
        """Take an event; gives what is to be told, which may be nothing or more than one."""
        event = plain(event)
        match event["type"]:
            case "progress":
                yield {**event, "seq": self.seq}
            case "log":
                yield from self._line(event)
            case "metrics":
                self._metrics(session, event)
                yield self._event(event)
            case "node-state":
                self._node(session, event)
                yield self._event(event)
            case "run-state":
                if event["state"] in ENDED:
                    yield from self._end_nodes(session, event)
                self._state(session, event)
                yield self._event(event)

    def write(self, session: Session) -> None:
        """Write the lines and events taken since the last time."""
        for row, values in self._new.items():
            if values:
                session.execute(insert(row), values)
        self._new = {LogRow: [], RunEvent: []}
        session.execute(update(Run).where(Run.serial == self.serial).values(seq=self.seq))

    def _event(self, event: Event) -> Event:
        self.seq += 1
        event["seq"] = self.seq
        self._new[RunEvent].append({"run": self.serial, "seq": self.seq, "body": event})
        return event

    def _line(self, event: Event) -> Iterator[Event]:
        node = event["node"]
        self._lines[node] += 1
        if self._lines[node] > LOG_LINES:
            return
        text = event["text"][:LOG_LINE]
        if self._lines[node] == LOG_LINES:
            text = f"… more than {LOG_LINES:,} lines; the rest is not kept"
        self.seq += 1
        self._new[LogRow].append(
            {
                "run": self.serial,
                "seq": self.seq,
                "node": node,
                "stream": event["stream"],
                "time": event["time"],
                "text": text,
            }
        )
        yield {**event, "text": text, "seq": self.seq}

    def _metrics(self, session: Session, event: Event) -> None:
        for name, value in event["values"].items():
            session.merge(
                Metric(
                    run=self.serial,
                    node=event["node"],
                    name=name,
                    owner=event["names"],
                    value=value,
                )
            )

    def _node(self, session: Session, event: Event) -> None:
        values: dict[str, Any] = {"state": event["state"]}
        if event["state"] == "running":
            values["started"] = moment(event["time"])
        values |= {
            field: event[field]
            for field in ("seconds", "outputs", "error")
            if event.get(field) is not None
        }
        session.execute(
            update(NodeRow)
            .where(NodeRow.run == self.serial, NodeRow.node == event["node"])
            .values(**values)
        )

    def _state(self, session: Session, event: Event) -> None:
        values: dict[str, Any] = {"state": event["state"]}
        if event["state"] == "running":
            self._began = event["time"]
            values["started"] = moment(event["time"])
        elif event["state"] in ENDED:
            self.ended = True
            values |= {"ended": moment(event["time"]), "error": event.get("error")}
            if self._began is not None:
                values["seconds"] = max(0.0, event["time"] - self._began)
        session.execute(update(Run).where(Run.serial == self.serial).values(**values))

    def _end_nodes(self, session: Session, event: Event) -> Iterator[Event]:
        """Let no node stay waiting or running in a run that ended."""
        state = "skipped" if event["state"] in ("done", "failed") else "cancelled"
        query = select(NodeRow.node).where(NodeRow.run == self.serial, NodeRow.state.in_(ACTIVE))
        for node in session.scalars(query.order_by(NodeRow.place)).all():
            ended = {"type": "node-state", "node": node, "state": state}
            self._node(session, ended)
            yield self._event({**ended, "run": self.id, "time": event["time"]})


def moment(seconds: float) -> datetime:
    """Read the time of an event."""
    return datetime.fromtimestamp(seconds, UTC)


def plain(value: Any) -> Any:
    """Make a value JSON can say: what is no number (NaN, infinity) is null."""
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value
