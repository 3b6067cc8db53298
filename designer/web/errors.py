"""Every error becomes JSON of one shape: ``{"error": {"code", "message", "hint", "problems"}}``."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from flask import Flask, Response, json
from werkzeug.exceptions import HTTPException

from designer.workspace import errors as failures

log = logging.getLogger("designer.web")

MOST_PROBLEMS = 100
STATUSES = (
    (failures.NotFound, 404),
    (failures.Forbidden, 403),
    (failures.Problems, 422),
    (failures.Conflict, 409),
    (failures.Invalid, 422),
    (failures.TooLarge, 413),
    (failures.Unavailable, 503),
    (failures.WorkspaceError, 500),
)
WORDS = {
    400: ("bad-request", "The request could not be understood."),
    404: ("not-found", "There is nothing at this address."),
    405: ("method-not-allowed", "This address does not do that."),
    413: ("too-large", "That is larger than this server takes."),
    415: ("not-json", "The request must be JSON, with Content-Type application/json."),
}


class Refused(Exception):
    """A request that is answered with an error.

    Parameters
    ----------
    status : int
        HTTP status.
    code : str
        Stable name of the error.
    message : str
        One sentence: what was expected, what was found.
    hint : str
        What to do about it.
    problems : sequence of dict
        Each thing that is wrong, with its place.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        hint: str = "",
        problems: Sequence[dict[str, Any]] = (),
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.hint = hint
        self.problems = list(problems)

    def to_dict(self) -> dict[str, Any]:
        error: dict[str, Any] = {"code": self.code, "message": self.message}
        if self.hint:
            error["hint"] = self.hint
        if self.problems:
            error["problems"] = self.problems
        return error


def not_found(what: str) -> Refused:
    return Refused(404, "not-found", f"There is no such {what}.")


def understand(error: BaseException) -> Refused:
    """Say any exception as a refusal; what nobody foresaw is logged and said without details."""
    if isinstance(error, Refused):
        return error
    if isinstance(error, HTTPException):
        code, message = WORDS.get(error.code or 500, ("http", str(error.description)))
        return Refused(error.code or 500, code, message)
    known = _known(error)
    if known is not None:
        return known
    log.error("Unforeseen error", exc_info=error)
    return Refused(500, "internal", "Something went wrong in the server; its log says more.")


def _known(error: BaseException) -> Refused | None:
    if isinstance(error, failures.WorkspaceError):
        return _workspace(error)
    translate = TRANSLATIONS.get(type(error).__name__)
    return translate(error) if translate else None


def _workspace(error: failures.WorkspaceError) -> Refused:
    status = next(status for kind, status in STATUSES if isinstance(error, kind))
    found = error.problems if isinstance(error, failures.Problems) else ()
    problems = [problem.model_dump(mode="json") for problem in found]
    return Refused(status, error.code, error.message, error.hint, problems)


def _invalid(error: Any) -> Refused:
    problems = [
        {"code": "invalid", "message": f"{'.'.join(map(str, item['loc']))}: {item['msg']}"}
        for item in error.errors(include_url=False, include_context=False, include_input=False)
    ]
    return Refused(422, "invalid", "The request does not have the expected form.", "", problems)


def _document(error: Any) -> Refused:
    problems = [
        {"code": "bad-document", "message": f"{place or 'document'}: {message}"}
        for place, message in error.errors[:MOST_PROBLEMS]
    ]
    return Refused(422, "bad-document", "This is not a usable graph document.", "", problems)


def _compile(error: Any) -> Refused:
    problems = [problem.to_dict() for problem in error.problems]
    count = sum(problem["severity"] == "error" for problem in problems)
    message = "One problem keeps" if count == 1 else f"{count} problems keep"
    return Refused(422, "problems", f"{message} this graph from running.", "", problems)


def _view(error: Any) -> Refused:
    return Refused(422, "view", str(error) or "This output cannot be shown.")


# By class name, so that a server that has not yet needed a room need not import it.
TRANSLATIONS = {
    "ValidationError": _invalid,
    "DocumentError": _document,
    "CompileError": _compile,
    "ViewError": _view,
}


def install(app: Flask) -> None:
    """Answer every exception of a route as JSON."""

    @app.errorhandler(Exception)
    def _any(error: Exception) -> Response:
        refused = understand(error)
        return respond(refused)


def respond(refused: Refused) -> Response:
    response = Response(
        json.dumps({"error": refused.to_dict()}), refused.status, mimetype="application/json"
    )
    response.headers["Cache-Control"] = "no-store"
    return response
