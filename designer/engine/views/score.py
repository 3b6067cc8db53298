"""Try it: what a model says of typed rows, or of the rows of a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from designer.engine.errors import ViewError
from designer.engine.execute import message_of
from designer.engine.formats.cells import plain

from .files import detect, read_file
from .look import Look
from .metrics import small_table

MOST_ROWS = 1000
TRUE = ("true", "yes", "1")
FALSE = ("false", "no", "0")


def score(
    look: Look, key: str, port: str, rows: list[dict[str, Any]], sha256: str | None = None
) -> dict[str, Any]:
    """Ask a model about typed rows."""
    info = look.info(key, port, sha256)
    fields = info["summary"].get("input", [])
    if not fields:
        raise ViewError("It is not known which columns this model was trained on.")
    frame = pd.DataFrame(
        {field["name"]: column(field, [row.get(field["name"]) for row in rows]) for field in fields}
    )
    return small_table(predict(look.value(info), frame, fields))


def score_file(
    look: Look,
    key: str,
    port: str,
    file: Mapping[str, str],
    params: Mapping[str, Any] | None = None,
    sha256: str | None = None,
) -> dict[str, Any]:
    """Ask a model about the rows of a file; gives the rows with what the model says."""
    info = look.info(key, port, sha256)
    fields = info["summary"].get("input", [])
    frame = read_file(look, file, {**detect(look, file), **(params or {})})
    absent = [field["name"] for field in fields if field["name"] not in frame]
    if absent:
        raise ViewError(f"The file has no column {_listed(absent)}; the model needs it.")
    data = pd.DataFrame(
        {field["name"]: column(field, frame[field["name"]].tolist()) for field in fields},
        index=frame.index,
    )
    found = predict(look.value(info), data, fields)
    return small_table(pd.concat([frame, found], axis=1).head(MOST_ROWS))


def predict(model: Any, frame: pd.DataFrame, fields: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """What a model says of rows, in columns named as Score model names them."""
    try:
        if not hasattr(model, "predict"):
            changed = model.transform(frame)
            return pd.DataFrame(np.asarray(changed), columns=_out_names(model, changed))
        found = pd.DataFrame({"predicted": model.predict(frame)}, index=frame.index)
        for kind, values in _scores(model, frame):
            for each, scores in zip(model.classes_, values.T, strict=True):
                found[f"{kind} {plain(each)}"] = scores
    except ViewError:
        raise
    except Exception as error:
        raise ViewError(_why(error, frame, fields)) from error
    return found


def _scores(model: Any, frame: pd.DataFrame) -> Iterable[tuple[str, np.ndarray]]:
    if hasattr(model, "predict_proba"):
        yield "probability", np.asarray(model.predict_proba(frame))
    elif hasattr(model, "decision_function") and hasattr(model, "classes_"):
        scores = np.asarray(model.decision_function(frame))
        yield "decision", np.column_stack([-scores, scores]) if scores.ndim == 1 else scores


def _out_names(model: Any, changed: Any) -> list[str]:
    try:
        return [str(name) for name in model.get_feature_names_out()]
    except Exception:
        return [f"column_{number}" for number in range(np.shape(changed)[1])]


def _why(error: Exception, frame: pd.DataFrame, fields: Iterable[Mapping[str, Any]]) -> str:
    """Name the likely cause: a gap, or a word the model has not seen."""
    gaps = [name for name in frame if frame[name].isna().any()]
    if gaps:
        return f"This model cannot do without a value for {_listed(gaps)}."
    for field in fields:
        levels = field.get("levels")
        strange = [v for v in frame[field["name"]].tolist() if levels and plain(v) not in levels]
        if levels and strange:
            known = _listed(levels[:10])
            return f'The model has not seen {strange[0]!r} in "{field["name"]}"; it knows {known}.'
    return f"The model refuses this: {message_of(error)}"


def _listed(names: Iterable[Any]) -> str:
    return ", ".join(f'"{name}"' for name in names)


# ------------------------------------------------------------- cells of a form
def column(field: Mapping[str, Any], cells: list[Any]) -> pd.Series:
    """Typed cells as a column of the type the model was trained on."""
    take = {"number": _number, "integer": _number, "boolean": _boolean, "date": _date}
    values = [_gap(cell) for cell in cells]
    convert = take.get(field["type"], _word)
    made = pd.Series(
        [None if v is None else convert(v, field["name"]) for v in values], dtype=object
    )
    return _typed(made, field)


def _typed(made: pd.Series, field: Mapping[str, Any]) -> pd.Series:
    kind, dtype = field["type"], field.get("dtype")
    gaps = made.isna().any()
    if kind == "category":
        levels = field.get("levels") or sorted(set(made.dropna()))
        return made.astype(pd.CategoricalDtype([*levels, *sorted(set(made.dropna()) - {*levels})]))
    if kind == "number" or (kind == "integer" and gaps):
        wanted: Any = dtype if dtype and not (gaps and kind == "integer") else "float64"
        return pd.to_numeric(made).astype(wanted)
    if kind == "integer":
        whole = (made.astype(float) % 1 == 0).all()
        return made.astype(dtype or "int64") if whole else made.astype("float64")
    if kind == "date":
        return pd.to_datetime(made).astype(dtype or "datetime64[us]")
    if kind == "boolean" and gaps:
        return made
    return made.astype(dtype or ("bool" if kind == "boolean" else "str"))


def _gap(cell: Any) -> Any:
    return None if cell is None or cell == "" or cell != cell else cell


def _number(cell: Any, name: str) -> Any:
    if isinstance(cell, int | float):
        return cell
    try:
        return int(cell) if str(cell).strip().lstrip("+-").isdigit() else float(cell)
    except (TypeError, ValueError):
        raise ViewError(f'"{name}" must be a number, not {cell!r}.') from None


def _boolean(cell: Any, name: str) -> bool:
    text = str(cell).strip().lower()
    if text in TRUE or text in FALSE:
        return text in TRUE
    raise ViewError(f'"{name}" must be true or false, not {cell!r}.')


def _date(cell: Any, name: str) -> Any:
    try:
        return pd.Timestamp(cell)
    except (TypeError, ValueError):
        raise ViewError(f'"{name}" must be a date such as 2026-01-31, not {cell!r}.') from None


def _word(cell: Any, name: str) -> Any:
    return cell
