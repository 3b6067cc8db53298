"""A look into a file: how it is written, and how an import would read it."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from designer.engine.errors import ViewError
from designer.engine.execute import message_of
from designer.engine.folder import lay_out
from designer.engine.formats import summaries, tables

from .look import Look
from .table import cells

WHOLE = 20 * 1024 * 1024
ROWS = 100


def file(
    look: Look, file: Mapping[str, str], params: Mapping[str, Any], guess: bool = False
) -> dict[str, Any]:
    """Give the first rows of a file as an import with these parameters reads it.

    ``detected`` holds what the file itself suggests, in terms of the import's parameters; with
    `guess` it stands in for parameters that are not given. If the file cannot be read so,
    ``complaint`` says why, and the rows are those read without ``types`` or as suggested.
    """
    detected = detect(look, file)
    part = look.blobs.path(file["sha256"]).stat().st_size > WHOLE and is_text(file["name"])
    wanted = {**detected, **params} if guess else dict(params)
    frame, complaint = _read(look, file, wanted, detected, part)
    kept = tables.to_arrow(frame)
    columns = summaries.columns(kept)
    first = kept.slice(0, ROWS)
    data = [cells(first.column(at), note) for at, note in enumerate(tables.notes(kept))]
    return {
        "columns": columns,
        "data": [list(row) for row in zip(*data, strict=True)],
        "rows": None if part else len(frame),
        "detected": detected,
        "complaint": complaint or _shifted(frame),
    }


def _shifted(frame: pd.DataFrame) -> str | None:
    """Say that pandas took the first cells of the rows for their labels."""
    if frame.index.equals(pd.RangeIndex(len(frame))):
        return None
    return (
        "The rows have a cell more than the first line has names: their first cells became "
        "labels of the rows, and the columns may be shifted. Correct the first line, or a "
        "delimiter too many at the ends of the lines."
    )


def _read(
    look: Look,
    file: Mapping[str, str],
    wanted: Mapping[str, Any],
    detected: Mapping[str, Any],
    part: bool,
) -> tuple[pd.DataFrame, str | None]:
    """Read a file as wanted; else as nearly so as it can be, with the reason."""
    try:
        return read_file(look, file, wanted, part=part), None
    except ViewError as error:
        others = {name: value for name, value in wanted.items() if name != "types"}
        try:
            frame = read_file(look, file, others, part=part)
        except ViewError:
            if all(wanted.get(name) == value for name, value in detected.items()):
                raise error from None
            return read_file(look, file, {**others, **detected}, part=part), str(error)
        return frame, _complaint(look, file, wanted, frame, part)


def detect(look: Look, file: Mapping[str, str]) -> dict[str, Any]:
    """Give what a file suggests, in terms of the import's parameters."""
    from modules.data.detect import detect

    return detect(look.blobs.path(file["sha256"]), file["name"])


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


def _complaint(
    look: Look, file: Mapping[str, str], params: Mapping[str, Any], frame: pd.DataFrame, part: bool
) -> str:
    """Name the first column that does not hold the type given for it."""
    for column, of in params["types"].items():
        if column not in frame:
            return f"The file has no column “{column}”, but a type is set for it."
        try:
            read_file(look, file, {**params, "types": {column: of}}, part=part)
        except ViewError as error:
            why = message_of(error.__cause__ or error)
            return f"“{column}” cannot be read as {of}: {why}"
    return "The file cannot be read with these types."
