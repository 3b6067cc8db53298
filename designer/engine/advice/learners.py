"""What a learner, or what prepares its features, cannot take."""

from __future__ import annotations

import re

from .trouble import Trouble, count, some


def no_features(trouble: Trouble) -> str | None:
    """Nothing is left to learn from."""
    if not trouble.says("Found array with 0 feature"):
        return None
    dates = [
        str(name)
        for table in trouble.tables.values()
        for name, cells in table.items()
        if cells.dtype.kind == "M"
    ]
    left_out = (
        f" Prepare features leaves out dates ({some(dates)}): "
        "put Expand dates before it, to make numbers of them."
        if dates
        else ""
    )
    return f"No column is left to learn from.{left_out}"


def weights(trouble: Trouble) -> str | None:
    """The learner cannot weigh rows."""
    found = re.search(r"(\w+)\.fit\(\) got an unexpected keyword argument 'sample_weight'",
                      trouble.text)  # fmt: skip
    if not found:
        return None
    return f'{found[1]} cannot weigh rows. Empty "weight", or choose another learner.'


def negative(trouble: Trouble) -> str | None:
    """Features below zero."""
    found = re.search(r"Negative values in data passed to (\w+)", trouble.text)
    if not found:
        return None
    return (
        f'{found[1]} takes no negative features. Set "scale" of Prepare features to minmax, '
        "or choose another learner."
    )


def one_feature(trouble: Trouble) -> str | None:
    """Several features where one is taken."""
    if not trouble.says("2d array with 1 feature"):
        return None
    return 'This learner takes one column of numbers. Choose it in "features".'


def target_range(trouble: Trouble) -> str | None:
    """A label below what the learner takes."""
    label = trouble.holding(trouble.label)
    if label is None or not trouble.says("out of the valid range of the loss"):
        return None
    return (
        f'The label "{trouble.label}" goes down to {label.min():g}, below what this learner '
        "takes. Choose another learner."
    )


def clusters(trouble: Trouble) -> str | None:
    """More groups than rows."""
    found = re.search(r"n_samples=(\d+) should be >= n_clusters=(\d+)", trouble.text)
    if not found:
        return None
    return f"The table has {count(int(found[1]), 'row')}, too few for {found[2]} clusters."


def target_encoding(trouble: Trouble) -> str | None:
    """Categories are to be encoded by a label that a clustering does not have."""
    prepared = any("TargetEncoder(" in repr(value) for value in trouble.inputs.values())
    if not prepared or not trouble.says("got None", "requires y to be passed"):
        return None
    return (
        'Prepare features with "categories" set to target needs a label, which a clustering does '
        "not have. Set it to one-hot or ordinal."
    )


RULES = (no_features, weights, negative, one_feature, target_range, clusters, target_encoding)
