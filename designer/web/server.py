"""The HTTP server itself: one thread per connection, stopped cleanly."""

from __future__ import annotations

import errno
import logging
import socket

from flask import Flask
from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

log = logging.getLogger("designer.web")
SECONDS_TO_SPEAK = 120
BACKLOG = 256


class Handler(WSGIRequestHandler):
    """Handles one connection: small packets at once, silent clients cut off, no log lines."""

    disable_nagle_algorithm = True
    timeout = SECONDS_TO_SPEAK
    protocol_version = "HTTP/1.1"

    def run_wsgi(self) -> None:
        if "websocket" in self.headers.get("Upgrade", "").lower():
            self.connection.settimeout(None)
        try:
            super().run_wsgi()
        finally:
            self.close_connection = True  # what a closed websocket left is no next request

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        log.debug("%s %s %s", code, self.command, self.path.partition("?")[0])

    def version_string(self) -> str:
        return "designer"


class PortTaken(Exception):
    """Another program listens at the port that was asked for."""


def bind(host: str, port: int, *, exactly: bool) -> socket.socket:
    """Listen at a port, or at any free one when it is taken and need not be this one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return _listen(family, host, port)
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        if exactly:
            raise PortTaken(f"Port {port} is taken.") from error
        return _listen(family, host, 0)


def serve(app: Flask, listening: socket.socket) -> ThreadedWSGIServer:
    """Make a server of an app on a socket that listens; its ``serve_forever`` runs it."""
    host, port = listening.getsockname()[:2]
    server = ThreadedWSGIServer(host, port, app, Handler, fd=listening.fileno())
    server.request_queue_size = BACKLOG
    return server


def _listen(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError:
        listening.close()
        raise
    return listening
