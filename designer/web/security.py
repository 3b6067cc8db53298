"""What is checked before any route or socket sees a request, and said with every response.

It stands outside Flask, because Socket.IO answers its requests before Flask sees them.
"""

from __future__ import annotations

import ipaddress
import secrets
import socket
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from flask import Response

from designer.web.errors import Refused, respond
from designer.web.settings import Settings, is_loopback

Environ = dict[str, Any]
SAFE = ("GET", "HEAD", "OPTIONS")
HEADER = "HTTP_X_DESIGNER"
NONCE = "designer.nonce"
# A browser reports violations by itself, and a form cannot send a header of its own.
WITHOUT_HEADER = ("/api/csp-report", "/join")
WITHOUT_ORIGIN = ("/api/csp-report",)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
FILE_POLICY = f"{DATA_POLICY}; sandbox"
PICTURE_POLICY = f"{FILE_POLICY}; style-src 'unsafe-inline'"


def page_policy(nonce: str, host: str) -> str:
    """Content-Security-Policy of a page: only our own files; styles also by nonce."""
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'nonce-{nonce}'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            f"connect-src 'self' ws://{host} wss://{host}",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "report-uri /api/csp-report",
        ]
    )


class Guard:
    """WSGI middleware: refuses foreign hosts and origins, adds the security headers."""

    def __init__(
        self,
        app: Callable[..., Iterable[bytes]],
        settings: Settings,
        signed_in: Callable[[Environ], bool],
    ) -> None:
        self.app = app
        self.settings = settings
        self.signed_in = signed_in
        self.names = _names(settings)

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ[NONCE] = secrets.token_urlsafe(16)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            present = {name.lower() for name, _ in headers}
            extra = {**HEADERS, "Content-Security-Policy": DATA_POLICY}
            added = [(name, text) for name, text in extra.items() if name.lower() not in present]
            return start_response(status, [*headers, *added], *rest)

        try:
            self.check(environ)
        except Refused as refused:
            return self._answer(refused)(environ, start)
        return self.app(environ, start)

    def check(self, environ: Environ) -> None:
        """Raise `Refused` when a request did not come from our own page or a chosen client."""
        host = environ.get("HTTP_HOST", "")
        if not self.knows(host):
            raise Refused(
                403,
                "foreign-host",
                "This server does not answer to that host name.",
                "Use the address that was printed, or start with --allow-host NAME.",
            )
        path = environ.get("PATH_INFO", "")
        socket_io = path.startswith("/socket.io")
        unsafe = environ["REQUEST_METHOD"] not in SAFE
        if not socket_io and not unsafe:
            return
        if path not in WITHOUT_ORIGIN:
            check_origin(environ.get("HTTP_ORIGIN"), host, required=unsafe or _upgrades(environ))
        if socket_io and not self.signed_in(environ):
            raise Refused(401, "sign-in", "You are not signed in.")
        if unsafe and not socket_io and path not in WITHOUT_HEADER and not environ.get(HEADER):
            raise Refused(403, "missing-header", "A change needs the header X-Designer: 1.")

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server; a foreign name may be DNS rebinding."""
        name = host_name(host)
        if name is None:
            return False
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return name in self.names
        return address.is_loopback or self.settings.public

    @staticmethod
    def _answer(refused: Refused) -> Response:
        response = respond(refused)
        response.headers["Connection"] = "close"
        return response


def host_name(host: str) -> str | None:
    """Take the port off a Host header; None when it is not a host at all."""
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018  (raises when it is no number)
    except ValueError:
        return None
    if not host or parts.netloc != host or "@" in host:
        return None
    return parts.hostname


def check_origin(origin: str | None, host: str, *, required: bool) -> None:
    """Raise `Refused` unless a request comes from a page of this very server."""
    if origin is None:
        if required:
            raise Refused(403, "missing-origin", "A change needs the header Origin.")
        return
    try:
        parts = urlsplit(origin)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != host.lower():
        raise Refused(403, "foreign-origin", "The request comes from another site.")


def _upgrades(environ: Environ) -> bool:
    return "websocket" in environ.get("HTTP_UPGRADE", "").lower()


def _names(settings: Settings) -> frozenset[str]:
    names = {"localhost", *(name.lower() for name in settings.hosts)}
    if settings.public:
        own = socket.gethostname().lower()
        names |= {own, f"{own}.local"}
    if not is_loopback(settings.host):
        names.add(settings.host.lower())
    return frozenset(names)
