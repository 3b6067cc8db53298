"""Files that people bring."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request
from werkzeug.datastructures import FileStorage

from designer.schemas.files import FileInfo, NewPreview, Preview
from designer.web import auth
from designer.web.auth import person
from designer.web.downloads import plain_name
from designer.web.errors import Refused
from designer.web.rooms import workspace
from designer.web.serves import gives, serves, takes
from designer.workspace.limits import GUEST_UPLOAD_BYTES

routes = Blueprint("files", __name__, url_prefix="/api/files")


@routes.post("")
@serves("editors")
@gives(FileInfo, 201)
def upload() -> Any:
    """Take a file (multipart, field ``file``)."""
    file = uploaded()
    return workspace().files.add(plain_name(file.filename or ""), file.stream, person())


@routes.post("/preview")
@serves("editors")
@takes(NewPreview)
@gives(Preview)
def preview(new: NewPreview) -> Any:
    """Show the first rows of a file as they would be read with some parameters."""
    return workspace().files.preview(new, person())


def uploaded() -> FileStorage:
    """Give the one file of a request; its body may be larger than other bodies."""
    most = auth.doorkeeper().settings.max_upload
    if person().role != "owner":
        most = min(most, GUEST_UPLOAD_BYTES)
    request.max_content_length = most
    file = request.files.get("file")
    if file is None:
        raise Refused(422, "no-file", "The request has no file.", 'Send it as the field "file".')
    return file
