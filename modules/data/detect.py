"""Guess how a text file is written: the parameters with which Import file reads it.

Only the standard library, and only the first part of the file.
"""

from __future__ import annotations

import csv
import gzip
import re
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

READ = 64_000
BINARY = (".xlsx", ".xlsm", ".xls", ".parquet", ".pq", ".jsonl", ".ndjson")
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
MARKERS = ("?", "-", "--", "--------", ".", "*", "unknown", "missing")


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
        Some of ``encoding``, ``delimiter``, ``decimal``, ``missing``.

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
    cells = [cell.strip() for row in csv.reader(lines[1:], delimiter=delimiter) for cell in row]
    if delimiter != "," and _decimal_commas(cells):
        found["decimal"] = ","
    if missing := [marker for marker in MARKERS if marker in cells]:
        found["missing"] = missing
    return found


def _start(path: Path, name: str) -> bytes:
    with suppress(OSError, zipfile.BadZipFile, EOFError):
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
    return [line for line in (lines if whole else lines[:-1]) if line.strip()][:200]


def _delimiter(lines: list[str]) -> str | None:
    """The delimiter that cuts most lines into the same number of cells, at least two."""
    best, best_score = None, 0.0
    for delimiter in DELIMITERS:
        with suppress(csv.Error):
            counts = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
            usual = max(set(counts), key=counts.count, default=1)
            share = counts.count(usual) / max(len(counts), 1)
            score = share * (1 - 1 / usual)
            if usual > 1 and score > best_score:
                best, best_score = delimiter, score
    return best


def _decimal_commas(cells: list[str]) -> bool:
    commas = sum(bool(re.fullmatch(r"-?[\d.]*\d,\d+", cell)) for cell in cells)
    points = sum(bool(re.fullmatch(r"-?\d+\.\d+", cell)) for cell in cells)
    return commas > points
