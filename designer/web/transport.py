"""The Socket.IO server, with two of its manners mended."""

from __future__ import annotations

import functools
import threading
from typing import Any

from flask import Flask
from flask_socketio import SocketIO
from socketio import Manager

PING_SECONDS = 20


class WholeMessages(Manager):
    """Sends the parts of a message one after another, whatever other threads send meanwhile.

    A message with bytes in it travels as several packets; a browser that finds another message
    between them drops the connection.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sending = threading.RLock()

    def emit(self, *args: Any, **kwargs: Any) -> None:
        with self.sending:
            super().emit(*args, **kwargs)


def make_socketio(app: Flask, most_bytes: int) -> SocketIO:
    """Put a Socket.IO server before an app."""
    manager = WholeMessages()
    socketio = SocketIO(
        app,
        async_mode="threading",
        client_manager=manager,
        async_handlers=False,  # one after another: in order, and no flood of threads
        max_http_buffer_size=most_bytes,
        ping_interval=PING_SECONDS,
        ping_timeout=PING_SECONDS,
    )
    _answer_whole(socketio.server, manager)
    _limit(socketio.server.eio, most_bytes)
    return socketio


def _answer_whole(server: Any, manager: WholeMessages) -> None:
    """Let answers, which do not go through the manager, wait for its messages too."""
    send = server._send_packet

    def send_whole(*args: Any) -> None:
        with manager.sending:
            send(*args)

    server._send_packet = send_whole


def _limit(engine: Any, most_bytes: int) -> None:
    """Refuse a message while it arrives; by itself engine.io first takes all of it into memory."""
    driver = engine._async
    limited = functools.partial(driver["websocket"], max_message_size=most_bytes)
    engine._async = {**driver, "websocket": limited}
