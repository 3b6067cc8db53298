"""JSON text to Python and back, keeping what JSON readers usually lose or let through.

Integers and floats stay distinct, non-finite floats are written ``{"$float": "nan"}``, and what no
reader may guess about (a key that stands twice, ``NaN``, a number out of range) is marked where it
stands, so that a later check can say the place.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

from graph_store.errors import DocumentError
from graph_store.limits import MAX_DIGITS

FLOATS = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


@dataclass(frozen=True)
class Refused:
    """Stands where the text held something that is no value."""

    reason: str


class Twice(dict[str, Any]):
    """An object of which some keys stand more than once."""

    keys_twice: tuple[str, ...] = ()


def parse(text: str) -> Any:
    """Read JSON text; what is refused is marked in its place.

    Raises
    ------
    DocumentError
        The text is no JSON, or nested beyond reason.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_number,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno} column {error.colno}"
        raise DocumentError([("", f"not JSON: {error.msg} at {place}")]) from None
    except RecursionError:
        raise DocumentError([("", "lists or objects are nested too deep")]) from None


def text_of(value: Any) -> str:
    """Return a value's JSON text, on one line."""
    return json.dumps(encode(value), ensure_ascii=False, allow_nan=False)


def encode(value: Any) -> Any:
    """Write non-finite floats the way JSON can hold them."""
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"}
    if isinstance(value, dict):
        return {key: encode(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [encode(inner) for inner in value]
    return value


def same(one: Any, other: Any) -> bool:
    """Say whether two values are the same to a library: ``1``, ``1.0`` and ``True`` are not."""
    return one is other or text_of(one) == text_of(other)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    seen: set[str] = set()
    marked = Twice(plain)
    marked.keys_twice = tuple(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return marked


def _integer(digits: str) -> int | Refused:
    if len(digits.lstrip("-")) > MAX_DIGITS:
        return Refused(f"a number of {len(digits)} digits; at most {MAX_DIGITS} are allowed")
    return int(digits)


def _number(digits: str) -> float | Refused:
    number = float(digits)
    if math.isfinite(number):
        return number
    return Refused(f"the number {digits[:20]} is too large")


def _constant(name: str) -> Refused:
    spelling = {"NaN": "nan", "Infinity": "inf", "-Infinity": "-inf"}[name]
    return Refused(f'{name} is not JSON; write {{"$float": "{spelling}"}}')
