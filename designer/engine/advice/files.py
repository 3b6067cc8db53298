"""Files that cannot be read as they were said to be written."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from modules.data.detect import detect

from .trouble import Trouble, some

MAGIC = {
    b"PK\x03\x04": "packed (.zip or .xlsx)",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "packed (.gz)",
    b"%PDF": "a PDF document",
    b"\xd0\xcf\x11\xe0": "an old Excel file (.xls)",
}


def empty(trouble: Trouble) -> str | None:
    """Nothing to read."""
    if trouble.type != "EmptyDataError":
        return None
    if trouble.file is None:
        return "There is no text. Write the names of the columns in its first line."
    if not trouble.file.read_bytes().strip():
        return f'The file "{trouble.file}" is empty. Choose another file.'
    return (
        f'No table was found in "{trouble.file}". '
        'Look at "skip rows": it may leave out the whole file.'
    )


def something_else(trouble: Trouble) -> str | None:
    """The bytes are of another format than the one it was read as."""
    if trouble.file is None or trouble.says("Multiple files found", "Worksheet named"):
        return None
    found = what(trouble.file)
    if "read_excel(" in trouble.step.text and "PK" not in str(_start(trouble.file)):
        return _not_a(trouble.file, "an Excel file", found)
    if "read_parquet(" in trouble.step.text and found != "a Parquet file":
        return _not_a(trouble.file, "a Parquet file", found)
    reads_text = "read_csv(" in trouble.step.text or "read_json(" in trouble.step.text
    if reads_text and found != "a text" and trouble.file.suffix.lower() not in (".zip", ".gz"):
        return (
            f'The file "{trouble.file}" is no text file: it is {found}. '
            'Give it the right ending, or choose its "format".'
        )
    return None


def what(path: Path) -> str:
    """What the first bytes of a file look like."""
    start = _start(path)
    for magic, words in MAGIC.items():
        if start.startswith(magic):
            return words
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in start:
        return "a text"
    return "of a kind unknown here"


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4000)


def _not_a(path: Path, wanted: str, found: str) -> str:
    return f'The file "{path}" is not {wanted} but {found}. Choose its "format".'


def letters(trouble: Trouble) -> str | None:
    """Another encoding than the one chosen."""
    if not isinstance(trouble.error, UnicodeError) or trouble.file is None:
        return None
    guess = detect(trouble.file).get("encoding", "cp1252")
    return (
        f'The letters of "{trouble.file}" are not stored as {_encoding(trouble)}. '
        f'Set "encoding" to {guess}.'
    )


def _encoding(trouble: Trouble) -> str:
    found = re.search(r"encoding=['\"]([\w-]+)", trouble.step.text)
    return found[1] if found else "utf-8"


def ragged(trouble: Trouble) -> str | None:
    """A line has more cells than those before it, or a quote never ends."""
    if trouble.type != "ParserError":
        return None
    if found := re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", trouble.text):
        expected, line, saw = found.groups()
        where, look = (
            (f'"{trouble.file}"', 'Look at "delimiter" and "skip rows"; a')
            if trouble.file
            else ("the text", "A")
        )
        return (
            f"Line {line} of {where} has {saw} cells, the lines before it {expected}. "
            f"{look} cell that holds the delimiter needs quotes."
        )
    where = f'"{trouble.file}"' if trouble.file else "the text"
    if found := re.search(r"EOF inside string starting at row (\d+)", trouble.text):
        return (
            f'In {where} a quote (") that opens in row {int(found[1]) + 1} '
            "is never closed. Correct it."
        )
    return None


def json_lines(trouble: Trouble) -> str | None:
    """Not one JSON object a line."""
    if "read_json(" not in trouble.step.text or not isinstance(trouble.error, ValueError):
        return None
    return (
        f'"{trouble.file}" cannot be read as JSON: {trouble.text}. '
        'JSON lines hold one object a line, such as {"size": 3}.'
    )


def sheet(trouble: Trouble) -> str | None:
    """No sheet of that name."""
    found = re.search(r"Worksheet named '(.*)' not found", trouble.text)
    if not found or trouble.file is None:
        return None
    return f'"{trouble.file}" has no sheet "{found[1]}"; it has {some(_sheets(trouble.file), 10)}.'


def _sheets(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as book:
        return re.findall(r'<sheet [^>]*name="([^"]*)"', book.read("xl/workbook.xml").decode())


def packed(trouble: Trouble) -> str | None:
    """An archive of several files."""
    if not trouble.says("Multiple files found in ZIP", "Zero files found in ZIP"):
        return None
    return f'"{trouble.file}" must hold one file. Unpack it, and choose the one you mean.'


RULES = (empty, packed, sheet, something_else, letters, ragged, json_lines)
