"""Prove that a run and its exported script are the same, bit for bit."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from designer.compiler.plan import Plan, Step
from designer.engine import Engine
from designer.engine.outputs import OutputInfo

from .clean import RunnerDied, asked
from .files import write
from .script import script_files

SEEDS = (1, 2)
State = Literal["equal", "differs", "cannot-repeat", "failed"]
Emit = Callable[[dict[str, Any]], None]


@dataclass(frozen=True)
class Variable:
    """What was found of one variable of the script.

    Attributes
    ----------
    repeats : bool
        The script gave the same twice.
    equal : bool
        The run gave the same as the script.
    why : str or None
        Where the difference is.
    """

    node: str
    name: str
    port: str
    variable: str
    type: str
    equal: bool
    repeats: bool
    why: str | None = None


@dataclass(frozen=True)
class Report:
    """What a verification found."""

    state: State
    variables: tuple[Variable, ...] = ()
    error: str | None = None
    printed: str = field(default="", repr=False)

    def to_dict(self) -> dict[str, Any]:
        return asdict(self)


def verify(engine: Engine, plan: Plan, emit: Emit | None = None) -> Report:
    """Run a plan, and its script twice in clean processes; compare every variable.

    Parameters
    ----------
    emit : callable, optional
        Takes the events of the run.

    Returns
    -------
    Report
        A script that differs from itself *cannot repeat*; one that repeats but differs from the
        run is a failure of ours.
    """
    with tempfile.TemporaryDirectory(prefix="designer-verify-") as folder:
        try:
            return _verify(engine, plan, Path(folder), emit)
        except RunnerDied as error:
            return Report("failed", error=str(error))


def _verify(engine: Engine, plan: Plan, folder: Path, emit: Emit | None) -> Report:
    outputs, failed = _run(engine, plan, emit)
    if failed is not None:
        return Report("failed", error=failed)
    answers, printed = _scripts(engine, plan, folder)
    for answer in answers:
        if "error" in answer:
            return Report("failed", error=f"The script: {answer['error']}", printed=printed)
    sides = [
        {"blobs": folder / f"blobs-{seed}", "made": answer["variables"]}
        for seed, answer in zip(SEEDS, answers, strict=True)
    ]
    live = {"blobs": engine.outputs.blobs.folder, "made": outputs}
    wanted = list(_wanted(plan))
    repeats = _compare(folder, plan, wanted, *sides)
    equal = _compare(folder, plan, wanted, live, sides[0])
    variables = tuple(
        Variable(
            step.node,
            step.name,
            port,
            variable,
            step.types[port],
            same["equal"],
            again["equal"],
            same["why"] or again["why"],
        )
        for (step, port, variable), same, again in zip(wanted, equal, repeats, strict=True)
    )
    return Report(_verdict(variables), variables, printed=printed)


def _verdict(variables: tuple[Variable, ...]) -> State:
    if not all(each.repeats for each in variables):
        return "cannot-repeat"
    return "equal" if all(each.equal for each in variables) else "differs"


def _wanted(plan: Plan) -> Iterator[tuple[Step, str, str]]:
    """The variables that hold results; unfitted estimators are none."""
    for step in plan.steps:
        for port, variable in step.outputs.items():
            if step.types[port] != "Estimator":
                yield step, port, variable


def _run(engine: Engine, plan: Plan, emit: Emit | None) -> tuple[dict[str, OutputInfo], str | None]:
    """Run the plan; give its outputs by variable, or what went wrong."""
    outputs: dict[str, OutputInfo] = {}
    errors: list[str] = []

    def hear(event: dict[str, Any]) -> None:
        if emit is not None:
            emit(event)
        if event["type"] == "node-state" and event["state"] in ("done", "reused"):
            step = plan.step(event["node"])
            for port, info in event.get("outputs", {}).items():
                outputs[step.outputs[port]] = info
        elif event["type"] == "node-state" and event["state"] == "failed":
            error = event.get("error", {})
            errors.append(f"{plan.step(event['node']).name}: {error.get('message')}")
        elif event["type"] == "run-state" and event["state"] == "cancelled":
            errors.append("The run was cancelled.")
        elif event["type"] == "run-state" and event.get("error"):
            errors.append(event["error"]["message"])

    run = f"verify-{secrets.token_hex(6)}"
    engine.start(run, plan, hear)
    try:
        engine.wait(run)
    except BaseException:
        engine.cancel(run)
        raise
    return outputs, errors[0] if errors else None


def _scripts(engine: Engine, plan: Plan, folder: Path) -> tuple[list[dict[str, Any]], str]:
    """Run the script once for each hash seed; give the answers and what it printed."""
    variables = [
        {"variable": variable, "type": step.types[port]} for step, port, variable in _wanted(plan)
    ]
    with ExitStack() as stack:
        running = []
        for seed in SEEDS:
            work = folder / f"work-{seed}"
            work.mkdir()
            write(work, script_files(plan, engine.outputs.blobs, "script.py"))
            request = {
                "do": "run",
                "home": str(engine.home),
                "folder": str(work),
                "script": str(work / "script.py"),
                "blobs": str(folder / f"blobs-{seed}"),
                "variables": variables,
            }
            running.append(stack.enter_context(asked(folder, request, seed=seed)))
        answers = [each.answer() for each in running]
        return answers, running[0].printed()


def _compare(
    folder: Path,
    plan: Plan,
    wanted: list[tuple[Step, str, str]],
    a: Mapping[str, Any],
    b: Mapping[str, Any],
) -> list[dict[str, Any]]:
    """Compare the wanted variables of two sides; equal bytes are equal, others are looked at."""
    found: list[dict[str, Any] | None] = []
    pairs, places = [], []
    for step, _, variable in wanted:
        x, y = a["made"].get(variable), b["made"].get(variable)
        if x is None or y is None:
            found.append({"equal": False, "why": "it is not there"})
        elif x["sha256"] is not None and x["sha256"] == y["sha256"]:
            found.append({"equal": True, "why": None})
        elif not (x["exact"] and y["exact"]):
            found.append({"equal": False, "why": "it cannot be kept exactly, and looks different"})
        else:
            places.append(len(found))
            found.append(None)
            pairs.append({"a": _side(a, variable), "b": _side(b, variable), "rows": _rows(b, step)})
    if pairs:
        with asked(folder, {"do": "compare", "pairs": pairs}) as process:
            for place, answer in zip(places, process.answer()["found"], strict=True):
                found[place] = answer
    return [each for each in found if each is not None]


def _side(side: Mapping[str, Any], variable: str) -> dict[str, Any]:
    return {"blobs": str(side["blobs"]), "info": side["made"][variable]}


def _rows(side: Mapping[str, Any], step: Step) -> dict[str, Any] | None:
    """A table the step read, to compare models by."""
    for wire in step.inputs:
        info = side["made"].get(wire.variable)
        if info is not None and info["kind"] == "table" and info["exact"]:
            return _side(side, wire.variable)
    return None
