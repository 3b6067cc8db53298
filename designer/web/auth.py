"""Who is asking, and how they signed in.

The owner signs in with the token in the printed address. Guests come by a share link, give a
nickname, and may *watch*, or also *copy*: have graphs of their own. Both then hold a signed cookie.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Any, Literal

from flask import Flask, Response, current_app, g, redirect, request
from werkzeug.http import parse_cookie

from designer.web.errors import Refused
from designer.web.keys import COOKIE_SECONDS, Keys
from designer.web.limits import Rate
from designer.web.settings import Settings

Role = Literal["owner", "watch", "copy"]
COLOURS = ("#c2410c", "#0e7490", "#7c3aed", "#15803d", "#be185d", "#1d4ed8", "#a16207", "#0f766e")
MAX_NICKNAME = 40
OWNER_ID = "owner"


@dataclass(frozen=True)
class Identity:
    """A person as the server knows them.

    Attributes
    ----------
    scope : frozenset of str or None
        Ids of the owner's graphs a guest may watch; None is all of them.
    """

    id: str
    name: str
    role: Role
    scope: frozenset[str] | None = None

    @property
    def color(self) -> str:
        return COLOURS[hashlib.sha256(self.id.encode()).digest()[0] % len(COLOURS)]

    def to_dict(self) -> dict[str, str]:
        return {"id": self.id, "name": self.name, "color": self.color}


class Doorkeeper:
    """Gives cookies out and reads them back."""

    def __init__(self, settings: Settings, keys: Keys) -> None:
        self.settings = settings
        self.keys = keys
        self.attempts = Rate(60, per=60)

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

    def is_token(self, token: str) -> bool:
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


def doorkeeper() -> Doorkeeper:
    found: Doorkeeper = current_app.extensions["doorkeeper"]
    return found


def visitor() -> Identity | None:
    """Who sent this request, if they are signed in."""
    if "person" not in g:
        keeper = doorkeeper()
        g.person = keeper.recognise(request.cookies.get(keeper.keys.cookie_name))
    found: Identity | None = g.person
    return found


def person() -> Identity:
    """Who sent this request; raises `Refused` when they are not signed in."""
    found = visitor()
    if found is None:
        raise Refused(
            401,
            "sign-in",
            "You are not signed in.",
            "Open the address that the designer printed when it started.",
        )
    return found


def bad_link() -> Refused:
    return Refused(403, "bad-link", "This link does not hold any more.", "Ask for a new one.")


def admit(token: str, nickname: str) -> Identity:
    """Let in whoever sent this request by a share link."""
    keeper = doorkeeper()
    keeper.check_rate()
    return keeper.join(token, clean_nickname(nickname), visitor())


def clean_nickname(text: str) -> str:
    """Make a nickname safe to show: one line, no invisible characters, not too long."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    name = " ".join(shown.split())[:MAX_NICKNAME].strip()
    if not name:
        raise Refused(422, "nickname", "A nickname is needed.", "Type any name.")
    return name


def sign_in(token: str) -> Response:
    """Answer ``/?token=…``: set the cookie and go on to the same address without the token."""
    keeper = doorkeeper()
    keeper.check_rate()
    if keeper.keys.read_share_token(token):
        return redirect(f"/join?token={token}", 303)  # type: ignore[return-value]
    if not keeper.is_token(token):
        raise Refused(
            401,
            "bad-token",
            "This sign-in link is not of this server.",
            "It changes with every start: open the address printed last.",
        )
    return keeper.hand_cookie(redirect(request.path, 303), keeper.owner())  # type: ignore[arg-type]


def install(app: Flask, keeper: Doorkeeper) -> None:
    """Make every route say whom it serves; one that does not serves nobody."""
    app.extensions["doorkeeper"] = keeper

    @app.before_request
    def _may_they() -> None:
        if request.endpoint is not None:
            check_access(getattr(app.view_functions[request.endpoint], "access", None))


def check_access(access: str | None) -> None:
    """Raise `Refused` unless who asks belongs to those a route serves."""
    if access == "anyone":
        return
    if access is None:
        raise Refused(403, "closed", "This address serves nobody.")
    role = person().role
    if role == "owner" or access == "guests" or (access == "editors" and role == "copy"):
        return
    raise Refused(403, "not-allowed", "Your link does not allow that.", "Ask who shared it.")


def _role(kind: str) -> Role:
    return "copy" if kind == "copy" else "watch"
