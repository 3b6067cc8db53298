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
        ("a.csv", "a,b\n?,x\n3,--\n", "utf-8", {"missing": ["?", "--"]}),
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
            1 if "," not in text and "\t" not in text else 2
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
