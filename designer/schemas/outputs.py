"""What a person sees of an output, as a viewer draws it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from .shape import Answer, Request


class TableColumn(Answer):
    """The head of a column."""

    name: str
    type: str


class TablePage(Answer):
    """Some rows of a table."""

    rows: int
    columns: list[TableColumn]
    data: list[list[Any]]
    offset: int = 0


class Histogram(Answer):
    """Counts between edges."""

    edges: list[float]
    counts: list[int]


class ColumnStats(Answer):
    """The statistics of one column."""

    name: str
    type: str
    missing: int
    unique: int | None = None
    min: Any = None
    max: Any = None
    mean: float | None = None
    std: float | None = None
    median: float | None = None
    quantiles: list[float | None] | None = None
    histogram: Histogram | None = None
    top: list[tuple[Any, int]] | None = None


class Stats(Answer):
    """The statistics of every column of a table."""

    rows: int
    columns: list[ColumnStats]


class SmallTable(Answer):
    """A table that fits in an answer."""

    columns: list[str]
    data: list[list[Any]]


class MetricsView(Answer):
    """What an evaluation found: numbers, tables, and series to draw."""

    task: str | None = None
    values: dict[str, float | None]
    tables: dict[str, SmallTable] = {}
    series: dict[str, Any] = {}


class Importance(Answer):
    """How much a model leans on a feature."""

    feature: str
    value: float


class Coefficients(Answer):
    """A linear model's coefficients, features by classes."""

    columns: list[str]
    index: list[str]
    data: list[list[float]]


class ModelInput(Answer):
    """A field of the form that asks a model."""

    name: str
    type: str
    levels: list[Any] | None = None
    example: Any = None


class ModelInfo(Answer):
    """What is in a model."""

    class_: Annotated[str, Field(alias="class")]
    module: str
    params: dict[str, Any]
    features: list[str]
    classes: list[Any] | None = None
    importances: list[Importance] | None = None
    coefficients: Coefficients | None = None
    input: list[ModelInput] = []
    text: str = ""


class ScoreRows(Request):
    """Rows to ask a model about."""

    rows: Annotated[list[dict[str, Any]], Field(min_length=1, max_length=1000)]


class Scored(Answer):
    """The rows with what the model says."""

    columns: list[str]
    data: list[list[Any]]
