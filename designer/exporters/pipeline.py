"""The way from a table to a trained model as one fitted scikit-learn Pipeline.

What was fitted on the way stays as it is: `FrozenEstimator` keeps the pipeline from fitting it
again, perhaps on other rows. So the pipeline says of raw rows what the model says of them after
all that the graph does to its training rows.
"""

from __future__ import annotations

import ast
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from designer.compiler.formatting import formatted
from designer.compiler.imports import ordered
from designer.compiler.plan import Plan, Step, Wire
from designer.compiler.problem import CompileError, Problem
from designer.engine.outputs import Blobs

from .clean import RunnerDied, asked
from .files import Files, data_files, with_data, write

ROWS_ONLY = ("split_data",)
COLUMNS_ONLY = ("select_columns",)
NOTHING = "FunctionTransformer()"  # changes no column: Clean missing data when it drops rows
AS_TABLE = "verbose_feature_names_out=False).set_output(transform='pandas'))"
IMPORTS = (
    "from sklearn.compose import ColumnTransformer",
    "from sklearn.frozen import FrozenEstimator",
    "from sklearn.pipeline import Pipeline",
)


@dataclass(frozen=True)
class Part:
    """A step of the pipeline: the fitted transformation held by a variable."""

    name: str
    variable: str


def pipeline_files(
    plan: Plan,
    blobs: Blobs,
    name: str = "pipeline.py",
    *,
    target: str | None = None,
    start: str | None = None,
    seconds: float | None = None,
) -> Files:
    """The source of the pipeline, the fitted pipeline as a skops file, and the data files.

    Parameters
    ----------
    target : str, optional
        The node of the model; may be left out if there is one.
    start : str, optional
        The node whose table the pipeline begins with; by default the first on the way.
    seconds : float, optional
        How long fitting it may take.

    Raises
    ------
    CompileError
        With the problem that says which node has no pipeline form, or why fitting it failed.
    """
    text, needed = pipeline_source(plan, target=target, start=start)
    kept = PurePath(name).with_suffix(".skops").name
    fitted = _fitted(text, needed, blobs, seconds)
    return with_data({name: text.encode(), kept: fitted}, needed, blobs)


def pipeline_source(
    plan: Plan, *, target: str | None = None, start: str | None = None
) -> tuple[str, Plan]:
    """The source of the pipeline, and the part of the plan that it needs."""
    model = _model(plan, target)
    way = _way(plan, model, start)
    parts = [part for step, wire in way if (part := _part(plan, step, wire)) is not None]
    table = way[0][1] if way else _data(plan, model)
    needed = _without_ending(plan, model)
    ending = _assembly(model, table.variable, _data(plan, model).variable, parts)
    return replace(needed, ending=ending).script().text, needed


# ------------------------------------------------------------- the way
def _model(plan: Plan, target: str | None) -> Step:
    """The step that gives the model."""
    models = [step for step in plan.steps if set(step.types.values()) & {"Model", "Clusterer"}]
    if target is not None:
        found = [step for step in models if target in (step.node, step.name)]
        if not found:
            _refuse("no-model", f'"{target}" gives no trained model.', node=target)
        return found[0]
    if not models:
        _refuse("no-model", "There is no trained model in this graph.", "Add Train model.")
    if len(models) > 1:
        names = ", ".join(f'"{step.name}"' for step in models)
        hint = "Say which one you want."
        _refuse("several-models", f"There are several trained models: {names}.", hint)
    return models[0]


def _data(plan: Plan, step: Step) -> Wire:
    """The wire by which a table enters a step."""
    for wire in step.inputs:
        if plan.step(wire.node).types[wire.output] == "Table":
            return wire
    raise _no_form(step)


def _way(plan: Plan, model: Step, start: str | None) -> list[tuple[Step, Wire]]:
    """Steps between the chosen table and the model, each with the wire its table came by."""
    way: list[tuple[Step, Wire]] = []
    out = _data(plan, model)
    while True:
        step = plan.step(out.node)
        if start is not None and start in (step.node, step.name):
            return way
        tables = [wire for wire in step.inputs if _is_table(plan, wire)]
        if not tables:
            if start is not None:
                _refuse("not-on-the-way", f'The model does not follow from "{start}".', node=start)
            return way
        if len(tables) > 1:
            raise _no_form(step)
        way.insert(0, (step, tables[0]))
        out = tables[0]


def _is_table(plan: Plan, wire: Wire) -> bool:
    return plan.step(wire.node).types[wire.output] == "Table"


def _part(plan: Plan, step: Step, wire: Wire) -> Part | None:
    """What a step on the way becomes in the pipeline; None if it only chooses rows or columns."""
    if step.module in ROWS_ONLY + COLUMNS_ONLY or NOTHING in step.text:
        return None
    for port, type in step.types.items():
        if type == "Transformation":
            return Part(step.name, step.outputs[port])
    for other in step.inputs:
        if plan.step(other.node).types[other.output] == "Transformation":
            return Part(step.name, other.variable)
    raise _no_form(step)


def _no_form(step: Step) -> CompileError:
    return _problem(
        "no-pipeline-form",
        f'"{step.name}" cannot be a step of a scikit-learn pipeline.',
        "Export a script instead, or choose a table after this node.",
        node=step.node,
    )


def _problem(code: str, message: str, hint: str = "", node: str | None = None) -> CompileError:
    return CompileError([Problem(code, message, hint, node=node)])


def _refuse(code: str, message: str, hint: str = "", node: str | None = None) -> None:
    raise _problem(code, message, hint, node)


# ------------------------------------------------------------- the source
def _without_ending(plan: Plan, model: Step) -> Plan:
    """The steps that the model needs, and what they import."""
    nodes = plan.upstream([model.node])
    steps = tuple(step for step in plan.steps if step.node in nodes)
    found = [line for step in steps for line in _imports(step.setup)]
    imports = formatted(["\n".join(ordered([*found, *IMPORTS]))])[0]
    helpers = tuple(
        helper for helper in plan.helpers if any(helper in step.setup for step in steps)
    )
    return replace(plan, steps=steps, imports=tuple(imports.splitlines()), helpers=helpers)


def _imports(setup: str) -> Iterator[str]:
    """What a setup imports, a line for each name."""
    for node in ast.parse(setup).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            for name in node.names:
                yield ast.unparse(type(node)(**{**vars(node), "names": [name]}))


def _assembly(model: Step, table: str, data: str, parts: list[Part]) -> str:
    """Source that puts the pipeline together. Its own fit only looks at the columns.

    `table` is what the pipeline begins with, `data` what the model was trained on.
    """
    port = next(port for port, type in model.types.items() if type in ("Model", "Clusterer"))
    variable = model.outputs[port]
    features = f"{variable}.feature_names_in_"
    steps = [
        f"({name!r}, ColumnTransformer([('changed', FrozenEstimator({part.variable}), "
        f"list({part.variable}.feature_names_in_))], remainder='passthrough', {AS_TABLE},"
        for part, name in zip(parts, _names(parts), strict=True)
    ]
    steps += [
        f"('features', ColumnTransformer([('kept', 'passthrough', list({features}))], {AS_TABLE},",
        f"('model', FrozenEstimator({variable})),",
    ]
    if not parts:
        return formatted([f"pipeline = Pipeline([{' '.join(steps)}]).fit({data}[{features}])"])[0]
    used = ", ".join(f"*{part.variable}.feature_names_in_" for part in parts)
    rows = f"{table}[[column for column in {table} if column in used]]"
    lines = [
        f"used = {{{used}, *{features}}}",
        f"pipeline = Pipeline([{' '.join(steps)}]).fit({rows})",
    ]
    return "\n".join(formatted(lines))


def _names(parts: Iterable[Part]) -> list[str]:
    """Names for the steps of the pipeline, each different."""
    taken = {"features", "model"}
    names = []
    for part in parts:
        base = "".join(c if c.isalnum() else "_" for c in part.name) or "step"
        name, number = base, 2
        while name in taken:
            name, number = f"{base}_{number}", number + 1
        taken.add(name)
        names.append(name)
    return names


# ------------------------------------------------------------- the fitted pipeline
def _fitted(text: str, plan: Plan, blobs: Blobs, seconds: float | None) -> bytes:
    """Run the source in a clean process; give the pipeline as a skops file."""
    with tempfile.TemporaryDirectory(prefix="designer-export-") as place:
        folder = Path(place)
        work = folder / "work"
        work.mkdir()
        write(work, {"pipeline.py": text.encode(), **data_files(plan, blobs)})
        request = {
            "do": "run",
            "home": str(blobs.folder.parent),
            "folder": str(work),
            "script": str(work / "pipeline.py"),
            "blobs": str(folder / "blobs"),
            "variables": [{"variable": "pipeline", "type": "Model"}],
        }
        try:
            with asked(folder, request) as process:
                answer = process.answer(seconds)
        except RunnerDied as error:
            answer = {"error": str(error)}
        if "error" in answer:
            raise _problem("pipeline-failed", f"Fitting the pipeline failed: {answer['error']}")
        info = answer["variables"]["pipeline"]
        if not info["exact"]:
            why = info["summary"].get("why", "it holds code of your own")
            raise _problem("pipeline-not-kept", f"The pipeline cannot be written to a file: {why}")
        return Blobs(folder / "blobs").path(info["sha256"]).read_bytes()
