"""Samples to begin with."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response

from designer.schemas.samples import SampleInfo
from designer.web.downloads import picture
from designer.web.rooms import workspace
from designer.web.serves import gives, serves

routes = Blueprint("samples", __name__, url_prefix="/api/samples")


@routes.get("")
@serves("guests")
@gives(list[SampleInfo])
def listing() -> Any:
    """List the samples, in the order in which to show them."""
    return workspace().samples.list()


@routes.get("/<name>/picture")
@serves("guests")
def drawing(name: str) -> Response:
    """Give the picture of a sample."""
    return picture(workspace().samples.picture(name))


@routes.get("/<name>/document")
@serves("guests")
@gives()
def document(name: str) -> Any:
    """Give the document of a sample."""
    return workspace().samples.document(name)
