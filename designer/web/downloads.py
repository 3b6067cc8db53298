"""Files that leave: never shown in a page of ours, under a harmless name."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from flask import Response

from designer.web.security import FILE_POLICY, PICTURE_POLICY
from graph_store.names import DEVICES

MOST_LETTERS = 150
PIECE = 1 << 18
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')


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
    return clean.strip() or "file"


def attachment(content: bytes, name: str, media: str) -> Response:
    """Answer bytes to be saved."""
    return _harmless(Response(content, mimetype=media), name)


def made_file(folder: Path, name: str, make: Callable[[Path], str]) -> Response:
    """Answer a file that `make` writes (it gives the media type), sent a piece at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix="download-", dir=folder))
    path = place / "file"
    try:
        media = make(path)
        file = open(path, "rb")  # noqa: SIM115
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise
    response = Response(iter(lambda: file.read(PIECE), b""), mimetype=media)
    response.content_length = path.stat().st_size
    response.call_on_close(file.close)
    response.call_on_close(lambda: shutil.rmtree(place, ignore_errors=True))
    return _harmless(response, name)


def picture(svg: str) -> Response:
    """Answer a drawing of ours."""
    response = Response(svg, mimetype="image/svg+xml")
    response.headers["Content-Security-Policy"] = PICTURE_POLICY
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response


def _harmless(response: Response, name: str) -> Response:
    response.headers["Content-Security-Policy"] = FILE_POLICY
    response.headers.set("Content-Disposition", "attachment", **_named(plain_name(name)))
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _named(name: str) -> dict[str, str]:
    """Say a name in a header, which holds no letters but Latin ones: as it is, or RFC 8187."""
    if name.isascii():
        return {"filename": name}
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return {"filename": plain or "file", "filename*": f"UTF-8''{quote(name, safe='')}"}
