"""A look into a file: how it is written, and how an import would read it."""

from __future__ import annotations

import csv
import gzip
import io
import tempfile
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd

from designer.engine.errors import ViewError
from designer.engine.execute import message_of
from designer.engine.folder import lay_out
from designer.engine.formats import summaries, tables

from .look import Look
from .table import cells

SNIFFED = 256 * 1024
WHOLE = 20 * 1024 * 1024
ROWS = 100
TEXTS = (".csv", ".tsv", ".txt", ".gz", ".zip")
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", " ": "space"}
ENCODINGS = ("utf-8", "cp1252")
GAPS = ("?", "-", "--", ".", "NA", "n/a", "N/A", "missing", "unknown", "*", "-999", "-9999")
KNOWN_GAPS = ("NA", "n/a", "N/A")  # pandas takes these for gaps by itself


def file(look: Look, file: Mapping[str, str], params: Mapping[str, Any]) -> dict[str, Any]:
    """Give the first rows of a file as an import with these parameters reads it.

    ``detected`` holds what the file itself suggests, in terms of the import's parameters.
    """
    detected = detect(look.blobs.path(file["sha256"]), file["name"])
    part = look.blobs.path(file["sha256"]).stat().st_size > WHOLE and is_text(file["name"])
    wanted = {**detected, **params}
    frame = read_file(look, file, wanted, part=part)
    kept = tables.to_arrow(frame)
    columns = summaries.columns(kept)
    first = kept.slice(0, ROWS)
    data = [cells(first.column(at), note) for at, note in enumerate(tables.notes(kept))]
    return {
        "columns": columns,
        "data": [list(row) for row in zip(*data, strict=True)],
        "rows": None if part else len(frame),
        "detected": detected,
    }


def read_file(
    look: Look, file: Mapping[str, str], params: Mapping[str, Any], *, part: bool = False
) -> pd.DataFrame:
    """Read a file as the module *import file* does; `part`: only its beginning."""
    from modules.data.import_file import import_file

    name = Path(file["name"]).name
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder), {name: file["sha256"]}, look.blobs)
        place = Path(folder) / name
        if part:
            begin = look.blobs.path(file["sha256"]).open("rb").read(WHOLE // 4)
            place.unlink()
            place.write_bytes(begin[: begin.rfind(b"\n") + 1])
        options = {key: value for key, value in params.items() if key != "file"}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                frame: pd.DataFrame = import_file(file=str(place), **options)
        except TypeError as error:
            raise ViewError(f"The file cannot be read so: {message_of(error)}") from error
        except UnicodeError as error:
            raise ViewError(
                f"The letters of the file are not stored as {options.get('encoding', 'utf-8')}; "
                "choose another encoding."
            ) from error
        except Exception as error:
            raise ViewError(f"The file cannot be read: {message_of(error)}") from error
    return frame


def is_text(name: str) -> bool:
    """Whether a plain text file may be cut anywhere."""
    return name.lower().endswith((".csv", ".tsv", ".txt"))


# ------------------------------------------------------------- what a file suggests
def detect(path: Path, name: str) -> dict[str, Any]:
    """Find encoding, delimiter, decimal comma and markers of gaps of a text file."""
    if not name.lower().endswith(TEXTS):
        return {}
    try:
        data = _beginning(path, name)
    except (OSError, EOFError, zipfile.BadZipFile, StopIteration):
        return {}
    encoding = encoding_of(data)
    text = data.decode(encoding, errors="replace")
    lines = [line for line in text.splitlines()[:2000] if line.strip()]
    if len(data) == SNIFFED and len(lines) > 1:
        lines = lines[:-1]
    delimiter = delimiter_of(lines)
    rows = list(csv.reader(lines, delimiter=delimiter, skipinitialspace=True))
    found: dict[str, Any] = {}
    if encoding != "utf-8":
        found["encoding"] = encoding
    tabs = name.lower().endswith((".tsv", ".tsv.gz", ".tsv.zip"))
    if delimiter != ("\t" if tabs else ","):
        found["delimiter"] = DELIMITERS[delimiter]
    if delimiter != "," and _has_decimal_commas(rows[1:]):
        found["decimal"] = ","
    if gaps := _gaps(rows[1:]):
        found["missing"] = gaps
    if rows and not has_header(rows):
        found["header"] = False
    return found


def _beginning(path: Path, name: str) -> bytes:
    @contextmanager
    def inner() -> Iterator[Any]:
        if name.lower().endswith(".gz"):
            with gzip.open(path) as stream:
                yield stream
        elif name.lower().endswith(".zip"):
            with zipfile.ZipFile(path) as archive, archive.open(archive.namelist()[0]) as stream:
                yield stream
        else:
            with path.open("rb") as stream:
                yield stream

    with inner() as stream:
        return bytes(stream.read(SNIFFED))


def encoding_of(data: bytes) -> str:
    """UTF-8 if it can be, UTF-16 if it says so, else what Windows writes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for encoding in ENCODINGS:
        try:
            io.TextIOWrapper(io.BytesIO(data), encoding).read()
            return encoding
        except UnicodeDecodeError as error:
            if error.start > len(data) - 4 and len(data) == SNIFFED:
                return encoding  # cut within a letter
    return "latin-1"


def delimiter_of(lines: list[str]) -> str:
    """The delimiter that cuts most lines into the same number of cells."""

    def agreement(delimiter: str) -> tuple[float, int]:
        counts = [len(row) for row in csv.reader(lines[:200], delimiter=delimiter)]
        usual = max(set(counts), key=counts.count) if counts else 1
        return (counts.count(usual) / max(1, len(counts)) if usual > 1 else 0.0, usual)

    best = max(DELIMITERS, key=agreement)
    return best if agreement(best)[0] > 0.5 else ","


def _is_number(cell: str) -> bool:
    try:
        float(cell.replace(",", "."))
        return True
    except ValueError:
        return False


def _has_decimal_commas(rows: list[list[str]]) -> bool:
    numbers = [cell for row in rows for cell in row if _is_number(cell)]
    commas = sum("," in cell for cell in numbers)
    return commas > 0 and not any("." in cell for cell in numbers)


def _gaps(rows: list[list[str]]) -> list[str]:
    """Markers that stand in a column which otherwise holds numbers, or is a plain ``?``."""
    found: set[str] = set()
    width = max((len(row) for row in rows), default=0)
    for at in range(width):
        column = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        marks = {cell for cell in column if cell in GAPS and cell not in KNOWN_GAPS}
        marks = {mark for mark in marks if not _is_number(mark) or _stands_out(mark, column)}
        others = [cell for cell in column if cell not in GAPS]
        numeric = bool(others) and sum(map(_is_number, others)) >= 0.95 * len(others)
        found |= marks if numeric else marks & {"?"}
    return sorted(found)


def _stands_out(mark: str, column: list[str]) -> bool:
    numbers = [
        float(cell.replace(",", ".")) for cell in column if _is_number(cell) and cell != mark
    ]
    return bool(numbers) and min(numbers) >= 0 and column.count(mark) > 1


def has_header(rows: list[list[str]]) -> bool:
    """Names are no numbers, differ, and head columns that mostly hold something else."""
    first = [cell.strip() for cell in rows[0]]
    return not any(_is_number(cell) for cell in first) and len(set(first)) == len(first)
