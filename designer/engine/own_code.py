"""The user's own code, each step in a process of its own with inputs of its own.

Both sides meet in files: what goes over and what comes back is written in the formats of outputs,
which hold data and no code.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from designer.compiler.plan import Plan, Step

from .capture import Capture
from .execute import StepFailed, execute
from .folder import lay_out
from .formats import kinds, tables
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
        answer = _ask(step, passed, folder, nursery, relay)
        back = Blobs(folder / "back")
        return {port: _take_back(port, answer["outputs"], back) for port in step.outputs}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _pass_over(name: str, value: Any, blobs: Blobs) -> OutputInfo:
    info = kinds.save(kinds.Made(value), blobs)
    if not info["exact"]:
        why = info["summary"].get("why") or "some of its cells are neither numbers nor texts"
        raise StepFailed(problem("NotPlain", f'"{name}" cannot be given to your code: {why}.'))
    return info


def _ask(
    step: Step,
    passed: Mapping[str, OutputInfo],
    folder: Path,
    nursery: Nursery,
    relay: Relay,
) -> Message:
    """Have the step run, and listen to it until it is through."""
    try:
        process = nursery.launch()
    except NoProcess as error:
        raise StepFailed(problem("NoProcess", str(error))) from error
    plan = Plan(step.name, (step,)).to_json()
    first = {"role": "code", "plan": plan, "inputs": dict(passed), "folder": str(folder)}
    try:
        process.channel.send(first)
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


def _take_back(port: str, infos: Mapping[str, Any], blobs: Blobs) -> Any:
    """Read what the code gave back; its word is not enough, the bytes must hold up."""
    try:
        info = infos[port]
        if not info["exact"]:
            why = info["summary"].get("why") or "cells of lists, dicts or other objects"
            raise StepFailed(
                problem("NotPlain", f"What your code gives back cannot be passed on: {why}.")
            )
        if info["media"] == tables.MEDIA:
            tables.open_arrow(blobs.path(info["sha256"])).validate(full=True)
            value = tables.read(blobs.path(info["sha256"])).copy()
        else:
            value = kinds.load(info, blobs)
    except StepFailed:
        raise
    except Exception as error:
        raise StepFailed(
            problem("NotPlain", f'What came back at "{port}" cannot be read: {error}')
        ) from error
    return value


def problem(type: str, message: str) -> dict[str, Any]:
    """An error that has no line."""
    return {"type": type, "message": message, "line": None, "text": None, "traceback": []}


# ------------------------------------------------------------- the other side
def main(channel: Channel, first: Message) -> None:
    """Be the process of one step of the user's own code."""
    folder = Path(first["folder"])
    (step,) = Plan.from_json(first["plan"]).steps
    os.chdir(folder / "work")

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
            port: kinds.save(kinds.Made(value, _expected(step, port, value)), back)
            for port, value in made.items()
        }
    except StepFailed as failed:
        return {"did": "failed", "error": failed.error}
    except Exception as error:
        return {"did": "failed", "error": problem(type(error).__name__, str(error))}
    return {"did": "finished", "outputs": infos}


def _expected(step: Step, port: str, value: Any) -> str:
    """The type of a port, made sure of."""
    wanted = step.types[port]
    if wanted == "Table" and not hasattr(value, "iloc"):
        raise StepFailed(
            problem(
                "WrongType",
                f"Expected a table (a pandas DataFrame), got {type(value).__name__}: {value!r}"[
                    :500
                ],
            )
        )
    return wanted
