"""Sample data, files and typed tables."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from sklearn.linear_model import LogisticRegression

from modules.catalogue import Catalogue
from modules.data.enter import enter_data
from modules.data.import_file import import_file
from modules.data.sample import sample_data
from modules.data.samples import SAMPLES, sample_file
from modules.train.prepare import prepare_features

from .tables import sample


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_tables_with_plain_names(name: str) -> None:
    table = sample(name)
    assert len(table) >= 150
    assert all(column.isidentifier() for column in table)


def test_samples_hold_what_is_promised() -> None:
    penguins, cars = sample("penguins"), sample("cars")
    assert penguins.shape == (344, 8)
    assert int(penguins["sex"].isna().sum()) == 11
    assert penguins.dtypes["species"] == "str"
    assert cars["miles_per_gallon"].isna().sum() == 8
    assert sample("digits")["digit"].nunique() == 10


def test_a_sample_is_the_same_in_every_process() -> None:
    code = "import sys; from modules.data.samples import sample_file; " + (
        "sys.stdout.buffer.write(sample_file('diabetes')[1])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout == sample_file("diabetes")[1]


def test_the_form_offers_every_sample(catalogue: Catalogue) -> None:
    (kind,) = next(p for p in catalogue.modules["sample_data"].params if p.name == "name").accepts
    assert kind["options"] == list(SAMPLES)


def test_dates_of_the_weather_are_dates(tmp_path: Path) -> None:
    (tmp_path / "weather.csv").write_bytes(sample_file("weather")[1])
    table = sample_data(name="weather", file=str(tmp_path / "weather.csv"))
    assert table.dtypes["date"].kind == "M"


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> str:
    (folder / name).write_text(text, encoding=encoding)
    return str(folder / name)


def test_missing_markers_of_ones_own(tmp_path: Path) -> None:
    table = import_file(file=write(tmp_path, "a.csv", "a,b\n?,x\n2,?\n"), missing=["?"])
    assert table["a"].tolist()[1] == 2.0
    assert table.isna().sum().tolist() == [1, 1]


def test_a_late_word_makes_the_whole_column_text(tmp_path: Path) -> None:
    text = "a\n" + "1\n" * 600_000 + "?\n"
    table = import_file(file=write(tmp_path, "a.csv", text))
    assert table.dtypes["a"] == "str"
    assert table["a"].map(type).nunique() == 1


def test_types_are_corrected(tmp_path: Path) -> None:
    text = "zip,kind,sold,price,open\n00742,1,31/01/2026,5,1\n10001,2,01/02/2026,,0\n"
    table = import_file(
        file=write(tmp_path, "a.csv", text),
        types={
            "zip": "text",
            "kind": "category",
            "sold": "date",
            "price": "number",
            "open": "boolean",
        },
        day_first=True,
    )
    assert table["zip"].tolist() == ["00742", "10001"]
    assert table.dtypes["kind"] == "category"
    assert table["sold"].dt.month.tolist() == [1, 2]
    assert table.dtypes["price"] == "float64"
    assert table["open"].tolist() == [True, False]


def test_european_numbers(tmp_path: Path) -> None:
    file = write(tmp_path, "a.csv", "a;b\n1.250,5;Käse\n", "cp1252")
    table = import_file(
        file=file, delimiter="semicolon", decimal=",", thousands=".", encoding="cp1252"
    )
    assert table.to_dict("records") == [{"a": 1250.5, "b": "Käse"}]


def test_a_byte_order_mark_is_no_part_of_a_name(tmp_path: Path) -> None:
    assert list(import_file(file=write(tmp_path, "a.csv", "a,b\n1,2\n", "utf-8-sig"))) == ["a", "b"]


def test_names_are_text_and_differ(tmp_path: Path) -> None:
    table = import_file(file=write(tmp_path, "a.csv", "price,price,2026,\n1,2,3,4\n"))
    assert list(table) == ["price", "price.1", "2026", "Unnamed: 3"]


def test_without_a_header_columns_are_numbered(tmp_path: Path) -> None:
    table = import_file(file=write(tmp_path, "a.csv", "# made by hand\n1,2\n3,4\n"),
                        header=False, skip_rows=1)  # fmt: skip
    assert table.to_dict("list") == {"column_0": [1, 3], "column_1": [2, 4]}


def test_the_ending_says_the_format(tmp_path: Path) -> None:
    table = pd.DataFrame({"a": [1, 2], "b": ["x", None]})
    table.to_parquet(tmp_path / "a.parquet")
    table.to_csv(tmp_path / "a.TSV", sep="\t", index=False)
    table.to_csv(tmp_path / "a.csv.gz", index=False)
    table.to_excel(tmp_path / "a.xlsx", index=False)
    table.to_json(tmp_path / "a.jsonl", orient="records", lines=True)
    for name in ("a.parquet", "a.TSV", "a.csv.gz", "a.xlsx", "a.jsonl"):
        read = import_file(file=str(tmp_path / name))
        pd.testing.assert_frame_equal(read, table, check_dtype=name != "a.jsonl")


def test_excel_headings_become_text_and_sheets_are_chosen(tmp_path: Path) -> None:
    with pd.ExcelWriter(tmp_path / "a.xlsx") as book:
        pd.DataFrame({"x": [1]}).to_excel(book, sheet_name="one", index=False)
        pd.DataFrame([["00742", 3]], columns=["zip", 2026]).to_excel(
            book, sheet_name="two", index=False
        )
    table = import_file(file=str(tmp_path / "a.xlsx"), sheet="two", types={"zip": "text"})
    assert table.to_dict("records") == [{"zip": "00742", "2026": 3}]


def test_json_keeps_its_own_types(tmp_path: Path) -> None:
    text = '{"code": "01", "date": "2026-01-02", "n": 1}\n{"code": "2", "date": null, "n": 2}\n'
    table = import_file(file=write(tmp_path, "a.jsonl", text))
    assert table["code"].tolist() == ["01", "2"]
    assert import_file(file=str(tmp_path / "a.jsonl"), types={"n": "number"})["n"].dtype == float


def test_a_table_typed_by_hand() -> None:
    table = enter_data(text='name, size\nAda, 1.5\n"Grace, H.", \n')
    assert list(table) == ["name", "size"]
    assert table["name"].tolist() == ["Ada", "Grace, H."]
    assert table["size"].isna().tolist() == [False, True]


def test_types_of_columns_without_a_header(tmp_path: Path) -> None:
    table = import_file(
        file=write(tmp_path, "a.csv", "007,2026-01-02,1\n008,2026-01-03,2\n"),
        header=False,
        types={"column_0": "text", "column_1": "date", "column_2": "number"},
    )
    assert table["column_0"].tolist() == ["007", "008"]
    assert table.dtypes["column_1"].kind == "M"
    assert table.dtypes["column_2"] == "float64"


def test_parquet_has_gaps_that_scikit_learn_knows(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {
            "whole": pd.array([1, None], "Int64"),
            "flag": pd.array([True, None], "boolean"),
            "word": pd.array(["a", None], "string"),
            "level": pd.Categorical(["x", None]),
        },
        index=pd.Index(["one", "two"], name="row"),
    )
    table.to_parquet(tmp_path / "a.parquet")
    read = import_file(file=str(tmp_path / "a.parquet"))
    assert read.dtypes.astype(str).to_dict() == {
        "whole": "float64",
        "flag": "object",
        "word": "str",
        "level": "category",
        "row": "str",
    }
    assert prepare_features(LogisticRegression()).fit(read, [0, 1]).predict(read).tolist()


def test_a_list_of_json_objects(tmp_path: Path) -> None:
    file = write(tmp_path, "a.json", '[{"a": 0.7, "date": "2026"}, {"a": 2, "date": null}]')
    table = import_file(file=file)
    assert table["a"].tolist() == [0.7, 2]
    assert table["date"].tolist()[0] == "2026"
    lines = write(tmp_path, "lines.json", '{"a": 1}\n{"a": 2}\n')
    assert import_file(file=lines, format="json lines")["a"].tolist() == [1, 2]


@pytest.mark.parametrize("name", ["a.xlsx", "a.parquet", "a.json"])
def test_words_are_not_taken_for_yes(tmp_path: Path, name: str) -> None:
    table = pd.DataFrame({"word": ["ja", "nein"], "number": [1, 0], "flag": [True, False]})
    if name == "a.xlsx":
        table.to_excel(tmp_path / name, index=False)
    elif name == "a.json":
        table.to_json(tmp_path / name, orient="records")
    else:
        table.to_parquet(tmp_path / name)
    read = import_file(file=str(tmp_path / name), types={"number": "boolean", "flag": "boolean"})
    assert read["number"].tolist() == read["flag"].tolist() == [True, False]
    with pytest.raises(TypeError, match="bool-like"):
        import_file(file=str(tmp_path / name), types={"word": "boolean"})
