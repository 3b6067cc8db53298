"""A real server, and clients that speak to it over HTTP and Socket.IO."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import Any

import requests
import socketio
from flask import Flask
from pycrdt import Doc, Map

from designer.web import server
from designer.web.doorkeeper import Doorkeeper
from designer.web.people import Identity

PATIENCE = 20.0


def cookie_for(app: Flask, person: Identity) -> str:
    """Make the cookie of a person, as a request header holds it."""
    keeper: Doorkeeper = app.extensions["doorkeeper"]
    with app.test_request_context("/"):
        set_cookie = keeper.hand_cookie(app.response_class(), person).headers["Set-Cookie"]
    return set_cookie.partition(";")[0]


class Served:
    """Serves an app on a free port, in this process."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        listening = server.bind("127.0.0.1", 0, exactly=True)
        self.port = listening.getsockname()[1]
        self._server = server.serve(app, listening)
        listening.close()
        self._sockets: list[Socket] = []
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.05])
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def http(self, person: Identity) -> Http:
        return Http(self.url, cookie_for(self.app, person))

    def socket(self, person: Identity) -> Socket:
        socket = Socket(self.url, cookie_for(self.app, person))
        self._sockets.append(socket)
        return socket

    def close(self) -> None:
        for socket in self._sockets:
            socket.close()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class Http:
    """Requests as a page of ours sends them; answers must be what is expected."""

    def __init__(self, url: str, cookie: str) -> None:
        self.url = url
        self.session = requests.Session()
        self.session.headers.update({"Cookie": cookie, "Origin": url, "X-Designer": "1"})

    def request(self, method: str, path: str, **kwargs: Any) -> requests.Response:
        return self.session.request(method, self.url + path, timeout=PATIENCE, **kwargs)

    def call(self, method: str, path: str, body: Any = None, status: int | None = None) -> Any:
        response = self.request(method, path, json=body)
        if status is None:
            assert response.ok, response.text
        else:
            assert response.status_code == status, response.text
        return response.json() if response.content else None

    def get(self, path: str, status: int | None = None) -> Any:
        return self.call("GET", path, status=status)

    def post(self, path: str, body: Any = None, status: int | None = None) -> Any:
        return self.call("POST", path, body, status)


class Socket:
    """A Socket.IO connection that keeps what it hears, to be waited for."""

    def __init__(self, url: str, cookie: str | None) -> None:
        self.heard: queue.Queue[tuple[str, Any]] = queue.Queue()
        self.kept: list[tuple[str, Any]] = []
        self.client = socketio.Client(reconnection=False)
        in_order(self.client.eio)
        self.client.on("*", lambda name, data=None: self.heard.put((name, data)))
        self.client.connect(  # the library sends the origin by itself
            url,
            headers={"Cookie": cookie} if cookie else {},
            transports=["websocket"],
            wait_timeout=PATIENCE,
        )

    def call(self, name: str, data: Any = None) -> Any:
        return self.client.call(name, data, timeout=PATIENCE)

    def wait(self, name: str, fits: Callable[[Any], bool] = lambda data: True) -> Any:
        """Wait for a message; what else is heard meanwhile is kept for later."""
        for index, (heard, data) in enumerate(self.kept):
            if heard == name and fits(data):
                del self.kept[index]
                return data
        until = time.monotonic() + PATIENCE
        while True:
            heard, data = self.heard.get(timeout=max(0.0, until - time.monotonic()))
            if heard == name and fits(data):
                return data
            self.kept.append((heard, data))

    def close(self) -> None:
        self.client.disconnect()


def in_order(engine: Any) -> None:
    """Let a client take packets in the order in which they come, as browsers do."""
    trigger = engine._trigger_event
    engine._trigger_event = lambda *args, **how: trigger(*args, **{**how, "run_async": False})


class Canvas:
    """A browser's copy of a graph, joined to the server's."""

    def __init__(self, socket: Socket, graph: str, doc: Doc | None = None) -> None:
        self.socket = socket
        self.graph = graph
        self.doc: Doc = doc or Doc()
        self.nodes = self.doc.get("nodes", type=Map)
        self.meta = self.doc.get("meta", type=Map)
        self.open()

    def open(self) -> None:
        """Join: take what the server has more, send what it lacks."""
        opened = self.socket.call(
            "graph-open", {"graph": self.graph, "vector": self.doc.get_state()}
        )
        assert opened["ok"], opened
        self.access = opened["access"]
        self.doc.apply_update(opened["update"])
        lacking = self.doc.get_update(opened["vector"])
        if lacking != b"\x00\x00":
            self.send(lacking)

    def send(self, update: bytes) -> Any:
        return self.socket.call("graph-update", {"graph": self.graph, "update": update})

    def edit(self, change: Callable[[Canvas], None]) -> Any:
        """Change the copy and send the edit; gives the server's answer."""
        return self.send(self.draw(change))

    def draw(self, change: Callable[[Canvas], None]) -> bytes:
        """Change the copy only; gives the edit."""
        before = self.doc.get_state()
        with self.doc.transaction():
            change(self)
        return self.doc.get_update(before)

    def hear(self) -> None:
        """Take the next edit of somebody else."""
        message = self.socket.wait("graph-update", lambda data: data["graph"] == self.graph)
        self.doc.apply_update(message["update"])

    def names(self) -> dict[str, str]:
        return {key: str(node["name"]) for key, node in self.nodes.items()}

    def add(self, key: str, module: str, name: str, **params: str) -> None:
        self.nodes[key] = Map(
            {
                "name": name,
                "module": module,
                "version": "1",
                "params": Map(params),
                "inputs": Map({}),
            }
        )


def add_note(key: str, name: str = "note") -> Callable[[Canvas], None]:
    """Make an edit: a node of a module that nobody knows."""
    return lambda canvas: canvas.add(key, "unknown_module", name)
