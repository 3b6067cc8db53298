"""Runs the text of one step, and tells an error by the line the user would have written."""

from __future__ import annotations

import functools
import linecache
import traceback
from collections.abc import Mapping
from types import CodeType
from typing import Any

from designer.compiler.plan import Step

from .advice import advise

MESSAGE = 4000


class StepFailed(Exception):
    """A step raised; ``error`` is what people are told."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["message"])
        self.error = error


def execute(step: Step, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Run a step over its input variables; give its outputs by port.

    Each step has a namespace of its own, so that steps side by side do not meet.

    Raises
    ------
    StepFailed
        The text raised, or does not compile.
    """
    names: dict[str, Any] = {"__name__": "__main__", "__builtins__": __builtins__}
    setup, body = f"<{step.name}: imports and helpers>", f"<{step.name}>"
    try:
        exec(_code(step.setup, setup), names)
        before = set(names)
        names.update(inputs)
        exec(_code(step.text, body), names)
        made = {port: names[variable] for port, variable in step.outputs.items()}
    except BaseException as error:
        told = explain(error, step, setup, body)
        raise StepFailed(
            {**told, "message": advise(error, step, inputs) or told["message"]}
        ) from None
    for name in set(names) - before:  # helpers that live on in an output keep no tables alive
        del names[name]
    return made


@functools.lru_cache(1000)
def _code(text: str, filename: str) -> CodeType:
    """Compile, so that tracebacks show the lines."""
    lines = text.splitlines(keepends=True)
    linecache.cache[filename] = (len(text), None, lines, filename)
    return compile(text, filename, "exec", dont_inherit=True)


def explain(error: BaseException, step: Step, setup: str, body: str) -> dict[str, Any]:
    """Say what went wrong: type, message, line of the text, and the user's part of the way."""
    texts = {setup: step.setup.splitlines(), body: step.text.splitlines()}
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in texts
    ]
    where = [(frame.filename, frame.lineno) for frame in frames]
    if isinstance(error, SyntaxError) and error.filename in texts:
        where.append((error.filename, error.lineno))
    line, text = None, None
    if where:
        filename, line = where[-1]
        lines = texts[filename]
        text = lines[line - 1].strip() if line and 0 < line <= len(lines) else None
    told = traceback.format_list(frames) if frames else []
    return {
        "type": type(error).__name__,
        "message": message_of(error),
        "line": line,
        "text": text,
        "traceback": [part.rstrip("\n") for part in told]
        + [part.rstrip("\n") for part in traceback.format_exception_only(error)],
    }


def message_of(error: BaseException) -> str:
    """What an exception says, for people."""
    try:
        text = str(error)
    except Exception:
        text = ""
    if isinstance(error, KeyError) and error.args:
        text = f"There is no {error.args[0]!r}." if isinstance(error.args[0], str) else text
    if isinstance(error, MemoryError):
        text = text or "There is not enough memory."
    if isinstance(error, SystemExit):
        text = "The code asked Python to end."
    text = text or type(error).__name__
    return text if len(text) <= MESSAGE else text[: MESSAGE - 1] + "…"
