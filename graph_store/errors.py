"""What can be wrong with a document or an update, and where.

GraphError
├── DocumentError   a document: every error with its place
└── UpdateError     an update of an open graph
"""

from __future__ import annotations

from graph_store.limits import MAX_ERRORS


class GraphError(ValueError):
    """A graph was refused."""


class DocumentError(GraphError):
    """A document that is no valid graph.

    Parameters
    ----------
    errors : list of (str, str)
        Place (a JSON pointer, empty for the whole document) and message of each error.
    """

    def __init__(self, errors: list[tuple[str, str]]) -> None:
        self.errors = errors
        super().__init__("\n".join(f"{where or 'document'}: {what}" for where, what in errors))

    def __reduce__(self) -> tuple[type[DocumentError], tuple[list[tuple[str, str]]]]:
        return type(self), (self.errors,)


class UpdateError(GraphError):
    """An update that an open graph refuses; the graph is as it was before."""


class Errors:
    """Collects the errors of one document, so that all are told at once."""

    def __init__(self) -> None:
        self._found: list[tuple[str, str]] = []
        self._more = 0

    def __bool__(self) -> bool:
        return bool(self._found)

    def add(self, where: str, what: str) -> None:
        """Note an error at a place."""
        if len(self._found) < MAX_ERRORS:
            self._found.append((where, what))
        else:
            self._more += 1

    def check(self) -> None:
        """Raise if anything was noted."""
        if self._found:
            more = [("", f"and {self._more} more errors")] if self._more else []
            raise DocumentError(self._found + more)


def at(where: str, key: str | int) -> str:
    """Return the JSON pointer of a key below a place."""
    return f"{where}/{str(key).replace('~', '~0').replace('/', '~1')[:250]}"
