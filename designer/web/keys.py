"""The secret of a workspace: it signs cookies and share links."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from pathlib import Path
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

KEY_FILE = "server.key"
COOKIE_SECONDS = 60 * 60 * 24 * 60


class Keys:
    """Signs what is given to browsers, and reads it back.

    Raising the epoch makes all links and all guests' cookies given out before worthless.
    """

    def __init__(self, secret: bytes, epoch: int = 0) -> None:
        self.secret = secret
        self.epoch = epoch

    @classmethod
    def open(cls, folder: Path, *, new_epoch: bool = False) -> Keys:
        """Read the key kept in a workspace folder; make one at the first start."""
        path = folder / KEY_FILE
        keys = _read(path) or cls(secrets.token_bytes(32))
        if new_epoch:
            keys.epoch += 1
        _write(path, keys)
        return keys

    @property
    def cookie_name(self) -> str:
        """One name per workspace: browsers send cookies to every port of a host."""
        return f"designer-{hashlib.sha256(self.secret).hexdigest()[:10]}"

    def sign_cookie(self, payload: dict[str, Any]) -> str:
        return str(self._cookies().dumps(payload))

    def read_cookie(self, text: str) -> dict[str, Any] | None:
        """Give the payload of a cookie, or None when it is forged, broken or old."""
        try:
            payload = self._cookies().loads(text, max_age=COOKIE_SECONDS)
        except BadSignature:
            return None
        return payload if isinstance(payload, dict) else None

    def share_token(self, kind: str, graph: str = "") -> str:
        """Make the token of a link of a kind, to one graph or (empty) to all."""
        message = f"{kind}:{graph}:{self.epoch}".encode()
        mac = hmac.new(self.secret, b"share:" + message, hashlib.sha256).hexdigest()[:32]
        return f"{kind}~{graph}~{mac}"

    def read_share_token(self, token: str) -> tuple[str, str] | None:
        """Give the kind and the graph of a share link, or None when it is not ours."""
        kind, _, rest = token.partition("~")
        graph, _, _ = rest.partition("~")
        if kind not in ("watch", "copy"):
            return None
        expected = self.share_token(kind, graph)
        return (kind, graph) if hmac.compare_digest(expected.encode(), token.encode()) else None

    def _cookies(self) -> URLSafeTimedSerializer:
        return URLSafeTimedSerializer(self.secret, salt="cookie")


def _read(path: Path) -> Keys | None:
    try:
        kept = json.loads(path.read_text("ascii"))
        return Keys(bytes.fromhex(kept["secret"]), int(kept["epoch"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, keys: Keys) -> None:
    """Write the key so that only its owner can read it and no half of it can be seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump({"secret": keys.secret.hex(), "epoch": keys.epoch}, file)
    os.replace(beside, path)
