"""What people see of outputs."""

from __future__ import annotations

import json
import re

import numpy as np
import pandas as pd
import pytest

from designer.engine import ViewError
from designer.schemas.files import Preview
from designer.schemas.outputs import MetricsView, ModelInfo, Scored, Stats, TablePage

from .frames import EXACT, SHOWN
from .plans import plan, step

MIXED = "from tests.engine.frames import mixed\nmixed = mixed()"
LEARN = (
    "import pandas as pd\n"
    "from sklearn.compose import make_column_selector, make_column_transformer\n"
    "from sklearn.impute import SimpleImputer\n"
    "from sklearn.linear_model import LogisticRegression\n"
    "from sklearn.pipeline import make_pipeline\n"
    "from sklearn.preprocessing import OneHotEncoder\n"
    "from sklearn.tree import DecisionTreeClassifier\n"
)
DATA = (
    "data = pd.DataFrame({'height': [1.5, 1.6, 1.7, 1.8] * 10, 'n': [1, 2, 3, 4] * 10,\n"
    "    'town': ['Bonn', 'Ulm', 'Bonn', None] * 10, 'fit': [True, False] * 20,\n"
    "    'label': ['yes', 'no', 'yes', 'yes'] * 10})"
)
PREPARED = (
    "words = make_pipeline(SimpleImputer(strategy='most_frequent'), OneHotEncoder())\n"
    "prepare = make_column_transformer((words, ['town', 'fit']), remainder='passthrough')\n"
    "model = make_pipeline(prepare, LogisticRegression())\n"
    "model = model.fit(data.drop(columns='label'), data['label'])"
)


@pytest.fixture
def seen(bench, monkeypatch):
    """Put an object into a plan as a step, and look at it."""

    def see(text: str, types: str = "Table", setup: str = LEARN):
        heard = bench.run(
            plan(
                step("data", DATA, setup="import pandas as pd"),
                step("a", text, "data", types=types, setup=setup),
            )
        )
        assert heard.state == "done", heard.node("a")
        key = heard.node("a")["key"]

        def ask(view: str, **args):
            return bench.engine.ask(view, key=key, port="output", **args)

        return ask

    return see


def keep(bench, frame: pd.DataFrame) -> str:
    from designer.engine.formats import kinds

    outputs = bench.engine.outputs
    outputs.record("k1", {"output": kinds.save(kinds.Made(frame, "Table"), outputs.blobs)})
    return "k1"


# ------------------------------------------------------------- tables
@pytest.mark.parametrize("frame", [*EXACT.values(), *SHOWN.values()], ids=[*EXACT, *SHOWN])
def test_every_table_can_be_seen(bench, frame):
    frame = frame()
    key = keep(bench, frame)
    page = TablePage.model_validate(bench.engine.ask("table", key=key, port="output"))
    assert page.rows == len(frame)
    assert [column.name for column in page.columns] == [str(name) for name in frame.columns]
    assert len(page.data) == min(100, len(frame)) if frame.shape[1] else True
    Stats.model_validate(bench.engine.ask("stats", key=key, port="output"))
    assert json.dumps(page.model_dump(), allow_nan=False)


def test_sorted_over_all_rows_gaps_last(bench):
    frame = pd.DataFrame({"a": np.arange(1000) % 7, "b": [np.nan, *range(999)]})
    key = keep(bench, frame)
    page = bench.engine.ask("table", key=key, port="output", sort="b", descending=True, limit=2)
    assert [row[1] for row in page["data"]] == [998, 997]
    last = bench.engine.ask("table", key=key, port="output", sort="b", offset=999)
    assert [row[1] for row in last["data"]] == [None]


def test_categories_sort_in_their_order(bench):
    frame = pd.DataFrame(
        {"a": pd.Categorical(["low", "high", "mid"], ["low", "mid", "high"], True)}
    )
    page = bench.engine.ask("table", key=keep(bench, frame), port="output", sort="a")
    assert [row[0] for row in page["data"]] == ["low", "mid", "high"]


def test_a_column_that_is_not_there(bench):
    with pytest.raises(ViewError, match='no column "z"'):
        bench.engine.ask("table", key=keep(bench, EXACT["mixed"]()), port="output", sort="z")


def test_statistics(bench):
    found = bench.engine.ask("stats", key=keep(bench, EXACT["mixed"]()), port="output")
    by_name = {column["name"]: column for column in found["columns"]}
    frame = EXACT["mixed"]()
    assert by_name["weight"]["missing"] == frame["weight"].isna().sum()
    assert by_name["weight"]["median"] == pytest.approx(frame["weight"].median())
    assert by_name["weight"]["std"] == pytest.approx(frame["weight"].std())
    assert sum(by_name["weight"]["histogram"]["counts"]) == frame["weight"].notna().sum()
    assert dict(by_name["word"]["top"]) == frame["word"].value_counts().to_dict()
    assert by_name["day"]["min"] == "2020-01-01"
    assert [by_name[name]["type"] for name in frame] == [
        "number", "integer", "text", "number", "boolean", "category", "date",
    ]  # fmt: skip


def test_an_output_that_is_not_there(bench):
    with pytest.raises(ViewError, match="not kept"):
        bench.engine.ask("table", key="0" * 64, port="output")
    with pytest.raises(ViewError, match="no view"):
        bench.engine.ask("nonsense")


# ------------------------------------------------------------- metrics
def test_metrics(seen):
    text = (
        "a = {'accuracy': 0.9, 'auc': float('nan'),\n"
        "  'confusion_matrix': pd.DataFrame(\n"
        "    [[1, 2]], index=pd.Index(['x'], name='true'), columns=['x', 'y']),\n"
        "  'other': {'accuracy': 0.8}, 'classes': ['x', 'y']}"
    )
    found = MetricsView.model_validate(seen(text, "Metrics")("metrics"))
    assert found.values == {"accuracy": 0.9, "auc": None, "other.accuracy": 0.8}
    assert found.tables["confusion_matrix"].model_dump() == {
        "columns": ["true", "x", "y"],
        "data": [["x", 1, 2]],
    }
    assert found.series == {"classes": ["x", "y"]}


# ------------------------------------------------------------- models
def test_a_pipeline_is_described_by_its_learner(seen):
    found = ModelInfo.model_validate(seen(PREPARED.replace("model", "a"), "Model")("model"))
    assert found.class_ == "LogisticRegression"
    assert found.classes == ["no", "yes"]
    assert found.features == ["height", "n", "town", "fit"]
    assert found.coefficients.columns == ["yes"]
    assert len(found.coefficients.index) == 7
    assert [field.type for field in found.input] == ["number", "integer", "text", "boolean"]
    assert found.input[2].levels == ["Bonn", "Ulm"]
    assert [field.example for field in found.input] == [1.5, 1, "Bonn", True]


def test_a_tree_is_shown_as_rules(seen):
    text = "a = DecisionTreeClassifier(max_depth=2).fit(data[['height', 'n']], data['label'])"
    found = seen(text, "Model")("model")
    assert "|---" in found["text"]
    assert [each["feature"] for each in found["importances"]]


def test_try_it(seen):
    ask = seen(PREPARED.replace("model", "a"), "Model")
    rows = [
        {"height": "1.7", "n": 3, "town": "Bonn", "fit": "yes"},
        {"height": 1.6, "n": "2", "town": None, "fit": False},
    ]
    found = Scored.model_validate(ask("score", rows=rows))
    assert found.columns == ["predicted", "probability no", "probability yes"]
    assert found.data[0][0] == "yes"
    assert found.data[0][1] + found.data[0][2] == pytest.approx(1)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"height": "tall"}, "\"height\" must be a number, not 'tall'"),
        ({"fit": "perhaps"}, '"fit" must be true or false'),
        ({"height": ""}, 'cannot do without a value for "height"'),
        ({"town": "Paris"}, "has not seen 'Paris' in \"town\""),
    ],
)
def test_what_a_model_cannot_take_is_said(seen, row, words):
    ask = seen(PREPARED.replace("model", "a"), "Model")
    with pytest.raises(ViewError, match=words):
        ask("score", rows=[{"height": 1.7, "n": 3, "town": "Bonn", "fit": True, **row}])


def test_try_a_file(seen, bench):
    ask = seen(PREPARED.replace("model", "a"), "Model")
    digest = bench.engine.outputs.blobs.add(b"height,n,town,fit\n1.7,3,Bonn,True\n1.6,2,,False\n")
    found = ask("score_file", file={"name": "rows.csv", "sha256": digest})
    assert found["columns"][:5] == ["height", "n", "town", "fit", "predicted"]
    assert len(found["data"]) == 2
    digest = bench.engine.outputs.blobs.add(b"height\n1.7\n")
    with pytest.raises(ViewError, match='no column "n", "town", "fit"'):
        ask("score_file", file={"name": "rows.csv", "sha256": digest})


# ------------------------------------------------------------- downloads
@pytest.mark.parametrize("to", ["csv", "parquet", "arrow", "json"])
def test_tables_are_had_in_other_formats(seen, tmp_path, to):
    path = tmp_path / "out"
    found = seen("a = data")("convert", to=to, path=str(path))
    assert found["size"] == path.stat().st_size > 0
    if to == "parquet":
        assert pd.read_parquet(path)["n"].tolist() == [1, 2, 3, 4] * 10


def test_what_cannot_be_had(seen, tmp_path):
    with pytest.raises(ViewError, match="cannot be had as skops"):
        seen("a = data")("convert", to="skops", path=str(tmp_path / "x"))


# ------------------------------------------------------------- files
FILES = {
    "plain": ("a.csv", b"x,y\n1,u\n2,v\n", {}, ["x", "y"]),
    "semicolons and commas": (
        "a.csv", b"x;y\n1,5;u\n2,5;v\n", {"delimiter": "semicolon", "decimal": ","}, ["x", "y"],
    ),
    "tabs": ("a.txt", b"x\ty\n1\tu\n", {"delimiter": "tab"}, ["x", "y"]),
    "tabs by name": ("a.tsv", b"x\ty\n1\tu\n", {}, ["x", "y"]),
    "question marks": ("a.csv", b"x,y\n1,u\n?,v\n3,w\n", {"missing": ["?"]}, ["x", "y"]),
    "windows letters": ("a.csv", "x,y\n1,é\n".encode("cp1252"), {"encoding": "cp1252"}, ["x", "y"]),
    "no header": ("a.csv", b"1,2\n3,4\n", {"header": False}, ["column_0", "column_1"]),
    "excel's utf-8": ("a.csv", "\ufeffx,y\n1,2\n".encode(), {}, ["x", "y"]),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_file_says_how_it_is_written(bench, name):
    file, data, detected, columns = FILES[name]
    digest = bench.engine.outputs.blobs.add(data)
    found = bench.engine.ask("file", file={"name": file, "sha256": digest}, params={}, guess=True)
    preview = Preview.model_validate(found)
    assert preview.detected == detected
    assert [column.name for column in preview.columns] == columns
    assert preview.rows == len(preview.data)


def test_parameters_win_over_what_was_found(bench):
    digest = bench.engine.outputs.blobs.add(b"1,2\n3,4\n")
    file = {"name": "a.csv", "sha256": digest}
    found = bench.engine.ask("file", file=file, params={"header": True}, guess=True)
    assert [column["name"] for column in found["columns"]] == ["1", "2"]


def test_a_look_without_guessing_shows_what_a_run_would_read(bench):
    digest = bench.engine.outputs.blobs.add(b"x;y\n1;2\n")
    file = {"name": "a.csv", "sha256": digest}
    found = bench.engine.ask("file", file=file, params={})
    assert [column["name"] for column in found["columns"]] == ["x;y"]
    assert found["detected"] == {"delimiter": "semicolon"}


@pytest.mark.parametrize(
    ("types", "words"),
    [
        ({"y": "text", "x": "number"}, "“x” cannot be read as number: .*'1,5'"),
        ({"z": "date"}, "no column “z”"),
    ],
)
def test_a_type_that_does_not_fit_names_its_column(bench, types, words):
    digest = bench.engine.outputs.blobs.add(b"x;y\n1,5;2\n")
    params = {"delimiter": "semicolon", "types": types}
    found = bench.engine.ask("file", file={"name": "a.csv", "sha256": digest}, params=params)
    assert re.match(f".*{words}", found["complaint"])
    assert [column["name"] for column in found["columns"]] == ["x", "y"]


def test_what_cannot_be_read_so_is_shown_as_it_can_be(bench):
    digest = bench.engine.outputs.blobs.add("x,y\n1,é\n".encode("cp1252"))
    found = bench.engine.ask("file", file={"name": "a.csv", "sha256": digest}, params={})
    assert found["data"] == [[1, "é"]]
    assert found["detected"] == {"encoding": "cp1252"}
    assert "not stored as utf-8" in found["complaint"]


def test_a_file_that_cannot_be_read(bench):
    digest = bench.engine.outputs.blobs.add(b"\x00\x01nonsense")
    with pytest.raises(ViewError, match="cannot be read"):
        bench.engine.ask("file", file={"name": "a.parquet", "sha256": digest}, params={})


def test_a_viewer_that_dies_is_replaced(bench):
    key = keep(bench, EXACT["mixed"]())
    bench.engine.ask("table", key=key, port="output")
    bench.engine._viewers._viewer.process.kill()
    assert bench.engine.ask("table", key=key, port="output")["rows"]


def test_rows_with_a_cell_too_many_are_pointed_out(bench):
    digest = bench.engine.outputs.blobs.add(b"x,y\n1,2,\n3,4,\n")
    found = bench.engine.ask("file", file={"name": "a.csv", "sha256": digest}, params={})
    assert "a cell more than the first line has names" in found["complaint"]
