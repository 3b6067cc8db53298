"""Files that leave: never shown in a page of ours, under a harmless name."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from flask import Response, send_file

from designer.web.security import FILE_POLICY, PICTURE_POLICY

MOST_LETTERS = 150
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def plain_name(name: str) -> str:
    """Make the name of a file one that means a file, and nothing else, on every system.

    Examples
    --------
    >>> plain_name("../../etc/passwd")
    'passwd'
    >>> plain_name("C:\\\\data\\\\cars.csv")
    'cars.csv'
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(letter for letter in last if letter.isprintable())
    clean = FORBIDDEN.sub("_", shown).strip(" .")
    if DEVICES.match(clean):
        clean = f"_{clean}"
    if len(clean) > MOST_LETTERS:
        stem, dot, suffix = clean.rpartition(".")
        clean = clean[:MOST_LETTERS] if not dot else f"{stem[: MOST_LETTERS - 20]}.{suffix[:19]}"
    return clean or "file"


def attachment(content: bytes, name: str, media: str) -> Response:
    """Answer bytes to be saved."""
    return _harmless(Response(content, mimetype=media), name)


def attachment_file(path: Path, name: str, media: str) -> Response:
    """Answer a file to be saved, without reading it into memory."""
    return _harmless(send_file(path, mimetype=media, conditional=True, etag=path.name), name)


def picture(svg: str) -> Response:
    """Answer a drawing of ours."""
    response = Response(svg, mimetype="image/svg+xml")
    response.headers["Content-Security-Policy"] = PICTURE_POLICY
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _harmless(response: Response, name: str) -> Response:
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers.set("Content-Disposition", "attachment", filename=plain_name(name))
    response.headers.setdefault("Cache-Control", "no-store")
    return response
