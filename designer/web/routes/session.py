"""Who I am."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from flask import Blueprint

from designer.schemas.users import Confirm, Session
from designer.web import auth
from designer.web.rooms import workspace
from designer.web.serves import gives, serves, takes

routes = Blueprint("session", __name__, url_prefix="/api/session")


@routes.get("")
@serves("guests")
@gives(Session)
def session() -> dict[str, Any]:
    """Say who I am, what I may do, and what this server allows."""
    me = auth.person()
    settings = auth.doorkeeper().settings
    return {
        "user": me.to_dict(),
        "role": me.role,
        "features": {"code": settings.code, "share": settings.share},
        "version": version("experiment-designer"),
    }


@routes.post("/confirm")
@serves("editors")
@takes(Confirm)
@gives(status=204)
def confirm(new: Confirm) -> None:
    """Let code texts run for me that I have read."""
    workspace().code.confirm(new.digests, auth.person())
