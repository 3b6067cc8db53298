"""Names for rows: short, in lower case, never guessed twice."""

from __future__ import annotations

import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id(length: int = 12) -> str:
    """Make an id: 60 bits of chance, without letters that look alike."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
