"""Laws that hold for every module written by hand."""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pandas as pd
import pytest
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

from modules.catalogue import Catalogue, Param
from modules.evaluate.measure import score_model
from modules.registry import sample_files
from modules.train.prepare import prepare_features

from .running import FUNCTIONS, alike, called, compiled, outcome, state
from .tables import odd, sample

RANDOM_CASES = 6
FILES = {
    "small.csv": "a;b\n1,5;x\n?;y\n",
    "small.tsv": "a\tb\n1\tx\n2\ty\n",
    "small.jsonl": '{"a": 1, "b": "01"}\n{"a": null, "b": "2"}\n',
}


@cache
def penguins() -> pd.DataFrame:
    return sample("penguins").drop(columns="year").iloc[::4].reset_index(drop=True)


@cache
def scored(label: str) -> pd.DataFrame:
    table = penguins().dropna(subset=label)
    learner = LogisticRegression() if label == "species" else Ridge()
    model = prepare_features(learner).fit(table.drop(columns=label), table[label])
    return score_model(model, table)


@cache
def inputs() -> dict[str, list[dict[str, Any]]]:
    """What is wired into each module; the law is tried with each."""
    tables = [{"data": penguins()}, {"data": odd()}]
    tree, kmeans = DecisionTreeClassifier(max_depth=3, random_state=0), KMeans(3, random_state=0)
    model = prepare_features(LogisticRegression()).fit(
        penguins().drop(columns="species"), penguins()["species"]
    )
    scaler = StandardScaler().set_output(transform="pandas")
    rule = scaler.fit(penguins()[["bill_length_mm", "bill_depth_mm"]])
    clusters = make_pipeline(StandardScaler(), KMeans(3, random_state=0)).fit(
        penguins().select_dtypes("number").dropna()
    )
    grouped = penguins().dropna()
    grouped = grouped.assign(predicted=clusters.predict(grouped[clusters.feature_names_in_]))
    return {
        "sample_data": [{}],
        "import_file": [{}],
        "enter_data": [{}],
        "select_columns": tables,
        "clean_missing": tables,
        "normalize": tables,
        "encode_categories": tables,
        "expand_dates": [{"data": odd()}],
        "split_data": tables,
        "apply_transformation": [{"transformation": rule, "data": penguins()}],
        "execute_python": [*tables, {"data": penguins(), "other": odd()}],
        "prepare_features": [{"estimator": tree}],
        "train_model": [{"data": t["data"], "estimator": prepare_features(tree)} for t in tables],
        "train_clustering": [{"data": penguins(), "estimator": prepare_features(kmeans)}],
        "score_model": [{"model": model, "data": penguins()}],
        "evaluate_model": [
            {"scored": scored("species")},
            {"scored": scored("species"), "other": scored("species").head(40)},
            {"scored": scored("body_mass_g")},
            {"scored": grouped, "other": grouped.head(50)},
        ],
        "cross_validate": [{"data": penguins(), "estimator": prepare_features(tree)}],
    }


VALUES: dict[str, list[Any]] = {
    "columns": [
        ["bill_length_mm"],
        ["island", "sex"],
        ["number", "flag_gaps"],
        ["when"],
        ["zoned"],
    ],
    "features": [["bill_length_mm", "bill_depth_mm"], ["island", "body_mass_g"]],
    "label": ["species", "body_mass_g", "label"],
    "stratify": ["species", "label"],
    "weight": ["body_mass_g", "whole"],
    "positive": ["Adelie", "nobody"],
    "missing": [["?"], ["x", "1,5"]],
    "types": [{"a": "text"}, {"b": "category", "a": "number"}, {"b": "date"}],
    "text": ["x,y\n1,a\n,b\n", '"a, b",c\n"1, 2",3\n'],
    "parts": [["month"], ["year", "hour"]],
    "file": ["small.csv", "small.tsv", "small.jsonl"],
    "code": [
        "def transform(data):\n    return data.head(3)\n",
        "def transform(data):\n    data['new'] = 1\n    return data\n",
        "import numpy as np\n\n\ndef transform(data, other=None):\n    return data.map(np.shape)\n",
    ],
    "number": [1.5, -1],
    "encoding": ["latin-1"],
    "sheet": ["first"],
    "random_state": [3],
    "max_categories": [2],
    "min_frequency": [5],
    "folds": [2, 3],
    "skip_rows": [1],
    "fraction": [0.25],
}


def candidates(param: Param) -> list[Any]:
    """Values to try for a parameter."""
    found = list(VALUES.get(param.name, []))
    for kind in param.accepts:
        if kind["kind"] == "choice" and param.name not in VALUES:
            found += kind["options"]
        elif kind["kind"] == "boolean":
            found += [True, False]
        elif kind["kind"] == "none":
            found.append(None)
    return found if found or not param.required else [param.default]


def settings(catalogue: Catalogue, name: str) -> Iterator[dict[str, Any]]:
    """Parameters to try: each value of each by itself, then some together."""
    params = [param for param in catalogue.modules[name].params if not param.hidden]
    needed = [p for p in params if p.required or p.inherits in ("task", "label")]
    base = {p.name: candidates(p)[0] for p in needed}
    yield base
    for param in params:
        for value in candidates(param):
            yield {**base, param.name: value}
    dice = random.Random(name)
    for _ in range(RANDOM_CASES):
        yield base | {p.name: dice.choice(candidates(p)) for p in params if candidates(p)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Any:
    place = tmp_path_factory.mktemp("files")
    for name, content in sample_files():
        (place / name).write_bytes(content)
    for name, text in FILES.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_text_and_call_give_the_same_and_change_no_input(
    catalogue: Catalogue, name: str, folder: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    worked = 0
    for given in inputs()[name]:
        before = {port: state(value) for port, value in given.items()}
        for params in settings(catalogue, name):
            full = with_file(catalogue, name, params)
            one = outcome(called, name, given, full)
            two = outcome(lambda *args: compiled(catalogue, *args), name, given, full)
            assert alike(one, two), f"{params}: {one} is not {two}"
            for port, value in given.items():
                assert alike(state(value), before[port]), f"{port} changed with {params}"
            worked += isinstance(one, list)
    assert worked, "no case worked at all"


def with_file(catalogue: Catalogue, name: str, params: Mapping[str, Any]) -> dict[str, Any]:
    """Fill in the bundled file that another parameter chooses."""
    files = catalogue.modules[name].code.get("files", {})
    chosen = {
        param: choice["options"][params.get(choice["param"], "penguins")]["name"]
        for param, choice in files.items()
    }
    return {**params, **chosen}


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_every_port_and_parameter_is_explained(catalogue: Catalogue, name: str) -> None:
    module = catalogue.modules[name]
    assert module.summary.endswith(".")
    assert module.keywords
    for part in (*module.inputs, *module.outputs, *module.params):
        assert part.help.endswith("."), f"{part.name} has no help"


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_scripts_import_only_what_their_readers_have(catalogue: Catalogue, name: str) -> None:
    for line in catalogue.modules[name].code.get("imports", {}).values():
        assert line.split()[1].split(".")[0] in {"pandas", "sklearn", "io"}, line


def test_every_module_is_tried() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert set(inputs()) == set(FUNCTIONS)
