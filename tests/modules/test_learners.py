"""Laws that hold for every generated learner: it compiles, fits, scores, and can be kept.

Each is placed behind Prepare features on a table with words and gaps, as a person would.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from threadpoolctl import threadpool_limits

from designer.compiler.compile import compile as compile_graph
from designer.compiler.plan import Step
from designer.engine.formats import models, tables
from designer.engine.formats.same import same_frames
from graph_store import Graph
from modules.catalogue import Catalogue
from modules.from_sklearn import known_limits, learners, snake
from tests.graphs_of import graph

from .tables import sample

SINGLE = [
    snake(cls.__name__)
    for cls, _ in learners()
    if not known_limits()[cls.__name__].get("several_targets")
]
LABELS = {"classification": "species", "regression": "miles_per_gallon"}
PARAMS = {"quadratic_discriminant_analysis": {"reg_param": 0.1}}  # categories are collinear
SCALES = {"nonnegative_features": "minmax"}


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Small fits on a busy machine are fastest in one thread."""
    with threadpool_limits(1):
        yield


@cache
def table(task: str) -> pd.DataFrame:
    if task == "regression":
        return sample("cars").dropna(subset="miles_per_gallon").iloc[::4].drop(columns="name")
    return sample("penguins").iloc[::4]


def experiment(name: str, task: str, limits: Any) -> Graph:
    scale = next((SCALES[limit] for limit in limits if limit in SCALES), "standard")
    prepare = ("prepare_features", {"scale": scale}, {"estimator": "learner.estimator"})
    if task == "clustering":
        return graph(
            data=("sample_data", {"name": "penguins"}),
            learner=(name, PARAMS.get(name, {})),
            prepare=prepare,
            train=("train_clustering", {}, {"data": "data", "estimator": "prepare"}),
            score=("score_model", {}, {"model": "train.clusterer", "data": "data"}),
            evaluate=("evaluate_model", {}, {"scored": "score"}),
        )
    params: dict[str, Any] = {"label": LABELS[task]}
    if limits.get("one_feature"):
        params["features"] = ["weight"]
    return graph(
        data=("sample_data", {"name": "cars" if task == "regression" else "penguins"}),
        learner=(name, PARAMS.get(name, {})),
        prepare=prepare,
        train=("train_model", params, {"data": "data", "estimator": "prepare"}),
        score=("score_model", {}, {"model": "train", "data": "data"}),
        evaluate=("evaluate_model", {}, {"scored": "score"}),
    )


def run(steps: tuple[Step, ...], data: pd.DataFrame) -> dict[str, Any]:
    """Execute a plan on a table that stands in for the one it would read."""
    names: dict[str, Any] = {}
    for step in steps:
        if step.module == "sample_data":
            names[step.outputs["output"]] = data
        else:
            exec(f"{step.setup}\n{step.text}", names)
    return {step.module: names[next(iter(step.outputs.values()))] for step in steps}


def reloaded(frame: pd.DataFrame) -> pd.DataFrame:
    """The table as a later run reads it."""
    sink = io.BytesIO()
    tables.write(frame, sink)
    with pa.ipc.open_file(pa.py_buffer(sink.getvalue())) as file:
        return tables.from_arrow(file.read_all())


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", SINGLE)
def test_a_learner_fits_scores_and_is_kept(catalogue: Catalogue, name: str) -> None:
    module = catalogue.modules[name]
    task = str(module.task)
    plan = compile_graph(experiment(name, task, module.limits), catalogue)
    live = run(plan.steps, table(task))
    again = run(plan.steps, reloaded(table(task)))

    assert same_frames(live["score_model"], again["score_model"])
    metrics = live["evaluate_model"]
    assert metrics.get("accuracy", metrics.get("silhouette", 1.0)) > 0.2
    assert set(live["score_model"]["predicted"].notna()) == {True}

    model = live["train_clustering" if task == "clustering" else "train_model"]
    again_scored = models.loads(models.dumps(model)).predict(table(task))
    assert (again_scored == live["score_model"]["predicted"]).all()
