"""Every view by its name. A view takes a `Look` and named arguments, and gives JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .convert import convert
from .files import file
from .metrics import metrics
from .model import model
from .score import score, score_file
from .stats import stats
from .table import table

VIEWS: dict[str, Callable[..., Any]] = {
    view.__name__: view for view in (table, stats, metrics, model, score, score_file, file, convert)
}
