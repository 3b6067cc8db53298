"""Our own small pages: for who is not signed in, joins, or finds nothing built."""

from __future__ import annotations

from typing import cast

from flask import Response, redirect, render_template, request

from designer.web.security import NONCE, page_policy


def show(template: str, status: int = 200, **values: object) -> Response:
    """Answer one of our own small pages."""
    text = render_template(template, nonce=request.environ[NONCE], **values)
    return as_page(text, status)


def onward(place: str) -> Response:
    """Lead a browser on to another address of ours."""
    return cast(Response, redirect(place, 303))


def as_page(text: str, status: int) -> Response:
    """Answer HTML under the policy of pages."""
    response = Response(text, status, mimetype="text/html")
    response.headers["Content-Security-Policy"] = page_policy(
        request.environ[NONCE], request.environ["HTTP_HOST"]
    )
    response.headers["Cache-Control"] = "no-store"
    return response
