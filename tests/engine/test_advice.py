"""Odd files and odd data: what people are told on the node that fails.

All cases of a kind are nodes of one graph, run once by the engine.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from designer.compiler import compile
from designer.engine.advice import advise
from modules.catalogue import Catalogue
from tests.graphs_of import Spec, graph, id_of

from .plans import step

ROWS = 30
NUM = [i % 7 + i / 10 for i in range(ROWS)]
LABEL = ["yes" if value > 4 else "no" for value in NUM]


def csv(**columns: Any) -> bytes:
    text: str = pd.DataFrame({"num": NUM, **columns, "label": LABEL}).to_csv(index=False)
    return text.encode()


def written(write: Callable[[pd.DataFrame, io.BytesIO], Any], **columns: Any) -> bytes:
    sink = io.BytesIO()
    write(pd.DataFrame({"num": NUM, "label": LABEL, **columns}), sink)
    return sink.getvalue()


def packed(*names: str) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name in names:
            archive.writestr(name, csv())
    return sink.getvalue()


def excel(**columns: Any) -> bytes:
    def write(table: pd.DataFrame, sink: io.BytesIO) -> None:
        table.to_excel(sink, sheet_name="one", index=False)

    return written(write, **columns)


def parquet(**columns: Any) -> bytes:
    return written(lambda table, sink: table.to_parquet(sink), **columns)


GAPPED = [None if i == 3 else i for i in range(ROWS)]
FILES: dict[str, tuple[bytes, dict[str, Any], str]] = {
    "empty.csv": (b"", {}, 'The file "empty.csv" is empty. Choose another file.'),
    "blank.csv": (b"\n \n", {}, 'The file "blank.csv" is empty. Choose another file.'),
    "skipped.csv": (
        csv(),
        {"skip_rows": 99},
        'No table was found in "skipped.csv". '
        'Look at "skip rows": it may leave out the whole file.',
    ),
    "utf16.csv": (
        csv().decode().encode("utf-16"),
        {},
        'The letters of "utf16.csv" are not stored as utf-8. Set "encoding" to utf-16.',
    ),
    "windows.csv": (
        csv(word=["é"] * ROWS).decode().encode("cp1252"),
        {},
        'The letters of "windows.csv" are not stored as utf-8. Set "encoding" to cp1252.',
    ),
    "packed.csv": (
        packed("a.csv"),
        {},
        'The file "packed.csv" is no text file: it is packed (.zip or .xlsx). '
        'Give it the right ending, or choose its "format".',
    ),
    "bytes.csv": (
        bytes(range(256)) * 9,
        {},
        'The file "bytes.csv" is no text file: it is of a kind unknown here. '
        'Give it the right ending, or choose its "format".',
    ),
    "text.xlsx": (
        csv(),
        {},
        'The file "text.xlsx" is not an Excel file but a text. Choose its "format".',
    ),
    "text.parquet": (
        csv(),
        {},
        'The file "text.parquet" is not a Parquet file but a text. Choose its "format".',
    ),
    "several.zip": (
        packed("a.csv", "b.csv"),
        {},
        '"several.zip" must hold one file. Unpack it, and choose the one you mean.',
    ),
    "ragged.csv": (
        b"a,b\n1,2\n1,2,3\n",
        {},
        'Line 3 of "ragged.csv" has 3 cells, the lines before it 2. Look at "delimiter" and '
        '"skip rows"; a cell that holds the delimiter needs quotes.',
    ),
    "open.csv": (
        b'a,b\n1,"2\n3,4\n',
        {},
        'In "open.csv" a quote (") that opens in row 2 is never closed. Correct it.',
    ),
    "broken.jsonl": (
        b'{"a": 1}\n{"a":\n',
        {},
        '"broken.jsonl" cannot be read as JSON: Expected object or value at position 14. '
        'JSON lines hold one object a line, such as {"size": 3}.',
    ),
    "book.xlsx": (excel(), {"sheet": "two"}, '"book.xlsx" has no sheet "two"; it has "one".'),
    "grouped.csv": (
        csv(money=[f"{i + 1},{i + 100}" for i in range(ROWS)]),
        {"types": {"money": "number"}},
        "\"money\" cannot be number: it holds '1,100' and 29 other values. "
        "Set \"thousands\" to ','.",
    ),
    "units.csv": (
        csv(weight=[f"{i} kg" for i in range(ROWS)]),
        {"types": {"weight": "number"}},
        "\"weight\" cannot be number: it holds '0 kg' and 29 other values. "
        "Leave it as text, and make numbers of it with Execute Python script.",
    ),
    "marked.csv": (
        csv(n=["?" if i == 3 else i for i in range(ROWS)]),
        {"types": {"n": "number"}},
        "\"n\" cannot be number: it holds '?'. If it stands for a gap, add '?' to \"missing\".",
    ),
    "gaps.csv": (
        csv(n=GAPPED),
        {"types": {"n": "integer"}},
        '"n" cannot be integer: it has 1 gap. Choose "number" in "types", '
        "or fill the gaps later.",
    ),
    "halves.csv": (
        csv(),
        {"types": {"num": "integer"}},
        '"num" cannot be integer: it holds 1.1 and 26 other values. Choose "number" in "types".',
    ),
    "flags.csv": (
        csv(flag=[None if i == 3 else i % 2 == 0 for i in range(ROWS)]),
        {"types": {"flag": "boolean"}},
        '"flag" cannot be boolean: it has 1 gap. Choose "category" or "text" in "types", '
        "or fill the gaps later.",
    ),
    "words.xlsx": (
        excel(flag=["ja", "nein"] * (ROWS // 2)),
        {"types": {"flag": "boolean"}},
        "\"flag\" cannot be boolean: it holds 'ja' and 1 other value. "
        'A boolean is true or false, or 1 or 0. Choose "category" in "types".',
    ),
    "gaps.parquet": (
        parquet(n=GAPPED),
        {"types": {"n": "integer"}},
        '"n" cannot be integer: it has 1 gap. Choose "number" in "types", '
        "or fill the gaps later.",
    ),
    "dates.jsonl": (
        b'{"on": "2026-01-02"}\n{"on": "soon"}\n',
        {"types": {"on": "date"}},
        "\"on\" cannot be date: it holds 'soon'. "
        "Write dates as 2026-01-31, or leave it as text.",
    ),
    "unknown.csv": (
        csv(),
        {"types": {"when": "date"}},
        '"types" names the column "when", which "unknown.csv" does not have; '
        'it has "num", "label".',
    ),
    "unknown.parquet": (
        parquet(),
        {"types": {"size": "number"}},
        '"types" names the column "size", which "unknown.parquet" does not have; '
        'it has "num", "label".',
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(pool: Any, tmp_path_factory: Any, catalogue: Catalogue) -> Callable[..., dict[str, str]]:
    """Run nodes over files; give what is said of those that fail."""
    from designer.engine import Engine

    from .conftest import Bench

    def run(files: dict[str, bytes], nodes: dict[str, Spec]) -> dict[str, str]:
        with Engine(tmp_path_factory.mktemp("home"), pool=pool) as engine:
            values = {
                name: {"name": name, "sha256": engine.outputs.blobs.add(data)}
                for name, data in files.items()
            }
            loads = {
                f"file_{at}": ("import_file", {"file": value, **OPTIONS.get(name, {})})
                for at, (name, value) in enumerate(values.items())
            }
            plan = compile(graph(**loads, **nodes), catalogue, format=list)
            heard = Bench(engine).run(plan)
            failed = [e for e in heard.of("node-state") if e["state"] == "failed"]
            return {event["node"]: event["error"]["message"] for event in failed}

    return run


OPTIONS = {name: params for name, (_, params, _) in FILES.items()}


def test_files_that_cannot_be_read(told: Callable[..., dict[str, str]]) -> None:
    found = told({name: data for name, (data, _, _) in FILES.items()}, {})
    expected = {id_of(f"file_{at}"): words for at, (_, _, words) in enumerate(FILES.values())}
    assert found == expected


# ------------------------------------------------------------- tables
def learns(data: str, label: str = "label", **more: Any) -> Spec:
    return ("train_model", {"label": label, **more}, {"data": data, "estimator": "ready"})


TABLES: dict[str, bytes] = {
    "plain.csv": csv(word=["a", "b", "c"] * 10),
    "header.csv": b"num,label\n",
    "label alone.csv": b"label\n" + b"yes\nno\n" * 9,
    "one row.csv": b"num,label\n1,yes\n",
    "infinite.csv": csv(x=["inf" if i == 3 else i for i in range(ROWS)]),
    "label gaps.csv": csv(other=[None if i < 4 else "ab"[i % 2] for i in range(ROWS)]),
    "one class.csv": csv(other=["same"] * ROWS),
    "rare.csv": csv(other=["seldom", *["often"] * (ROWS - 1)]),
    "nested.jsonl": b"".join(
        json.dumps({"num": n, "parts": {"a": 1}, "label": word}).encode() + b"\n"
        for n, word in zip(NUM, LABEL, strict=True)
    ),
}
FILE = {name: f"file_{at}" for at, name in enumerate(TABLES)}
NODES: dict[str, tuple[Spec, str]] = {
    "absent": (
        learns(FILE["plain.csv"], "lable"),
        'The table at "data" has no column "lable"; it has "num", "word", "label". '
        'Did you mean "label"?',
    ),
    "unscored": (
        ("evaluate_model", {"label": "label", "task": "classification"},
         {"scored": FILE["plain.csv"]}),
        'The table at "scored" has no column "predicted". Let Score model make it first.',
    ),
    "other_truth": (
        ("evaluate_model", {"label": "word", "task": "classification"}, {"scored": "numbered"}),
        "\"word\" holds 'a', but the model predicts 1. Is it the right \"label\"?",
    ),
    "halves": (
        ("evaluate_model", {"label": "num", "task": "classification"}, {"scored": "numbered"}),
        '"num" holds 0.0, but the model predicts 1. Is it the right "label"?',
    ),
    "no_number": (
        ("evaluate_model", {"label": "word", "task": "regression"}, {"scored": "numbered"}),
        "\"word\" holds 'a', which is no number as the predictions are. "
        'Is it the right "label"?',
    ),
    "unpredicted": (
        ("evaluate_model", {"label": "num", "task": "regression"}, {"scored": "partly"}),
        'The model gave no prediction for 1 row, as "predicted" shows. '
        "Choose another learner, or other parameters for it.",
    ),
    "mixed": (
        learns("mixture"),
        'The label "label" mixes values of type int and str. '
        "Make it one of them, with Execute Python script.",
    ),
    "no_date": (
        ("expand_dates", {"columns": ["word"]}, {"data": FILE["plain.csv"]}),
        "\"word\" holds 'a', which is no date. Choose columns of dates, or correct their types "
        "where the table is imported.",
    ),
    "no_number_to_change": (
        ("normalize", {"columns": ["word"]}, {"data": FILE["plain.csv"]}),
        "\"word\" holds text such as 'a', which is no number. "
        'Choose columns of numbers in "columns".',
    ),
    "nothing_to_learn_from": (
        ("train_model", {"label": "label"},
         {"data": FILE["label alone.csv"], "estimator": "learner.estimator"}),
        'The table at "data" has no column beside the label "label".',
    ),
    "no_numbers": (
        ("normalize", {}, {"data": "words"}),
        'The table at "data" has no column of numbers to change.',
    ),
    "gaps_in_strata": (
        ("split_data", {"stratify": "other"}, {"data": FILE["label gaps.csv"]}),
        '"other", by which the rows are split, is missing in 4 rows. Put Clean missing data before '
        'this node, or choose another column in "stratify".',
    ),
    "in_order": (
        ("split_data", {"stratify": "word", "shuffle": False}, {"data": FILE["plain.csv"]}),
        "Rows in their order cannot be spread by a column. "
        'Switch "shuffle" on, or empty "stratify".',
    ),
    "only_dates": (
        ("train_model", {"label": "label", "features": ["when"]},
         {"data": "dated", "estimator": "ready"}),
        'No column is left to learn from. Prepare features leaves out dates ("when"): '
        "put Expand dates before it, to make numbers of them.",
    ),
    "weighed": (
        ("train_model", {"label": "label", "weight": "num"},
         {"data": FILE["plain.csv"], "estimator": "ready_neighbours"}),
        'KNeighborsClassifier cannot weigh rows. Empty "weight", or choose another learner.',
    ),
    "below_zero": (
        ("train_model", {"label": "label"}, {"data": FILE["plain.csv"], "estimator": "ready_nb"}),
        'MultinomialNB takes no negative features. Set "scale" of Prepare features to minmax, '
        "or choose another learner.",
    ),
    "one_only": (
        ("train_model", {"label": "num", "features": ["word"]},
         {"data": FILE["plain.csv"], "estimator": "ready_isotonic"}),
        'This learner takes one column of numbers. Choose it in "features".',
    ),
    "from_zero": (
        ("train_model", {"label": "num", "features": ["word"]},
         {"data": FILE["plain.csv"], "estimator": "ready_gamma"}),
        'The label "num" goes down to 0, below what this learner takes. Choose another learner.',
    ),
    "groups": (
        ("train_clustering", {}, {"data": FILE["one row.csv"], "estimator": "ready_means"}),
        "The table has 1 row, too few for 8 clusters.",
    ),
    "without_label": (
        ("train_clustering", {}, {"data": FILE["plain.csv"], "estimator": "by_target"}),
        'Prepare features with "categories" set to target needs a label, which a clustering does '
        "not have. Set it to one-hot or ordinal.",
    ),
    "typed": (
        ("enter_data", {"text": "a,b\n1,2\n1,2,3\n"}),
        "Line 3 of the text has 3 cells, the lines before it 2. "
        "A cell that holds the delimiter needs quotes.",
    ),
    "typed_nothing": (
        ("enter_data", {"text": ""}),
        "There is no text. Write the names of the columns in its first line.",
    ),
    "few": (
        ("split_data", {}, {"data": FILE["header.csv"]}),
        'The table at "data" has 0 rows: that is too few to split.',
    ),
    "single": (
        ("cross_validate", {"label": "label"}, {"data": FILE["one row.csv"],
                                                "estimator": "ready"}),
        'The table at "data" has 1 row, too few for 5 folds.',
    ),
    "endless": (
        learns(FILE["infinite.csv"]),
        '"x" holds infinity (inf), in 1 row, which no learner takes. Add "inf" to "missing" in '
        "Import file, or remove these rows.",
    ),
    "gapped": (
        learns(FILE["label gaps.csv"], "other"),
        'The label "other" is missing in 4 rows. Put Clean missing data before this node, '
        'with "other" in "columns".',
    ),
    "same": (
        learns(FILE["one class.csv"], "other"),
        "The label \"other\" is 'same' in all 30 rows: there is nothing to tell apart. Choose "
        'another label or, if a split left out a class, name the label in its "stratify".',
    ),
    "rarely": (
        ("split_data", {"stratify": "other"}, {"data": FILE["rare.csv"]}),
        '"other" is "seldom" in 1 row, too few to be in every part. Choose other parts, '
        "or leave such rows out.",
    ),
    "measured": (
        learns(FILE["plain.csv"], "num"),
        'The label "num" holds 30 different numbers, which are no classes. '
        "Choose a regressor, or another label.",
    ),
    "worded": (
        ("train_model", {"label": "label"}, {"data": FILE["plain.csv"], "estimator": "line"}),
        "The label \"label\" holds 'no', no number. Choose a classifier, or another label.",
    ),
    "raw": (
        ("train_model", {"label": "label"}, {"data": FILE["plain.csv"],
                                             "estimator": "learner.estimator"}),
        "\"word\" holds text such as 'a', and the learner takes numbers only. "
        "Put Prepare features in front of it.",
    ),
    "gaps_in_features": (
        ("train_model", {"label": "label", "features": ["num", "x"]},
         {"data": "hole.output", "estimator": "learner.estimator"}),
        '"x" has gaps. Put Prepare features in front of the learner.',
    ),
    "nested": (
        learns(FILE["nested.jsonl"]),
        'The cells of "parts" are no single values but of type dict. Leave the column out with '
        "Select columns, or make plain columns of it with Execute Python script.",
    ),
    "foreign": (
        ("clean_missing", {"strategy": "most_frequent"}, {"data": "own"}),
        '"word" has a type of pandas whose gaps scikit-learn does not know. End your own code '
        'with data.astype({"word": "object"}) or leave the column out.',
    ),
}  # fmt: skip
AROUND: dict[str, Spec] = {
    "learner": ("logistic_regression",),
    "ready": ("prepare_features", {}, {"estimator": "learner.estimator"}),
    "regressor": ("linear_regression",),
    "line": ("prepare_features", {}, {"estimator": "regressor.estimator"}),
    "hole": ("enter_data", {"text": "num,x,label\n1,2,a\n2,,b\n3,4,a\n"}),
    "words": ("select_columns", {"columns": ["word"]}, {"data": FILE["plain.csv"]}),
    "dated": (
        "execute_python",
        {"code": "import pandas as pd\n\n\ndef transform(data):\n"
                 "    return data.assign(when=pd.Timestamp('2026-01-02'))\n"},
        {"data": FILE["plain.csv"]},
    ),
    **{
        f"learner_{name}": (module,)
        for name, module in {
            "neighbours": "k_neighbors_classifier",
            "nb": "multinomial_nb",
            "isotonic": "isotonic_regression",
            "gamma": "gamma_regressor",
            "means": "k_means",
        }.items()
    },
    **{
        f"ready_{name}": ("prepare_features", {}, {"estimator": f"learner_{name}.estimator"})
        for name in ("neighbours", "nb", "isotonic", "gamma", "means")
    },
    "by_target": (
        "prepare_features",
        {"categories": "target"},
        {"estimator": "learner_means.estimator"},
    ),
    "partly": ("enter_data", {"text": "num,predicted\n1,1\n2,\n3,3\n"}),
    "numbered": (
        "execute_python",
        {"code": "def transform(data):\n    return data.assign(predicted=1)\n"},
        {"data": FILE["plain.csv"]},
    ),
    "mixture": (
        "execute_python",
        {"code": "def transform(data):\n    mixed = [1, '1'] * (len(data) // 2)\n"
                 "    return data.assign(label=mixed).astype({'label': object})\n"},
        {"data": FILE["plain.csv"]},
    ),
    "own": (
        "execute_python",
        {"code": "def transform(data):\n    return data.assign(word=data['word']."
                 "where(data['num'] > 1).astype('string'))\n"},
        {"data": FILE["plain.csv"]},
    ),
}  # fmt: skip


def test_tables_that_cannot_be_used(told: Callable[..., dict[str, str]]) -> None:
    nodes = {name: spec for name, (spec, _) in NODES.items()}
    found = told(TABLES, {**AROUND, **nodes})
    assert found == {id_of(name): words for name, (_, words) in NODES.items()}


# ------------------------------------------------------------- what is left alone
def test_errors_without_advice_keep_their_words() -> None:
    plain = step("a", "a = 1 / 0")
    assert advise(ZeroDivisionError("division by zero"), plain, {}) is None


def test_the_users_own_errors_are_left_alone() -> None:
    own = step("a", "a = data['no']", "data", own_code=True)
    assert advise(KeyError("no"), own, {"data": pd.DataFrame({"a": [1]})}) is None


def test_a_rule_that_fails_is_no_harm() -> None:
    odd = step("a", "a = pd.read_csv('gone.csv')", files={"gone.csv": "0" * 64})
    assert advise(ValueError("whatever"), odd, {}) is None
