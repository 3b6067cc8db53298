"""Cookies: given to the owner for a token, to guests for a link and a nickname; and read back."""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from flask import Response, request
from werkzeug.http import parse_cookie

from designer.web.errors import Refused
from designer.web.keys import COOKIE_SECONDS, Keys
from designer.web.limits import Rate
from designer.web.people import OWNER_ID, Identity, Role
from designer.web.settings import Settings


class Doorkeeper:
    """Gives cookies out and reads them back."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self.settings = settings
        self.keys = keys
        self.attempts = Rate(60, per=60)
        self._once: set[str] = set()

    def owner(self) -> Identity:
        return Identity(OWNER_ID, self.settings.owner, "owner")

    def recognise(self, cookie: str | None) -> Identity | None:
        """Give the person a cookie was made for; None when it is not ours or no longer holds."""
        payload = self.keys.read_cookie(cookie) if cookie else None
        if payload is None:
            return None
        if payload.get("role") == "owner":
            return self.owner()
        if not self.settings.share or payload.get("epoch") != self.keys.epoch:
            return None
        scope = payload["scope"]
        return Identity(
            payload["id"],
            payload["name"],
            payload["role"],
            None if scope is None else frozenset(scope),
        )

    def signed_in(self, environ: dict[str, Any]) -> bool:
        """Whether a request, not yet seen by Flask, comes from someone we know."""
        return self.recognise(parse_cookie(environ).get(self.keys.cookie_name)) is not None

    def token_for_once(self) -> str:
        """Make a token that signs the owner in one time.

        It is for starting a browser: everybody on a computer can see what programs were told.
        """
        token = secrets.token_urlsafe(24)
        self._once.add(token)
        return token

    def takes(self, token: str) -> bool:
        """Whether a token signs the owner in; one for once then does so no more."""
        if token in self._once:
            self._once.discard(token)
            return True
        return hmac.compare_digest(token.encode(), self.settings.token.encode())

    def join(self, token: str, nickname: str, before: Identity | None) -> Identity:
        """Let a guest in by a share link; a guest who comes again keeps who they are."""
        found = self.keys.read_share_token(token) if self.settings.share else None
        if found is None:
            raise bad_link()
        kind, graph = found
        scope = frozenset([graph]) if graph else None
        if before is None or before.role == "owner":
            return Identity(f"guest-{secrets.token_hex(8)}", nickname, _role(kind), scope)
        role = "copy" if before.role == "copy" else _role(kind)
        both = None if scope is None or before.scope is None else scope | before.scope
        return Identity(before.id, nickname, role, both)

    def hand_cookie(self, response: Response, person: Identity) -> Response:
        """Put the cookie that stands for a person on a response."""
        payload: dict[str, Any] = {"role": person.role}
        if person.role != "owner":
            payload |= {
                "id": person.id,
                "name": person.name,
                "scope": None if person.scope is None else sorted(person.scope),
                "epoch": self.keys.epoch,
            }
        response.set_cookie(
            self.keys.cookie_name,
            self.keys.sign_cookie(payload),
            max_age=COOKIE_SECONDS,
            httponly=True,
            samesite="Strict",
            secure=request.is_secure,
        )
        return response

    def check_rate(self) -> None:
        if not self.attempts.allows(request.remote_addr or ""):
            raise Refused(429, "too-many", "Too many attempts.", "Wait a minute and try again.")


def bad_link() -> Refused:
    return Refused(403, "bad-link", "This link does not hold any more.", "Ask for a new one.")


def _role(kind: str) -> Role:
    return "copy" if kind == "copy" else "watch"
