"""What is live: edits of open graphs, who is there, and the events of runs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from flask import request
from flask_socketio import ConnectionRefusedError, SocketIO, join_room, leave_room
from pydantic import BaseModel

from designer.schemas import sockets as shapes
from designer.web import auth, errors
from designer.web.broadcast import Broadcast, graph_room, run_room
from designer.web.presence import Presence
from designer.web.rooms import Rooms, workspace
from designer.web.settings import Settings

Handler = Callable[[Any, str], dict[str, Any]]


class Sockets:
    """The handlers; each gets its message parsed and answers with a dict."""

    def __init__(self, socketio: SocketIO, settings: Settings) -> None:
        self.socketio = socketio
        self.settings = settings
        self.presence = Presence()
        self._connected: set[str] = set()
        self._lock = threading.Lock()

    def connect(self, holder: str) -> None:
        """Let a browser in that has a cookie of ours."""
        if auth.visitor() is None:
            raise ConnectionRefusedError("sign-in")
        with self._lock:
            if len(self._connected) >= self.settings.max_clients:
                raise ConnectionRefusedError("full")
            self._connected.add(holder)

    def disconnect(self, holder: str) -> None:
        with self._lock:
            self._connected.discard(holder)
        for graph in self.presence.graphs_of(holder):
            self._leave(graph, holder)

    def graph_open(self, message: shapes.GraphOpen, holder: str) -> dict[str, Any]:
        """Give what the browser lacks of a graph, and every edit from now on."""
        me = auth.person()
        room = graph_room(message.graph)
        join_room(room)
        try:
            opened = workspace().live.open(message.graph, message.vector, me, holder)
        except BaseException:
            if message.graph not in self.presence.graphs_of(holder):
                leave_room(room)
            raise
        self.presence.enter(message.graph, holder, me)
        self._tell_people(message.graph)
        return dict(opened.model_dump())

    def graph_update(self, message: shapes.GraphUpdate, holder: str) -> dict[str, Any]:
        """Take an edit; it is on disk when this answers."""
        workspace().live.update(message.graph, message.update, auth.person(), holder)
        return {"ok": True, "saved": True}

    def graph_close(self, message: shapes.GraphClose, holder: str) -> dict[str, Any]:
        leave_room(graph_room(message.graph))
        self._leave(message.graph, holder)
        return {"ok": True}

    def point(self, message: shapes.Presence, holder: str) -> dict[str, Any]:
        """Tell the others what I point at."""
        self.presence.move(message.graph, holder, message.state)
        self._tell_people(message.graph)
        return {"ok": True}

    def run_follow(self, message: shapes.RunFollow, holder: str) -> dict[str, Any]:
        """Give the events of a run so far, and every one from now on."""
        room = run_room(message.run)
        join_room(room)
        try:
            followed = workspace().runs.events(message.run, auth.person(), message.after)
        except BaseException:
            leave_room(room)
            raise
        return dict(followed.model_dump(mode="json"))

    def run_unfollow(self, message: shapes.RunUnfollow, holder: str) -> dict[str, Any]:
        leave_room(run_room(message.run))
        return {"ok": True}

    def _leave(self, graph: str, holder: str) -> None:
        if self.presence.leave(graph, holder):
            workspace().live.close(graph, holder)
            self._tell_people(graph)

    def _tell_people(self, graph: str) -> None:
        people = {"graph": graph, "people": self.presence.people(graph)}
        self.socketio.emit("presence", people, to=graph_room(graph))


def install(socketio: SocketIO, rooms: Rooms, settings: Settings) -> None:
    """Let the sockets hear browsers, and browsers the workspace."""
    live = Sockets(socketio, settings)
    rooms.when_open(lambda opened: opened.listeners.add(Broadcast(socketio)))

    @socketio.on("connect")
    def _connect(_auth: Any = None) -> None:
        live.connect(_holder())

    @socketio.on("disconnect")
    def _disconnect(*_reason: Any) -> None:
        live.disconnect(_holder())

    for name, shape, handler in (
        ("graph-open", shapes.GraphOpen, live.graph_open),
        ("graph-update", shapes.GraphUpdate, live.graph_update),
        ("graph-close", shapes.GraphClose, live.graph_close),
        ("presence", shapes.Presence, live.point),
        ("run-follow", shapes.RunFollow, live.run_follow),
        ("run-unfollow", shapes.RunUnfollow, live.run_unfollow),
    ):
        socketio.on_event(name, _answering(shape, handler))


def _answering(shape: type[BaseModel], handler: Handler) -> Callable[..., dict[str, Any]]:
    """Make an event handler that parses its message, and says an error as an answer."""

    def inner(*data: Any) -> dict[str, Any]:
        try:
            auth.person()
            message = shape.model_validate(data[0] if data else {})
            return handler(message, _holder())
        except Exception as error:
            return {"ok": False, "error": errors.understand(error).to_dict()}

    return inner


def _holder() -> str:
    return str(request.sid)  # type: ignore[attr-defined]
