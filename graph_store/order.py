"""Places between places: short texts that sort, so that two people can insert at once.

The browser makes the same (``static/src/document``). The digits sort by their code points, in
Python as in JavaScript; a place never ends in the least digit, so there is room before it.
"""

from __future__ import annotations

import re
import string

DIGITS = string.digits + string.ascii_lowercase
MAX_LENGTH = 100


def is_place(text: object) -> bool:
    """Say whether a text is a place."""
    return (
        isinstance(text, str)
        and len(text) <= MAX_LENGTH
        and re.fullmatch(r"[0-9a-z]*[1-9a-z]", text) is not None
    )


def between(before: str, after: str | None) -> str:
    """Return a place after `before` (empty: the beginning) and before `after` (None: the end).

    Examples
    --------
    >>> between("", None), between("i", None), between("h", "i")
    ('i', 'r', 'hi')
    """
    if after is not None and before >= after:
        raise ValueError(f"no place between {before!r} and {after!r}")
    place = ""
    while True:
        low = _digit(before, len(place), 0)
        high = len(DIGITS) if after is None else _digit(after, len(place), len(DIGITS))
        if high - low > 1:
            return place + DIGITS[(low + high) // 2]
        if high - low == 1:
            after = None
        place += DIGITS[low]


def spread(count: int) -> list[str]:
    """Return as many places, in order."""
    width = 1
    while len(DIGITS) ** width <= count:
        width += 1
    step = len(DIGITS) ** width // (count + 1)
    return [_written((i + 1) * step, width) for i in range(count)]


def _digit(place: str, index: int, missing: int) -> int:
    return DIGITS.index(place[index]) if index < len(place) else missing


def _written(number: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits.rstrip(DIGITS[0])
