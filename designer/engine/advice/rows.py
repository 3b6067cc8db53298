"""Too few rows, too few classes, labels of another kind."""

from __future__ import annotations

import re

import pandas as pd

from .trouble import Trouble, count, first, some


def too_few(trouble: Trouble) -> str | None:
    """Not enough rows to split, to deal into folds, or to learn from."""
    folds = re.search(r"n_splits=(\d+) greater than the number of samples", trouble.text)
    nothing = trouble.says("train set will be empty", "n_samples=0", "Found array with 0 sample")
    if not (folds or nothing) or not trouble.tables:
        return None
    port, table = next(iter(trouble.tables.items()))
    has = f'The table at "{port}" has {count(len(table), "row")}'
    label = trouble.holding(trouble.label)
    if label is not None and label.isna().any():
        has += f', {label.notna().sum():,} of them with a value in "{trouble.label}"'
    if folds:
        return f"{has}, too few for {folds[1]} folds."
    return f"{has}: that is too few to {_purpose(trouble)}."


def _purpose(trouble: Trouble) -> str:
    return "split" if "train_test_split(" in trouble.step.text else "learn from"


def no_shuffle(trouble: Trouble) -> str | None:
    """Shares cannot be kept equal when rows are not drawn."""
    if not trouble.says("not implemented for shuffle=False"):
        return None
    return (
        "Rows in their order cannot be spread by a column. "
        'Switch "shuffle" on, or empty "stratify".'
    )


def one_class(trouble: Trouble) -> str | None:
    """A label that is the same in all rows."""
    label = trouble.holding(trouble.label)
    if label is None or label.nunique() != 1 or not trouble.says("class"):
        return None
    return (
        f'The label "{trouble.label}" is {first(label)!r} in all '
        f"{count(len(label), 'row')}: there is nothing to tell apart. Choose another label or, "
        'if a split left out a class, name the label in its "stratify".'
    )


def rare_class(trouble: Trouble) -> str | None:
    """A class with too few rows to be in every part."""
    cells = trouble.holding(trouble.strata or trouble.label)
    if cells is None or not trouble.says(
        "least populated class", "number of members in each class", "should be greater or equal to"
    ):
        return None
    counts = cells.value_counts(dropna=False)
    rare = counts[counts == counts.min()].index.tolist()
    return (
        f'"{cells.name}" is {some(rare)} in {count(int(counts.min()), "row")}, too few to be in '
        "every part. Choose other parts, or leave such rows out."
    )


def measured_label(trouble: Trouble) -> str | None:
    """A classifier is to learn a number that measures something."""
    label = trouble.holding(trouble.label)
    if label is None or not trouble.says("continuous"):
        return None
    kinds = sorted({type(cell).__name__ for cell in label.dropna().tolist()})
    if len(kinds) > 1:
        return (
            f'The label "{trouble.label}" mixes values of type {" and ".join(kinds)}. '
            "Make it one of them, with Execute Python script."
        )
    if not pd.api.types.is_numeric_dtype(label):
        return None
    return (
        f'The label "{trouble.label}" holds {label.nunique():,} different numbers, which are no '
        "classes. Choose a regressor, or another label."
    )


def worded_label(trouble: Trouble) -> str | None:
    """A regressor is to learn words."""
    label = trouble.holding(trouble.label)
    if label is None or pd.api.types.is_numeric_dtype(label):
        return None
    if (
        trouble.says("unsupported operand", "not supported for dtype")
        and "truth - predicted" in trouble.step.setup
    ):
        return (
            f'"{trouble.label}" holds {first(label)!r}, which is no number as the '
            'predictions are. Is it the right "label"?'
        )
    if not any(f": {value!r}" in trouble.text for value in label.dropna().unique().tolist()):
        return None
    return (
        f'The label "{trouble.label}" holds {first(label)!r}, no number. '
        "Choose a classifier, or another label."
    )


def other_truth(trouble: Trouble) -> str | None:
    """Predictions are compared with a column that holds something else."""
    truth, found = trouble.holding(trouble.label), trouble.holding("predicted")
    if (
        truth is None
        or found is None
        or not trouble.says(
            "does not hold what the model predicts", "invalid literal for int", "could not convert"
        )
    ):
        return None
    return (
        f'"{trouble.label}" holds {first(truth)!r}, but the model predicts '
        f'{first(found)!r}. Is it the right "label"?'
    )


RULES = (no_shuffle, other_truth, one_class, too_few, rare_class, measured_label, worded_label)
