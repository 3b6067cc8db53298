"""The canvas as files: the built bundle, and its one page with a fresh nonce for each visit."""

from __future__ import annotations

import functools
import gzip
import mimetypes
import re
from importlib.resources import files
from pathlib import Path

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.utils import safe_join

from designer.web import auth, landing
from designer.web.errors import Refused, not_found
from designer.web.security import NONCE, page_policy
from designer.web.serves import serves
from designer.web.settings import is_loopback

pages = Blueprint("pages", __name__, template_folder="pages")
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


@pages.get("/", defaults={"path": ""})
@pages.get("/<path:path>")
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


def show(template: str, status: int = 200, **values: object) -> Response:
    """Answer one of our own small pages."""
    text = render_template(template, nonce=request.environ[NONCE], **values)
    return _page(text, status)


def _canvas(folder: Path | None) -> Response:
    if folder is None:
        return show("unbuilt.html", 503)
    nonce = request.environ[NONCE]
    text = (folder / "index.html").read_text("utf-8")
    meta = f'<meta name="csp-nonce" content="{nonce}">'
    return _page(text.replace("</head>", f"{meta}</head>", 1), 200)


def _page(text: str, status: int) -> Response:
    response = Response(text, status, mimetype="text/html")
    response.headers["Content-Security-Policy"] = page_policy(
        request.environ[NONCE], request.environ["HTTP_HOST"]
    )
    response.headers["Cache-Control"] = "no-store"
    return response


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


@pages.get("/join")
@serves("anyone")
def join_page() -> Response:
    """The page that asks a guest for a nickname."""
    token = request.args.get("token", "")
    kind = auth.doorkeeper().keys.read_share_token(token)
    if kind is None or not auth.doorkeeper().settings.share:
        return show("sign_in.html", 403, problem=auth.bad_link())
    before = auth.visitor()
    name = before.name if before and before.role != "owner" else ""
    return show("join.html", token=token, kind=kind[0], name=name, problem=None)


@pages.post("/join")
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
    return keeper.hand_cookie(redirect(target, 303), guest)  # type: ignore[arg-type]
