"""Small readers of untrusted JSON. Each returns a sound value, or notes an error and its place."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from graph_store.errors import Errors, at
from graph_store.jsontext import FLOATS, Refused, Twice
from graph_store.limits import MAX_COORDINATE, MAX_DEPTH, MAX_DIGITS, MAX_NAME
from graph_store.names import RESERVED

_HUGE = 10**MAX_DIGITS


def found(value: Any) -> str:
    """Describe what stands where something else was expected."""
    if isinstance(value, Refused):
        return value.reason
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return f"the text {_short(value)!r}"
    if isinstance(value, int | float):
        return f"the number {value}" if abs(value) < _HUGE else "a huge number"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}"
    return "an object" if isinstance(value, dict) else f"a Python {type(value).__name__}"


def mapping(value: Any, where: str, errors: Errors, limit: int) -> dict[str, Any]:
    """Read an object of at most `limit` fields; its keys are not checked further."""
    if not isinstance(value, dict):
        errors.add(where, f"expected an object, found {found(value)}")
        return {}
    for key in value.keys_twice if isinstance(value, Twice) else ():
        errors.add(at(where, key), f"the key {_short(key)!r} stands twice")
    if len(value) > limit:
        errors.add(where, f"has {len(value)} entries; at most {limit} are allowed")
        return {}
    return {key: inner for key, inner in value.items() if _sound_key(key, where, errors)}


def sequence(value: Any, where: str, errors: Errors, limit: int) -> list[Any]:
    """Read a list of at most `limit` elements."""
    if not isinstance(value, list | tuple):
        errors.add(where, f"expected a list, found {found(value)}")
        return []
    if len(value) > limit:
        errors.add(where, f"has {len(value)} entries; at most {limit} are allowed")
        return []
    return list(value)


def text(value: Any, where: str, errors: Errors, limit: int = MAX_NAME) -> str:
    """Read a text of at most `limit` characters."""
    if not isinstance(value, str):
        errors.add(where, f"expected a text, found {found(value)}")
    elif len(value) > limit:
        errors.add(where, f"is {len(value)} characters long; at most {limit} are allowed")
    elif not _is_unicode(value):
        errors.add(where, "holds half a character (a lone surrogate)")
    else:
        return str(value)
    return ""


def matching(
    value: Any, where: str, errors: Errors, fits: Callable[[object], bool], kind: str
) -> str:
    """Read a text that has to look a certain way."""
    if isinstance(value, str) and fits(value):
        return str(value)
    errors.add(where, f"expected {kind}, found {found(value)}")
    return ""


def whole(value: Any, where: str, errors: Errors, least: int, most: int) -> int:
    """Read an integer of a range."""
    if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
        return int(value)
    errors.add(where, f"expected an integer from {least} to {most}, found {found(value)}")
    return least


def pair(value: Any, where: str, errors: Errors, least: int = -MAX_COORDINATE) -> tuple[int, int]:
    """Read two finite coordinates and round them, as the canvas does."""
    if isinstance(value, list | tuple) and len(value) == 2:
        return (
            _coordinate(value[0], at(where, 0), errors, least),
            _coordinate(value[1], at(where, 1), errors, least),
        )
    errors.add(where, f"expected two numbers, found {found(value)}")
    return (0, 0)


def json_value(value: Any, where: str, errors: Errors, depth: int = 0) -> Any:
    """Read any JSON value; ``{"$float": "nan"}`` becomes the float it stands for."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return text(value, where, errors, len(value))
    if isinstance(value, int):
        return _integer(value, where, errors)
    if isinstance(value, float):
        return _float(value, where, errors)
    if depth >= MAX_DEPTH and isinstance(value, list | tuple | dict):
        errors.add(where, f"is nested more than {MAX_DEPTH} deep")
        return None
    if isinstance(value, list | tuple):
        return [json_value(v, at(where, i), errors, depth + 1) for i, v in enumerate(value)]
    if isinstance(value, dict):
        return _object(value, where, errors, depth)
    errors.add(where, value.reason if isinstance(value, Refused) else f"{found(value)} is not JSON")
    return None


def _object(value: dict[str, Any], where: str, errors: Errors, depth: int) -> Any:
    fields = mapping(value, where, errors, len(value))
    special = fields.get("$float")
    if len(fields) == 1 and isinstance(special, str) and special in FLOATS:
        return FLOATS[special]
    return {k: json_value(v, at(where, k), errors, depth + 1) for k, v in fields.items()}


def _integer(value: int, where: str, errors: Errors) -> int:
    if -_HUGE < value < _HUGE:
        return int(value)
    errors.add(where, f"a number of more than {MAX_DIGITS} digits")
    return 0


def _float(value: float, where: str, errors: Errors) -> float:
    if not math.isfinite(value):
        errors.add(where, f'{value} is not JSON; write {{"$float": "{value}"}}')
    return float(value)


def _coordinate(value: Any, where: str, errors: Errors, least: int) -> int:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and least <= value <= MAX_COORDINATE:
        return math.floor(value + 0.5)
    expected = f"expected a number from {least} to {MAX_COORDINATE}"
    refused = isinstance(value, Refused)
    errors.add(where, found(value) if refused else f"{expected}, found {found(value)}")
    return 0


def _sound_key(key: Any, where: str, errors: Errors) -> bool:
    if not isinstance(key, str):
        errors.add(where, f"expected texts as keys, found {found(key)}")
    elif not _is_unicode(key):
        errors.add(where, "has a key with half a character (a lone surrogate)")
    elif key == "__proto__":
        errors.add(where, f"the key {key!r} is not allowed")
    else:
        return True
    return False


def field_name(key: str, where: str, errors: Errors) -> bool:
    """Say whether a key may stand beside the known fields; note it if not."""
    if key not in RESERVED and len(key) <= MAX_NAME:
        return True
    errors.add(where, f"the name {_short(key)!r} is not allowed")
    return False


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
