"""How a file is written is guessed from its first part."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path
from typing import Any

import pytest

from modules.data.detect import detect
from modules.data.import_file import import_file


@pytest.mark.parametrize(
    ("name", "text", "encoding", "found"),
    [
        ("a.csv", "a,b\n1,2\n", "utf-8", {}),
        ("a.csv", "a,b\n1,2\n", "utf-8-sig", {}),
        ("a.csv", "name\nAda\n", "utf-8", {}),
        ("a.csv", "a;b\n1,5;x\n2,5;y\n", "utf-8", {"delimiter": "semicolon", "decimal": ","}),
        ("a.csv", "a\tb\n1.5\tx, y\n", "utf-8", {"delimiter": "tab"}),
        ("a.tsv", "a\tb\n1.5\tx\n", "utf-8", {}),
        ("a.csv", "a,b\n?,1\n3,--\n", "utf-8", {"missing": ["?", "--"]}),
        ("a.csv", "a,b\nx,1\n?,2\n-,3\n", "utf-8", {"missing": ["?"]}),
        ("a.csv", "a,b\n1,x\n-999,y\n-999,z\n", "utf-8", {"missing": ["-999"]}),
        ("a.csv", "a,b\n-1,x\n-999,y\n-999,z\n", "utf-8", {}),
        ("a.csv", "1,2\n3,4\n", "utf-8", {"header": False}),
        ("a.csv", "5.1,setosa\n4.9,setosa\n", "utf-8", {"header": False}),
        ("a.csv", "1990,1991\n7,5\n", "utf-8", {}),
        ("a.csv", "a,a\n1,2\n", "utf-8", {}),
        ("a.csv", "a,b\n01.02.2026,x\n", "utf-8", {"day_first": True}),
        ("a.csv", "a,b\n01/02/2026,x\n13/02/2026,x\n", "utf-8", {"day_first": True}),
        ("a.csv", "a,b\n01/02/2026,x\n01/13/2026,x\n", "utf-8", {}),
        (
            "a.csv",
            "a;b\n1.234,50;x\n2,5;y\n",
            "utf-8",
            {"delimiter": "semicolon", "decimal": ",", "thousands": "."},
        ),
        ("a.csv", 'a,b\n"1,234.50",x\n', "utf-8", {"thousands": ","}),
        ("a.csv", "a b\n1 2\n", "utf-8", {"delimiter": "space"}),
        ("a.csv", "name\nAda Lovelace\nAlan Turing\n", "utf-8", {}),
        ("a.csv", 'a,b\n"x;y;z",1\n"u;v",2\n', "utf-8", {}),
        ("a.csv", "wort,zahl\nKäse,1\n", "cp1252", {"encoding": "cp1252"}),
        ("a.csv", "a,b\nü,2\n", "utf-16", {"encoding": "utf-16"}),
        ("a.csv", "", "utf-8", {}),
    ],
)
def test_guesses(
    tmp_path: Path, name: str, text: str, encoding: str, found: dict[str, Any]
) -> None:
    (tmp_path / name).write_text(text, encoding=encoding)
    assert detect(tmp_path / name) == found
    if text:
        assert len(import_file(file=str(tmp_path / name), **found).columns) == (
            1 if text.startswith("name") else 2
        )


def test_packed_files_and_names_given_apart(tmp_path: Path) -> None:
    text = "a|b\n1|2\n"
    (tmp_path / "blob").write_bytes(gzip.compress(text.encode()))
    assert detect(tmp_path / "blob", "a.csv.gz") == {"delimiter": "pipe"}
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.csv", text)
    assert detect(tmp_path / "a.zip") == {"delimiter": "pipe"}


def test_formats_that_say_it_themselves(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1;;;")
    assert detect(tmp_path / "a.parquet") == {}


def test_a_letter_cut_in_two_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n" + "x,ü\n" * 20_000 + "x," + "ü" * 40_000, "utf-8")
    assert detect(tmp_path / "a.csv") == {}


def test_json_is_not_taken_for_cells(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"a": "?", "b": 1}, {"a": "x", "b": 2}]')
    assert detect(tmp_path / "a.json") == {}
