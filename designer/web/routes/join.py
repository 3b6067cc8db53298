"""The page that lets guests in; it works without scripts."""

from __future__ import annotations

from flask import Blueprint, Response, request

from designer.web import auth, landing
from designer.web.doorkeeper import bad_link
from designer.web.errors import Refused
from designer.web.pages import onward, show
from designer.web.serves import serves

routes = Blueprint("join", __name__, url_prefix="/join")


@routes.get("")
@serves("anyone")
def join_page() -> Response:
    """The page that asks a guest for a nickname."""
    token = request.args.get("token", "")
    kind = auth.doorkeeper().keys.read_share_token(token)
    if kind is None or not auth.doorkeeper().settings.share:
        return show("sign_in.html", 403, problem=bad_link())
    before = auth.visitor()
    name = before.name if before and before.role != "owner" else ""
    return show("join.html", token=token, kind=kind[0], name=name, problem=None)


@routes.post("")
@serves("anyone")
def join_form() -> Response:
    """Let a guest in who filled in the page."""
    keeper = auth.doorkeeper()
    token = request.form.get("token", "")
    try:
        guest = auth.admit(token, request.form.get("nickname", ""))
    except Refused as refused:
        if refused.code == "nickname":
            kind = (keeper.keys.read_share_token(token) or ("watch", ""))[0]
            return show("join.html", 422, token=token, kind=kind, name="", problem=refused)
        return show("sign_in.html", refused.status, problem=refused)
    target = landing.place(guest, token)
    return keeper.hand_cookie(onward(target), guest)
