"""What may go wrong for a person, each with a code, a message and a hint.

::

    WorkspaceError
    ├── NotFound          there is no such thing, or you may not know of it
    ├── Forbidden         you may see it, not do this
    ├── Conflict          not in this state
    │   ├── Problems      the graph has problems
    │   └── WorkspaceInUse  another server has this folder open
    ├── Invalid           what was sent makes no sense
    ├── TooLarge          it is over a limit
    └── Unavailable       not now: the engine or the disk is busy or broken
"""

from __future__ import annotations

from collections.abc import Sequence

from designer.schemas.problems import Problem


class WorkspaceError(Exception):
    """Something a person asked for cannot be done."""

    code = "error"

    def __init__(self, message: str, *, hint: str = "", code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code or self.code


class NotFound(WorkspaceError):
    """There is no such thing, or the person may not know of it."""

    code = "not-found"


class Forbidden(WorkspaceError):
    """The person may see it but not do this."""

    code = "forbidden"


class Conflict(WorkspaceError):
    """It cannot be done in the state things are in."""

    code = "conflict"


class Problems(Conflict):
    """The graph has problems that keep it from running."""

    code = "problems"

    def __init__(self, problems: Sequence[Problem], message: str = "", *, hint: str = "") -> None:
        count = len(problems)
        text = message or f"The graph has {count} problem{'' if count == 1 else 's'}."
        super().__init__(text, hint=hint or "Each is shown on its node.")
        self.problems = tuple(problems)


class WorkspaceInUse(Conflict):
    """Another server has this workspace open."""

    code = "workspace-in-use"


class Invalid(WorkspaceError):
    """What was sent makes no sense."""

    code = "invalid"


class TooLarge(WorkspaceError):
    """It is over a limit."""

    code = "too-large"


class Unavailable(WorkspaceError):
    """Not now."""

    code = "unavailable"
