"""Links that let people in, and coming in by one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, request

from designer.schemas.users import Join, ShareLinks
from designer.web import auth, landing, links
from designer.web.errors import not_found
from designer.web.rooms import workspace
from designer.web.serves import answer, gives, serves, takes

routes = Blueprint("share", __name__, url_prefix="/api")


@routes.get("/share")
@serves("owner")
@gives(ShareLinks)
def share() -> dict[str, Any]:
    """Give the links to watch and to copy, of all graphs or (``?graph=``) of one."""
    keeper = auth.doorkeeper()
    if not keeper.settings.share:
        raise not_found("link: the server was started without --share")
    graph = request.args.get("graph", "")
    if graph:
        workspace().graphs.get(graph, auth.person())
    return {
        "links": [
            {"kind": link.kind, "url": link.url, "qr": links.svg(link.url)}
            for link in links.make(keeper.keys, keeper.settings, graph)
        ]
    }


@routes.post("/join")
@serves("anyone")
@takes(Join)
def join(new: Join) -> Response:
    """Come in by a link, under a nickname."""
    guest = auth.admit(new.token, new.nickname)
    body = {"user": guest.to_dict(), "role": guest.role, "open": landing.place(guest, new.token)}
    return auth.doorkeeper().hand_cookie(answer(body), guest)
