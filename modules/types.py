"""Types and notes that a module's signature is written in.

Ports are written with `Table`, `Estimator`, `Model`, ...; parameters with ordinary types, bounds
from ``annotated_types`` and the notes below, all inside ``Annotated``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any

import pandas as pd
from sklearn.base import BaseEstimator


@dataclass(frozen=True)
class Port:
    """Type of what flows through a port."""

    type: str


@dataclass(frozen=True)
class Kind:
    """A kind of parameter that its Python type does not tell apart from others."""

    name: str
    options: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Of:
    """The input port whose columns a `Column` or `Columns` parameter names."""

    port: str


@dataclass(frozen=True)
class Declares:
    """The parameter gives downstream nodes this role: label, task, positive, weight."""

    role: str


@dataclass(frozen=True)
class Inherits:
    """The parameter is filled from the nearest upstream node that declares this role."""

    role: str


@dataclass(frozen=True)
class Advanced:
    """The form folds this parameter away."""


@dataclass(frozen=True)
class FromSample:
    """The parameter is a bundled file chosen by another parameter; the form does not show it.

    `file` gives the name and the bytes of the file for an option.
    """

    param: str
    file: Callable[[str], tuple[str, bytes]]


Table = Annotated[pd.DataFrame, Port("Table")]
Estimator = Annotated[BaseEstimator, Port("Estimator")]
Model = Annotated[BaseEstimator, Port("Model")]
Transformation = Annotated[BaseEstimator, Port("Transformation")]
Clusterer = Annotated[BaseEstimator, Port("Clusterer")]
Metrics = Annotated[dict[str, Any], Port("Metrics")]
Chart = Annotated[dict[str, Any], Port("Chart")]
Anything = Annotated[Any, Port("Any")]

Column = Annotated[str, Kind("column")]
Columns = Annotated[list[str], Kind("columns")]
Seed = Annotated[int | None, Kind("seed")]
File = Annotated[str, Kind("file")]
Code = Annotated[str, Kind("code", (("language", "python"),))]
Csv = Annotated[str, Kind("csv")]
LongText = Annotated[str, Kind("text", (("multiline", True),))]
COLUMN_TYPES = ("number", "integer", "text", "category", "boolean", "date")
ColumnTypes = Annotated[dict[str, str], Kind("column_types", (("options", list(COLUMN_TYPES)),))]


def file_of(*formats: str) -> Any:
    """A file parameter that takes these formats, named by their endings."""
    return Annotated[str, Kind("file", (("formats", list(formats)),))]
