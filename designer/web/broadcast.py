"""Passes on to browsers what happens in the workspace."""

from __future__ import annotations

from typing import Any

from flask_socketio import SocketIO

from designer.schemas.runs import RunInfo
from designer.schemas.sockets import Checked
from designer.workspace.listeners import Listener


def graph_room(graph: str) -> str:
    return f"graph:{graph}"


def run_room(run: str) -> str:
    return f"run:{run}"


class Broadcast(Listener):
    """A listener of the workspace that speaks to the browsers concerned."""

    def __init__(self, socketio: SocketIO) -> None:
        self._socketio = socketio

    def graph_update(self, graph_id: str, update: bytes, origin: str | None) -> None:
        message = {"graph": graph_id, "update": update}
        self._socketio.emit("graph-update", message, to=graph_room(graph_id), skip_sid=origin)

    def graph_checked(self, graph_id: str, checked: Checked) -> None:
        message = checked.model_dump(mode="json")
        self._socketio.emit("graph-checked", message, to=graph_room(graph_id))

    def graphs_changed(self) -> None:
        self._socketio.emit("graphs-changed")

    def run_started(self, graph_id: str, run: RunInfo) -> None:
        message = {"graph": graph_id, "run": run.model_dump(mode="json")}
        self._socketio.emit("run-started", message, to=graph_room(graph_id))

    def run_event(self, run_id: str, event: dict[str, Any]) -> None:
        self._socketio.emit("run-event", event, to=run_room(run_id))
