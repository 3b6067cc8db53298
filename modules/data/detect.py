"""Guess how a text file is written: the parameters with which Import file reads it.

Only the standard library, and only the first part of the file.
"""

from __future__ import annotations

import csv
import gzip
import re
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

READ = 256_000
LINES = 2000
BINARY = (".xlsx", ".xlsm", ".xls", ".parquet", ".pq", ".json", ".jsonl", ".ndjson")
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "space"}
MARKERS = ("?", "-", "--", "--------", ".", "*", "unknown", "missing", "-999", "-9999")
NUMBER = re.compile(r"[-+]?(\d{1,3}([.,']\d{3})+|\d+)?([.,]\d+)?([eE][-+]?\d+)?")
DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)\b.*")


def detect(path: str | Path, name: str | None = None) -> dict[str, Any]:
    """Give the parameters of Import file that differ from their defaults.

    Parameters
    ----------
    path : path
        Where the bytes are.
    name : str, optional
        Name of the file, whose ending says the format; that of the path, if not given.

    Returns
    -------
    dict
        Some of ``encoding``, ``delimiter``, ``decimal``, ``thousands``, ``missing``, ``header``,
        ``day_first``.

    Examples
    --------
    >>> detect("prices.csv")  # doctest: +SKIP
    {'delimiter': 'semicolon', 'decimal': ','}
    """
    name = (name or Path(path).name).lower()
    if name.endswith(BINARY):
        return {}
    start = _start(Path(path), name)
    encoding = _encoding(start)
    lines = _lines(start.decode(encoding or "utf-8", "replace"), whole=len(start) < READ)
    expected = "\t" if ".tsv" in name else ","
    delimiter = _delimiter(lines) or expected
    found: dict[str, Any] = {}
    if encoding:
        found["encoding"] = encoding
    if delimiter != expected:
        found["delimiter"] = DELIMITERS[delimiter]
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=delimiter)]
    return found | _cells(rows, commas=delimiter != ",")


def _cells(rows: Sequence[Sequence[str]], *, commas: bool) -> dict[str, Any]:
    """Give what the cells say; `commas`: they can hold commas without being quoted."""
    body = rows[1:]
    columns = [
        [row[at] for row in body if at < len(row) and row[at]]
        for at in range(max(map(len, body), default=0))
    ]
    found: dict[str, Any] = {}
    cells = [cell for column in columns for cell in column]
    if commas and _decimal_commas(cells):
        found["decimal"] = ","
    before, after = (".", ",") if "decimal" in found else (",", r"\.")
    both = re.compile(rf"-?\d{{1,3}}({re.escape(before)}\d{{3}})+{after}\d+")
    if any(map(both.fullmatch, cells)):
        found["thousands"] = before
    marks = {mark for column in columns for mark in _marks(column)}
    if marks:
        found["missing"] = [mark for mark in MARKERS if mark in marks]
    if rows and not _has_header(rows, columns):
        found["header"] = False
    if any(map(_day_first, columns)):
        found["day_first"] = True
    return found


# ------------------------------------------------------------- bytes and lines
def _start(path: Path, name: str) -> bytes:
    with suppress(OSError, zipfile.BadZipFile, EOFError, IndexError):
        if name.endswith(".gz"):
            with gzip.open(path) as file:
                return file.read(READ)
        if name.endswith(".zip"):
            with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as file:
                return file.read(READ)
    with open(path, "rb") as file:
        return file.read(READ)


def _encoding(start: bytes) -> str | None:
    """Name of the encoding; None for UTF-8."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        start[: start.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252" if not re.search(rb"[\x81\x8d\x8f\x90\x9d]", start) else "latin-1"
    return None


def _lines(text: str, whole: bool) -> list[str]:
    lines = text.lstrip("\ufeff").splitlines()
    return [line for line in (lines if whole else lines[:-1]) if line.strip()][:LINES]


def _delimiter(lines: list[str]) -> str | None:
    """The delimiter that cuts most lines into the same number of cells, at least two."""
    best, best_score = None, 0.0
    for delimiter in DELIMITERS:
        with suppress(csv.Error):
            counts = [len(row) for row in csv.reader(lines[:200], delimiter=delimiter)]
            usual = max(set(counts), key=counts.count, default=1)
            share = counts.count(usual) / max(len(counts), 1)
            if delimiter == " " and share < 1:
                continue  # words
            score = share * (1 - 1 / usual)
            if usual > 1 and score > best_score:
                best, best_score = delimiter, score
    return best


# ------------------------------------------------------------- cells
def _is_number(cell: str) -> bool:
    return any(map(str.isdigit, cell)) and NUMBER.fullmatch(cell) is not None


def _decimal_commas(cells: Sequence[str]) -> bool:
    commas = sum(bool(re.fullmatch(r"-?[\d.]*\d,\d+", cell)) for cell in cells)
    points = sum(bool(re.fullmatch(r"-?\d+\.\d+", cell)) for cell in cells)
    return commas > points


def _marks(column: Sequence[str]) -> set[str]:
    """Marks of gaps in a column: any among numbers, only ``?`` among words."""
    marks = {cell for cell in column if cell in MARKERS}
    numbers = {mark for mark in marks if _is_number(mark)}
    others = [cell for cell in column if cell not in marks]
    if sum(map(_is_number, others)) < 0.95 * len(others) or not others:
        return marks & {"?"}
    if any(cell.startswith("-") for cell in others):
        marks -= numbers  # such a number may be meant
    return marks - {mark for mark in numbers if column.count(mark) < 2}


def _has_header(rows: Sequence[Sequence[str]], columns: Sequence[Sequence[str]]) -> bool:
    """Names are no numbers, or count on as years do; they differ, or head numbers."""
    numbers = [cell for cell in rows[0] if _is_number(cell)]
    if numbers:
        return _counts_on(numbers) and not (
            len(rows) > 1 and _counts_on([cell for cell in rows[1] if _is_number(cell)])
        )
    return len(set(rows[0])) == len(rows[0]) or any(
        all(map(_is_number, column)) for column in columns if column
    )


def _counts_on(cells: Sequence[str]) -> bool:
    """Whether they are whole numbers that grow by the same step."""
    if len(cells) < 2 or not all(cell.isdecimal() for cell in cells):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(cells)}
    return len(steps) == 1 and min(steps) > 0


def _day_first(column: Sequence[str]) -> bool:
    """Whether it holds dates such as 31.12.2026 and none such as 12/31/2026."""
    found = [match for cell in column if (match := DAY.fullmatch(cell))]
    if not found or len(found) < 0.9 * sum(cell not in MARKERS for cell in column):
        return False
    if any(int(match[3]) > 12 for match in found):
        return False
    return found[0][2] == "." or any(int(match[1]) > 12 for match in found)
