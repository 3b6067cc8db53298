"""Ids and names: how they are made, and which are allowed."""

from __future__ import annotations

import re
import secrets
import string
import unicodedata
from collections.abc import Container

from graph_store.limits import MAX_NAME

ID = r"[a-z][a-z0-9_]*-[a-z0-9]{3,}"
"""A node's id, made once and never changed."""

LABEL = r"[A-Za-z0-9_][A-Za-z0-9_-]*"
"""The id of a note or a group."""

NAME = r"[A-Za-z_][A-Za-z0-9_]*"
"""A port or a parameter: a Python identifier."""

MODULE = rf"{NAME}(\.{NAME})*"

RESERVED = frozenset({"__proto__", "constructor", "prototype"})
"""Keys that mean something else to JavaScript."""

DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Names that are no files on Windows, whatever their ending."""

CODE = (".py", ".pyw", ".pyc", ".pyo", ".pyd", ".so", ".dll", ".dylib", ".ipynb", ".skops")
"""Endings of what a script beside it would import, or be."""

_LETTERS = string.ascii_lowercase + string.digits


def new_id(name: str, taken: Container[str] = ()) -> str:
    """Make an id that tells what it is of.

    Parameters
    ----------
    name : str
        Name of the node, or of its module.
    taken : container of str
        Ids that are in use.

    Examples
    --------
    >>> new_id("Split data")  # doctest: +SKIP
    'split_data-k3f'
    """
    stem = _stem(name)
    length = 3
    while True:
        for _ in range(20):
            id = f"{stem}-{_letters(length)}"
            if id not in taken:
                return id
        length += 1


def is_id(text: object) -> bool:
    """Say whether this can be the id of a node."""
    return _matches(ID, text)


def is_label(text: object) -> bool:
    """Say whether this can be the id of a note or a group."""
    return _matches(LABEL, text)


def is_name(text: object) -> bool:
    """Say whether this can name a port or a parameter."""
    return _matches(NAME, text)


def is_module(text: object) -> bool:
    """Say whether this can name a module."""
    return _matches(MODULE, text)


def is_file_name(text: object) -> bool:
    """Say whether this can name a data file, in one folder with a script, on every system."""
    return (
        isinstance(text, str)
        and 0 < len(text) <= MAX_NAME
        and text.isprintable()
        and text == text.strip()
        and text[0] != "."
        and text[-1] != "."
        and re.search(r'[/\\:*?"<>|]', text) is None
        and DEVICES.match(text) is None
        and not text.lower().endswith(CODE)
    )


def name_of(id: str) -> str:
    """Return the part of an id that tells what it is of."""
    return id.rpartition("-")[0]


def _matches(pattern: str, text: object) -> bool:
    return (
        isinstance(text, str)
        and len(text) <= MAX_NAME
        and text not in RESERVED
        and re.fullmatch(pattern, text) is not None
    )


def _stem(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].rstrip("_")
    return words if words[:1].isalpha() else f"node_{words}".rstrip("_")


def _letters(count: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(count))
