"""The canvas as files: the built bundle, and its one page with a fresh nonce for each visit."""

from __future__ import annotations

import functools
import gzip
import mimetypes
import re
from importlib.resources import files
from pathlib import Path

from flask import Blueprint, Response, request
from werkzeug.utils import safe_join

from designer.web import auth
from designer.web.errors import Refused, not_found
from designer.web.pages import as_page, show
from designer.web.security import NONCE
from designer.web.serves import serves
from designer.web.settings import is_loopback

routes = Blueprint("static", __name__, template_folder="templates")
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
HASHED = re.compile(r"[.-][A-Za-z0-9_-]{8,}\.\w+$")
TEXT = (".js", ".mjs", ".css", ".svg", ".json", ".map")
FOREVER = "public, max-age=31536000, immutable"
TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2"}


def bundle_folder(chosen: Path | None = None) -> Path | None:
    """Where the built front end is: in the package, or beside it in a clone; None if unbuilt."""
    package = Path(str(files("designer")))
    beside = package.parent / "static" / "dist"
    for folder in (chosen, package / "_static", beside):
        if folder is not None and (folder / "index.html").is_file():
            return folder
    return None


@routes.get("/", defaults={"path": ""})
@routes.get("/<path:path>")
@serves("anyone")
def page(path: str) -> Response:
    """A file of the bundle, or the canvas itself for every other address."""
    if path == "api" or path.startswith(("api/", "socket.io")):
        raise not_found("address")
    folder = bundle_folder(auth.doorkeeper().settings.static)
    if folder is not None and path and path != "index.html":
        found = _file(folder, path)
        if found is not None:
            return found
    if "." in path.rsplit("/", 1)[-1]:
        raise not_found("file")
    token = request.args.get("token")
    if token is not None:
        return _sign_in(token)
    if auth.visitor() is None:
        return _stranger()
    return _canvas(folder)


def _canvas(folder: Path | None) -> Response:
    if folder is None:
        return show("unbuilt.html", 503)
    nonce = request.environ[NONCE]
    text = (folder / "index.html").read_text("utf-8")
    meta = f'<meta name="csp-nonce" content="{nonce}">'
    return as_page(text.replace("</head>", f"{meta}</head>", 1), 200)


def _sign_in(token: str) -> Response:
    try:
        return auth.sign_in(token)
    except Refused as refused:
        return show("sign_in.html", refused.status, problem=refused)


def _stranger() -> Response:
    """Answer a visitor without a cookie.

    A browser keeps a strict cookie back when a link on another site led here; loading the page
    once more from itself brings it.
    """
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        return show("again.html")
    return show("sign_in.html", 401, problem=None)


def _file(folder: Path, path: str) -> Response | None:
    name = safe_join(str(folder), path)
    if name is None or not Path(name).is_file():
        return None
    content, encoding = _packed(Path(name))
    response = Response(content, mimetype=_type(path))
    response.headers["Cache-Control"] = FOREVER if HASHED.search(path) else "no-cache"
    response.headers["Vary"] = "Accept-Encoding"
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.add_etag()
    response.make_conditional(request)
    return response


def _packed(file: Path) -> tuple[bytes, str | None]:
    """Give a file in the smallest form there is, or that is worth making for a network."""
    for encoding, suffix in ENCODINGS:
        packed = file.with_name(file.name + suffix)
        if encoding in request.accept_encodings and packed.is_file():
            return packed.read_bytes(), encoding
    if (
        "gzip" in request.accept_encodings
        and file.suffix in TEXT
        and not is_loopback(request.remote_addr or "")
    ):
        return _gzipped(file, file.stat().st_mtime_ns), "gzip"
    return file.read_bytes(), None


@functools.lru_cache(maxsize=128)
def _gzipped(file: Path, _changed: int) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)


def _type(path: str) -> str:
    suffix = Path(path).suffix
    return TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
