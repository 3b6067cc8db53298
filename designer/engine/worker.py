"""The process of a run: does steps side by side as it is told, and writes their outputs beside.

Told: ``step``, ``forget``. Tells: ``finished``, ``written``, ``failed``, ``unreadable``, ``log``.
"""

from __future__ import annotations

import os
import queue
import threading
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from designer.compiler.plan import Plan, Step, Wire

from . import progress
from .capture import Capture
from .child import Mail
from .execute import StepFailed, execute
from .folder import lay_out
from .formats import kinds
from .nursery import Nursery
from .outputs import BlobWriter, OutputInfo, open_outputs
from .own_code import run_apart
from .wire import Channel, Message

STACK = 64 * 1024 * 1024
BATCH = 16
NOT_KEPT = "The result is right but could not be kept"


class CannotReadInput(Exception):
    """A kept output that a step needs cannot be read; ``node`` made it."""

    def __init__(self, node: str) -> None:
        super().__init__(node)
        self.node = node


class Worker:
    """One run in its process."""

    def __init__(self, channel: Channel, first: Message) -> None:
        self.channel = channel
        self.plan = Plan.from_json(first["plan"])
        self.outputs = open_outputs(Path(first["home"]))
        self.folder = Path(first["folder"])
        self.nursery = Nursery(fork=first["fork"])
        self.values: dict[str, dict[str, Any]] = {}
        self.computed: dict[str, dict[str, kinds.Made]] = {}
        self.loading: dict[tuple[str, str], threading.Lock] = {}
        self.writing: queue.Queue[tuple[Step, dict[str, kinds.Made]]] = queue.Queue()

    def prepare(self) -> None:
        """Lay out the folder, and have a process ready for code that runs apart."""
        files = {name: digest for step in self.plan.steps for name, digest in step.files.items()}
        lay_out(self.folder, files, self.outputs.blobs)
        os.chdir(self.folder)
        if any(step.own_code for step in self.plan.steps):
            self.nursery.open(self.channel)
        threading.stack_size(STACK)
        self.capture = Capture(self.say)
        self.capture.install()
        progress.watch(self.tell_progress)
        threading.Thread(target=self.write, name="writer", daemon=True).start()

    def serve(self) -> None:
        """Do as we are told until the server is gone."""
        for message in Mail(self.channel):
            node = message["node"]
            if message["do"] == "step":
                step = self.plan.step(node)
                threading.Thread(target=self.run, args=(step,), name=node, daemon=True).start()
            elif message["do"] == "forget":
                self.values.pop(node, None)

    # --------------------------------------------------------- steps
    def run(self, step: Step) -> None:
        """Do one step, and tell how it went."""
        self.capture.begin(step.node)
        try:
            answer = self.attempt(step)
        except Exception as error:
            answer = self.failed(step, fault("This step could not be done", error))
        finally:
            self.capture.end(step.node)
        self.tell(answer)
        if answer["did"] == "finished" and step.keep:  # told first: "written" must come after
            self.writing.put((step, self.computed.pop(step.node)))

    def attempt(self, step: Step) -> Message:
        try:
            inputs = {wire.variable: self.input(wire) for wire in step.inputs}
        except CannotReadInput as missing:
            return {"did": "unreadable", "node": missing.node, "reader": step.node}
        begun = time.perf_counter()
        try:
            made = self.compute(step, inputs)
        except StepFailed as failed:
            return self.failed(step, failed.error, time.perf_counter() - begun)
        seconds = time.perf_counter() - begun
        self.values[step.node] = made
        outputs = {}
        if step.keep:
            seen = tuple(value for value in inputs.values() if isinstance(value, pd.DataFrame))
            self.computed[step.node] = self.made(step, made, seen)
        else:
            outputs = {port: rebuilt(step.types[port], value) for port, value in made.items()}
            self.outputs.record(step.key, outputs)
        return {"did": "finished", "node": step.node, "seconds": seconds, "outputs": outputs}

    def compute(self, step: Step, inputs: Mapping[str, Any]) -> dict[str, Any]:
        if not step.own_code:
            return execute(step, inputs)

        def relay(stream: str, text: str) -> None:
            self.capture.log.line(step.node, stream, text)

        return run_apart(step, inputs, self.nursery, self.outputs.blobs, relay)

    def input(self, wire: Wire) -> Any:
        """The value of a wire: at hand, or read from what is kept."""
        lock = self.loading.setdefault((wire.node, wire.output), threading.Lock())
        with lock:
            here = self.values.get(wire.node, {})
            if wire.output in here:
                return here[wire.output]
            info = self.outputs.manifest(self.plan.step(wire.node).key).get(wire.output)
            try:
                if info is None:
                    raise kinds.CannotRead(wire.output)
                value = kinds.load(info, self.outputs.blobs)
            except kinds.CannotRead:
                raise CannotReadInput(wire.node) from None
            self.values.setdefault(wire.node, {})[wire.output] = value
            return value

    def made(
        self, step: Step, values: Mapping[str, Any], seen: tuple[pd.DataFrame, ...]
    ) -> dict[str, kinds.Made]:
        return {
            port: kinds.Made(value, step.types[port], step.task, seen)
            for port, value in values.items()
        }

    # --------------------------------------------------------- outputs
    def write(self) -> None:
        """Keep outputs beside the work; what has come meanwhile waits for the disk together."""
        while True:
            waiting = [self.writing.get()]
            while len(waiting) < BATCH and not self.writing.empty():
                waiting.append(self.writing.get())
            batch: list[BlobWriter] = []
            saved = [(step, self.save(step, made, batch)) for step, made in waiting]
            del waiting
            try:
                self.outputs.blobs.settle(batch)
            except Exception as error:
                for step, _ in saved:
                    self.tell(self.failed(step, fault(NOT_KEPT, error)))
                continue
            for step, infos in saved:
                if infos is not None:
                    self.tell(self.written(step, infos))

    def save(
        self, step: Step, made: Mapping[str, kinds.Made], batch: list[BlobWriter]
    ) -> dict[str, OutputInfo] | None:
        try:
            blobs = self.outputs.blobs
            return {port: kinds.save(each, blobs, batch) for port, each in made.items()}
        except BaseException as error:
            self.tell(self.failed(step, fault(NOT_KEPT, error)))
            return None

    def written(self, step: Step, infos: Mapping[str, OutputInfo]) -> Message:
        try:
            changed = self.outputs.record(step.key, infos)
        except Exception as error:
            return self.failed(step, fault(NOT_KEPT, error))
        return {
            "did": "written",
            "node": step.node,
            "outputs": dict(infos),
            "changed": changed and step.repeats,
        }

    # --------------------------------------------------------- telling
    def tell(self, message: Message) -> None:
        self.channel.send(message)

    def failed(self, step: Step, error: Mapping[str, Any], seconds: float | None = None) -> Message:
        return {"did": "failed", "node": step.node, "error": dict(error), "seconds": seconds}

    def say(self, node: str, stream: str, text: str) -> None:
        self.tell({"did": "log", "node": node, "stream": stream, "text": text})

    def tell_progress(self, node: str, fraction: float | None, text: str) -> None:
        self.tell({"did": "progress", "node": node, "fraction": fraction, "text": text})


def rebuilt(type: str, value: Any) -> OutputInfo:
    """Note an output that is made anew whenever somebody needs it."""
    return {
        "kind": type.lower(),
        "exact": False,
        "sha256": None,
        "media": None,
        "size": 0,
        "summary": {"class": value.__class__.__name__},
    }


def fault(what: str, error: BaseException) -> dict[str, Any]:
    """Say that something failed that the step has no part in: the disk is full, say."""
    return {
        "type": type(error).__name__,
        "message": f"{what}: {error}",
        "line": None,
        "text": None,
        "traceback": traceback.format_exception_only(error),
    }


def main(channel: Channel, first: Message) -> None:
    """Be the process of a run."""
    worker = Worker(channel, first)
    worker.prepare()
    worker.serve()
