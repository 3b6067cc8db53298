"""People as the server knows them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from designer.web.errors import Refused

Role = Literal["owner", "watch", "copy"]
COLOURS = ("#c2410c", "#0e7490", "#7c3aed", "#15803d", "#be185d", "#1d4ed8", "#a16207", "#0f766e")
MAX_NICKNAME = 40
OWNER_ID = "owner"


@dataclass(frozen=True)
class Identity:
    """A person as the server knows them.

    Attributes
    ----------
    scope : frozenset of str or None
        Ids of the owner's graphs a guest may watch; None is all of them.
    """

    id: str
    name: str
    role: Role
    scope: frozenset[str] | None = None

    @property
    def color(self) -> str:
        return COLOURS[hashlib.sha256(self.id.encode()).digest()[0] % len(COLOURS)]

    def to_dict(self) -> dict[str, str]:
        return {"id": self.id, "name": self.name, "color": self.color}


def clean_nickname(text: str) -> str:
    """Make a nickname safe to show: one line, no invisible characters, not too long."""
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    name = " ".join(shown.split())[:MAX_NICKNAME].strip()
    if not name:
        raise Refused(422, "nickname", "A nickname is needed.", "Type any name.")
    return name
