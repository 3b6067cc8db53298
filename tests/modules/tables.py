"""Tables that try modules: ordinary ones, and the ones that go wrong in real life."""

from __future__ import annotations

import io

import pandas as pd

from modules.data.samples import sample_file


def sample(name: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(sample_file(name)[1]))


def odd(rows: int = 60) -> pd.DataFrame:
    """Columns of every awkward kind, and a label that follows from one of them."""
    number = [float(i % 7) + i / 100 for i in range(rows)]
    return pd.DataFrame(
        {
            "number": [None if i % 9 == 4 else value for i, value in enumerate(number)],
            "whole": range(rows),
            "word": [None if i % 11 == 5 else "abc"[i % 3] for i in range(rows)],
            "level": pd.Categorical([None if i % 13 == 6 else "xy"[i % 2] for i in range(rows)]),
            "flag": [i % 2 == 0 for i in range(rows)],
            "flag_gaps": pd.Series(
                [float("nan") if i % 8 == 3 else i % 3 == 0 for i in range(rows)]
            ).astype(object),
            "when": pd.date_range("2026-01-30", periods=rows).where(
                pd.Series(range(rows)) % 5 != 2
            ),
            "zoned": pd.date_range("2026-01-30", periods=rows, tz="Europe/Vienna"),
            "nothing": [float("nan")] * rows,
            "number_as_text": [str(value) for value in number],
            "many": [f"level {i}" for i in range(rows)],
            "label": ["high" if value > 3 else "low" for value in number],
        }
    )
