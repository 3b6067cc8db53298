"""Split data: rows to learn from, and rows to test on."""

from __future__ import annotations

from typing import Annotated

from annotated_types import Gt, Lt
from sklearn.model_selection import train_test_split

from modules.contract import module
from modules.types import Advanced, Column, Seed, Table


@module(
    category="Transform",
    title="Split data",
    keywords=("train test split", "holdout", "partition", "sample", "validation"),
)
def split_data(
    data: Table,
    *,
    fraction: Annotated[float, Gt(0), Lt(1)] = 0.7,
    stratify: Column | None = None,
    shuffle: Annotated[bool, Advanced()] = True,
    random_state: Annotated[Seed, Advanced()] = 0,
) -> tuple[Annotated[Table, "train"], Annotated[Table, "test"]]:
    """Split rows into two tables, at random.

    Train on one, test on the other: a model must be judged on rows it has never seen.

    Parameters
    ----------
    data : Table
        The table to split.
    fraction : float
        Share of the rows that go to *train*, between 0 and 1; the rest go to *test*.
    stratify : str
        A column whose values shall be as frequent in both tables as in the whole, usually the
        label of a classification. It must have no gaps, and each value at least two rows.
    shuffle : bool
        Whether rows are drawn at random. Switched off, *train* is the first part of the table and
        *test* the last, as one wants for rows in order of time; then `stratify` must be empty.
    random_state : int
        The same number draws the same rows each time. Leave it empty for another split each time;
        such results do not repeat.

    Returns
    -------
    train : Table
        The rows to learn from.
    test : Table
        The other rows.
    """
    train, test = train_test_split(
        data,
        train_size=fraction,
        stratify=None if stratify is None else data[stratify],
        shuffle=shuffle,
        random_state=random_state if shuffle else None,
    )
    return train, test
