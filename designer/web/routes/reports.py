"""Reports of browsers that something broke the Content-Security-Policy."""

from __future__ import annotations

import json
import logging
from collections import deque
from typing import Any

from flask import Blueprint, current_app, request

from designer.web.errors import Refused
from designer.web.limits import Rate
from designer.web.serves import gives, serves

routes = Blueprint("reports", __name__, url_prefix="/api/csp-report")
log = logging.getLogger("designer.web")
MOST_BYTES = 16 * 1024
KEPT = 200


@routes.record_once
def _begin(state: Any) -> None:
    state.app.extensions["csp-reports"] = deque(maxlen=KEPT)
    state.app.extensions["csp-rate"] = Rate(120, per=60)


@routes.post("")
@serves("anyone")
@gives(status=204)
def report() -> None:
    """Take a report of a violation."""
    request.max_content_length = MOST_BYTES
    if not current_app.extensions["csp-rate"].allows(request.remote_addr or ""):
        raise Refused(429, "too-many", "Too many reports.")
    try:
        found = json.loads(request.get_data(cache=False))
    except ValueError:
        raise Refused(400, "bad-request", "A report is JSON.") from None
    log.warning("Content-Security-Policy broken: %s", json.dumps(found)[:1000])
    current_app.extensions["csp-reports"].append(found)


@routes.get("")
@serves("owner")
@gives()
def reports() -> list[Any]:
    """Give the violations reported since the server started."""
    return list(current_app.extensions["csp-reports"])
