"""Upgrades documents of older formats, one format at a time.

To add a format: raise `FORMAT` in ``graph_store/model.py``, write ``v2.py`` with a function
`upgrade` from format 1 to 2, enter it in `STEPS`, and keep a few files of format 1 under
``tests/graphs/old/``. Files of old formats stay readable for ever.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph_store.checking import found
from graph_store.errors import DocumentError
from graph_store.model import FORMAT
from graph_store.upgrade import v1

STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {0: v1.upgrade}
"""For each old format the function that makes the next one of it."""


def upgrade(data: Any) -> Any:
    """Return a document in the present format; a document of that format comes back as it is.

    Raises
    ------
    DocumentError
        The format is unknown, or the old document cannot be read.
    """
    if not isinstance(data, dict):
        raise DocumentError([("", f"expected an object, found {found(data)}")])
    format = _format(data)
    while format < FORMAT:
        data = STEPS[format](data)
        format += 1
    return data


def _format(data: dict[str, Any]) -> int:
    format = data.get("format")
    if "format" not in data:
        raise DocumentError([("/format", f"is missing; the present format is {FORMAT}")])
    if not isinstance(format, int) or isinstance(format, bool) or format < 0:
        raise DocumentError(
            [("/format", f"expected a number up to {FORMAT}, found {found(format)}")]
        )
    if format > FORMAT:
        message = (
            f"is {found(format)}, newer than this version reads ({FORMAT}); update the designer"
        )
        raise DocumentError([("/format", message)])
    return format
