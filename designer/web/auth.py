"""Who is asking, and how they signed in.

The owner signs in with the token in the printed address. Guests come by a share link, give a
nickname, and may *watch*, or also *copy*: have graphs of their own. Both then hold a signed cookie.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, g, request

from designer.web.doorkeeper import Doorkeeper
from designer.web.errors import Refused
from designer.web.pages import onward
from designer.web.people import Identity, clean_nickname


def keeper_of(app: Flask) -> Doorkeeper:
    found: Doorkeeper = app.extensions["doorkeeper"]
    return found


def doorkeeper() -> Doorkeeper:
    return keeper_of(current_app)


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


def admit(token: str, nickname: str) -> Identity:
    """Let in whoever sent this request by a share link."""
    keeper = doorkeeper()
    keeper.check_rate()
    return keeper.join(token, clean_nickname(nickname), visitor())


def sign_in(token: str) -> Response:
    """Answer ``/?token=…``: set the cookie and go on to the same address without the token."""
    keeper = doorkeeper()
    keeper.check_rate()
    if keeper.keys.read_share_token(token):
        return onward(f"/join?token={token}")
    if not keeper.takes(token):
        here = visitor()
        if here is not None and here.role == "owner":  # the address was opened once more
            return onward(request.path)
        raise Refused(
            401,
            "bad-token",
            "This sign-in link is not of this server.",
            "It changes with every start: open the address printed last.",
        )
    return keeper.hand_cookie(onward(request.path), keeper.owner())


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
