"""The user's own code, each step in a process of its own with inputs of its own.

Both sides meet in files: what goes over and what comes back is written in the formats of outputs,
which hold data and no code. What lies in the workspace is out of the code's reach where the system
can see to that (see `confine`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from designer.compiler.plan import Plan, Step

from .capture import Capture
from .confine import confine
from .execute import StepFailed, execute
from .folder import lay_out
from .formats import kinds, models, tables
from .formats import values as plain_values
from .nursery import Nursery
from .outputs import Blobs, OutputInfo
from .pool import NoProcess
from .wire import Channel, Message

Relay = Callable[[str, str], None]  # stream, text


def run_apart(
    step: Step, inputs: Mapping[str, Any], nursery: Nursery, blobs: Blobs, relay: Relay
) -> dict[str, Any]:
    """Run a step in a process of its own.

    Raises
    ------
    StepFailed
        It raised, its process died, or something could not be passed over.
    """
    folder = Path(tempfile.mkdtemp(prefix=".code-", dir=os.getcwd()))
    try:
        lay_out(folder / "work", step.files, blobs)
        over = Blobs(folder / "over")
        passed = {name: _pass_over(name, value, over) for name, value in inputs.items()}
        first = {"home": str(blobs.folder.parent), "folder": str(folder), "inputs": passed}
        answer = _ask(step, first, nursery, relay)
        back = Blobs(folder / "back")
        return {port: _take_back(step, port, answer["outputs"], back) for port in step.outputs}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _pass_over(name: str, value: Any, blobs: Blobs) -> OutputInfo:
    info = kinds.save(kinds.Made(value), blobs)
    if not info["exact"]:
        why = info["summary"].get("why") or "some of its cells are neither numbers nor texts"
        raise StepFailed(problem("NotPlain", f'"{name}" cannot be given to your code: {why}.'))
    return info


def _ask(step: Step, first: Message, nursery: Nursery, relay: Relay) -> Message:
    """Have the step run, and listen to it until it is through."""
    try:
        process = nursery.launch()
    except NoProcess as error:
        raise StepFailed(problem("NoProcess", str(error))) from error
    plan = Plan(step.name, (step,)).to_json()
    try:
        process.channel.send({"role": "code", "plan": plan, **first})
        while (message := process.channel.receive()) is not None:
            if message.get("did") == "log":
                relay(str(message.get("stream")), str(message.get("text")))
            elif message.get("did") == "failed":
                raise StepFailed(_checked_error(message.get("error")))
            elif message.get("did") == "finished" and isinstance(message.get("outputs"), dict):
                return message
    finally:
        process.kill()
        process.channel.close()
    process.wait(2)
    raise StepFailed(problem("ProcessDied", f"The process of your code ended{_how(process.code)}."))


def _how(code: int | None) -> str:
    if code == -9:
        return " (killed, perhaps for want of memory)"
    return "" if code is None else f" with code {code}"


def _checked_error(error: Any) -> dict[str, Any]:
    """An error as the other side tells it, of the shape we promise."""
    told = error if isinstance(error, dict) else {}
    line = told.get("line")
    trace = told.get("traceback")
    return {
        "type": str(told.get("type", "Error")),
        "message": str(told.get("message", "")),
        "line": line if isinstance(line, int) else None,
        "text": None if told.get("text") is None else str(told["text"]),
        "traceback": [str(each) for each in trace] if isinstance(trace, list) else [],
    }


def _take_back(step: Step, port: str, infos: Mapping[str, Any], blobs: Blobs) -> Any:
    """Read what the code gave back; its word is not enough, the bytes must hold up."""
    try:
        info = infos[port]
        if not info["exact"]:
            why = info["summary"].get("why") or "cells of lists, dicts or other objects"
            raise StepFailed(
                problem("NotPlain", f"What your code gives back cannot be passed on: {why}.")
            )
        data = _bytes(blobs.path(info["sha256"]), info["sha256"])
        if info["media"] == tables.MEDIA:
            table = tables.opened(data)
            table.validate(full=True)
            value = tables.from_arrow(table)
        else:
            value = (models if info["media"] == models.MEDIA else plain_values).loads(data)
        _check_type(step, port, value)
    except StepFailed:
        raise
    except Exception as error:
        raise StepFailed(
            problem("NotPlain", f'What came back at "{port}" cannot be read: {error}')
        ) from error
    return value


def _bytes(path: Path, sha256: str) -> bytes:
    """Read a file the code wrote, and no other: it must know the digest, so it had the bytes."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(path, flags | getattr(os, "O_BINARY", 0)), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("it is no file")
        data = file.read()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError("its bytes are others than was said")
    return data


def problem(type: str, message: str) -> dict[str, Any]:
    """An error that has no line."""
    return {"type": type, "message": message, "line": None, "text": None, "traceback": []}


# ------------------------------------------------------------- the other side
def main(channel: Channel, first: Message) -> None:
    """Be the process of one step of the user's own code."""
    folder = Path(first["folder"])
    (step,) = Plan.from_json(first["plan"]).steps
    os.chdir(folder / "work")
    (folder / "tmp").mkdir()
    os.environ["TMPDIR"] = tempfile.tempdir = str(folder / "tmp")
    confine(Path(first["home"]), [folder], (folder / "work").iterdir())

    def say(node: str, stream: str, text: str) -> None:
        channel.send({"did": "log", "stream": stream, "text": text})

    capture = Capture(say)
    capture.install()
    capture.begin(step.node)
    try:
        answer = _answer(step, first["inputs"], folder)
    finally:
        capture.end(step.node)
    channel.send(answer)


def _answer(step: Step, passed: Mapping[str, OutputInfo], folder: Path) -> Message:
    try:
        over, back = Blobs(folder / "over"), Blobs(folder / "back")
        inputs = {name: kinds.load(info, over) for name, info in passed.items()}
        made = execute(step, inputs)
        infos = {
            port: kinds.save(kinds.Made(value, _check_type(step, port, value)), back)
            for port, value in made.items()
        }
    except StepFailed as failed:
        return {"did": "failed", "error": failed.error}
    except Exception as error:
        return {"did": "failed", "error": problem(type(error).__name__, str(error))}
    return {"did": "finished", "outputs": infos}


def _check_type(step: Step, port: str, value: Any) -> str:
    """Give the type of a port, made sure of."""
    wanted = step.types[port]
    if wanted == "Table" and not isinstance(value, pd.DataFrame):
        raise StepFailed(
            problem(
                "WrongType",
                f"Expected a table (a pandas DataFrame), got {type(value).__name__}: {value!r}"[
                    :500
                ],
            )
        )
    return wanted
