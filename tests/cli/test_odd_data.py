"""Odd data by way of the command line: a result, or an error that says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

ROWS = 24


def nodes(name: str, **params: object) -> dict[str, object]:
    return {
        "load-aaa": ("import_file", {"file": {"name": name, "path": name}, **params}, {}),
        "tree-aaa": ("decision_tree_classifier", {}, {}),
        "ready-aaa": ("prepare_features", {}, {"estimator": ["tree-aaa.estimator"]}),
        "check-aaa": (
            "cross_validate",
            {"label": "label", "folds": 3},
            {"data": ["load-aaa.output"], "estimator": ["ready-aaa.output"]},
        ),
    }


def awkward() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "nothing": [None] * ROWS,
            "flag": [None if at % 5 == 0 else at % 2 == 0 for at in range(ROWS)],
            "day": [f"2026-01-{at + 1:02}" for at in range(ROWS)],
            "money": [f"1,{at + 100}" for at in range(ROWS)],
            "mixed": ["?" if at % 4 == 0 else at for at in range(ROWS)],
            "level": [f"level {at}" for at in range(ROWS)],
            "huge": [10**30 + at for at in range(ROWS)],
            "Größe 📏": range(ROWS),
            "x" * 3000: range(ROWS),
            "predicted": range(ROWS),
            "probability yes": range(ROWS),
            "text": ['a "quoted"\nline, and more'] * ROWS,
            "label": [None if at % 7 == 6 else ["yes", "no"][at % 2] for at in range(ROWS)],
        }
    )


def test_odd_columns_are_learned_from(designer, write_graph, tmp_path: Path) -> None:
    awkward().to_csv(tmp_path / "odd.csv", index=False)
    done = designer("run", write_graph(nodes("odd.csv")), "--json")
    found = json.loads(done.stdout)
    assert found["state"] == "done", found
    assert found["metrics"]["check.accuracy"] > 0.5
    schema = found["nodes"]["load"]["outputs"]["output"]["summary"]["schema"]
    types = {column["name"]: column["type"] for column in schema}
    assert types["nothing"] == "number"
    assert types["flag"] == "boolean"
    assert types["day"] == types["money"] == types["mixed"] == types["level"] == "text"


def test_types_make_of_them_what_they_are(designer, write_graph, tmp_path: Path) -> None:
    awkward().to_csv(tmp_path / "odd.csv", index=False)
    types = {"day": "date", "money": "number", "mixed": "number", "level": "category"}
    graph = write_graph(nodes("odd.csv", types=types, thousands=",", missing=["?"]))
    found = json.loads(designer("run", graph, "--json").stdout)
    schema = found["nodes"]["load"]["outputs"]["output"]["summary"]["schema"]
    assert types == {c["name"]: c["type"] for c in schema if c["name"] in types}
    assert next(c for c in schema if c["name"] == "mixed")["missing"] == ROWS // 4


def test_what_cannot_be_read_says_what_to_do(designer, write_graph, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_bytes("größe,label\n1,a\n".encode("cp1252"))
    done = designer("run", write_graph(nodes("old.csv")))
    assert done.exit_code == 1
    assert 'The letters of "old.csv" are not stored as utf-8. Set "encoding" to cp1252.' in (
        done.stderr
    )
    assert "read_csv" in done.stderr


def test_a_wrong_type_is_refused_before_the_run(designer, write_graph, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("size,label\n1,a\n")
    done = designer("check", write_graph(nodes("a.csv", types={"size": "float"})))
    assert done.exit_code == 1
    assert 'one of "number", "integer", "text", "category", "boolean", "date"' in done.stdout
