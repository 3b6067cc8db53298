"""One fitted pipeline says of raw rows what the graph says of them."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from designer.compiler import CompileError
from designer.engine.formats import models
from designer.exporters.pipeline import pipeline_files, pipeline_source

CARS = {
    "cars": ("sample_data", {"name": "penguins"}, {}),
    "split": ("split_data", {}, {"data": ["cars-000.output"]}),
    "clean": (
        "clean_missing",
        {"strategy": "most_frequent", "columns": ["bill_length_mm", "sex", "body_mass_g"]},
        {"data": ["split-000.train"]},
    ),
    "encode": (
        "encode_categories",
        {"columns": ["island", "sex"]},
        {"data": ["clean-000.cleaned"]},
    ),
    "some": (
        "select_columns",
        {"columns": ["year"], "mode": "drop"},
        {"data": ["encode-000.encoded"]},
    ),
    "forest": ("random_forest_classifier", {"n_estimators": 5}, {}),
    "train": (
        "train_model",
        {"label": "species", "features": None},
        {"data": ["fill-000.cleaned"], "estimator": ["forest-000.estimator"]},
    ),
    "fill": (
        "clean_missing",
        {"strategy": "median", "columns": ["bill_depth_mm", "flipper_length_mm"]},
        {"data": ["some-000.output"]},
    ),
    "clean_test": (
        "apply_transformation",
        {},
        {"transformation": ["clean-000.transformation"], "data": ["split-000.test"]},
    ),
    "encode_test": (
        "apply_transformation",
        {},
        {"transformation": ["encode-000.transformation"], "data": ["clean_test-000.output"]},
    ),
    "fill_test": (
        "apply_transformation",
        {},
        {"transformation": ["fill-000.transformation"], "data": ["encode_test-000.output"]},
    ),
    "score": (
        "score_model",
        {},
        {"model": ["train-000.output"], "data": ["fill_test-000.output"]},
    ),
}


def outputs_of(engine, plan):
    kept = {}

    def hear(event):
        for port, info in event.get("outputs", {}).items():
            kept[f"{event['node']}.{port}"] = info

    engine.start("pipeline", plan, hear)
    engine.wait("pipeline")
    return kept


def table(engine, info) -> pd.DataFrame:
    from designer.engine.formats import kinds

    return kinds.load(info, engine.outputs.blobs)


def test_transformations_become_steps(engine, plan_of, tmp_path):
    plan = plan_of(CARS)
    kept = outputs_of(engine, plan)
    files = pipeline_files(plan, engine.outputs.blobs, "model.py")
    assert set(files) == {"model.py", "model.skops", "penguins.csv"}
    pipeline = models.loads(files["model.skops"])
    assert [name for name, _ in pipeline.steps] == ["clean", "encode", "fill", "features", "model"]
    raw = table(engine, kept["split-000.test"])
    scored = table(engine, kept["score-000.output"])
    assert list(pipeline.predict(raw)) == list(scored["predicted"])
    assert list(pipeline.predict(raw.drop(columns=["species", "year"]))) == list(
        scored["predicted"]
    )
    proba = pipeline.predict_proba(raw)
    assert (proba == scored.filter(like="probability ").to_numpy()).all()
    compile(files["model.py"].decode(), "model.py", "exec")


def test_a_prepared_model_needs_no_more(engine, plan_of):
    plan = plan_of("penguins")
    kept = outputs_of(engine, plan)
    pipeline = models.loads(pipeline_files(plan, engine.outputs.blobs)["pipeline.skops"])
    raw = table(engine, kept["split-k3f.test"]).drop(columns="species")
    scored = table(engine, kept["score-m4t.output"])
    assert list(pipeline.predict(raw)) == list(scored["predicted"])


def test_the_source_is_short_and_has_only_what_it_needs(plan_of):
    text, _ = pipeline_source(plan_of(CARS))
    assert "score" not in text
    assert "confusion" not in text
    assert max(map(len, text.splitlines())) <= 100


def test_what_has_no_pipeline_form_is_named(engine, plan_of):
    graph = {
        "data": ("enter_data", {"text": "x,y\n1,0\n2,1\n3,0\n4,1\n"}, {}),
        "mine": (
            "execute_python",
            {"code": "def transform(data, other=None):\n    return data * 1\n"},
            {"data": ["data-000.output"]},
        ),
        "tree": ("decision_tree_classifier", {}, {}),
        "train": (
            "train_model",
            {"label": "y"},
            {"data": ["mine-000.output"], "estimator": ["tree-000.estimator"]},
        ),
    }
    plan = plan_of(graph)
    with pytest.raises(CompileError) as caught:
        pipeline_files(plan, engine.outputs.blobs)
    (problem,) = caught.value.problems
    assert (problem.code, problem.node) == ("no-pipeline-form", "mine-000")
    assert pipeline_files(plan, engine.outputs.blobs, start="mine")["pipeline.skops"]


def test_one_of_several_models_must_be_chosen(engine, plan_of):
    plan = plan_of("two_models")
    names = [step.name for step in plan.steps if "Model" in step.types.values()]
    with pytest.raises(CompileError, match="several trained models"):
        pipeline_source(plan)
    for name in names:
        pipeline_source(plan, target=name)
    with pytest.raises(CompileError, match="no trained model"):
        pipeline_source(plan, target="nothing")


def test_skops_files_open_with_skops(engine, plan_of):
    import skops.io

    from designer.engine.formats.trusted import trusted

    data = pipeline_files(plan_of("penguins"), engine.outputs.blobs)["pipeline.skops"]
    asked = skops.io.get_untrusted_types(data=data)
    assert skops.io.load(io.BytesIO(data), trusted=trusted(asked)).steps
