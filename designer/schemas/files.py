"""Files that people bring."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import StringConstraints

from .columns import Column
from .shape import Answer, Request


class FileInfo(Answer):
    """An uploaded file, as a file parameter names it."""

    name: str
    sha256: str
    size: int


class FileValue(Request):
    """The value of a file parameter."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class NewPreview(Request):
    """A file to look into, read with these parameters; `guess` fills in what they leave out."""

    file: FileValue
    params: dict[str, Any] = {}
    guess: bool = False


class Preview(Answer):
    """The first rows of a file, and what was found out about it."""

    columns: list[Column]
    data: list[list[Any]]
    rows: int | None = None
    detected: dict[str, Any] = {}
    complaint: str | None = None
