"""The catalogue of modules."""

from __future__ import annotations

import hashlib

from flask import Blueprint, Response, json, request

from designer.web.rooms import workspace
from designer.web.serves import serves

routes = Blueprint("catalogue", __name__, url_prefix="/api/catalogue")


@routes.get("")
@serves("guests")
def catalogue() -> Response:
    """Give the modules, without their sources; unchanged ones are not sent twice."""
    body = json.dumps(workspace().catalogue.public())
    response = Response(body, mimetype="application/json")
    response.set_etag(hashlib.sha256(body.encode()).hexdigest()[:32])
    response.headers["Cache-Control"] = "private, no-cache"
    response.make_conditional(request)
    return response
