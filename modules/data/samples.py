"""Bundled data sets, as CSV text made from packages that are installed.

Importing this file imports no library; making a sample does, in whichever process asks for it.
The text of a sample depends on the installed package only, so its digest is stable.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Any


def sample_file(name: str) -> tuple[str, bytes]:
    """Give the file name and the bytes of a bundled data set.

    Parameters
    ----------
    name : str
        One of `SAMPLES`.

    Returns
    -------
    file name, content : str, bytes
        UTF-8 text of a comma-separated table with a header row.
    """
    return f"{name}.csv", SAMPLES[name]().encode()


def penguins() -> str:
    """344 penguins of three species: mixed types, some values missing."""
    text = files("palmerpenguins").joinpath("data/penguins.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    return to_csv(header, ([("" if cell == "NA" else cell) for cell in row] for row in rows))


def cars() -> str:
    """406 cars of 1970 to 1982 with their fuel consumption: mixed types, some values missing."""
    text = files("vega_datasets").joinpath("_data/cars.json").read_text(encoding="utf-8")
    rows = json.loads(text)
    names = {
        "Name": "name",
        "Miles_per_Gallon": "miles_per_gallon",
        "Cylinders": "cylinders",
        "Displacement": "displacement",
        "Horsepower": "horsepower",
        "Weight_in_lbs": "weight",
        "Acceleration": "acceleration",
        "Year": "year",
        "Origin": "origin",
    }
    for row in rows:
        row["Year"] = int(row["Year"][:4])
    return to_csv(names.values(), ([row[name] for name in names] for row in rows))


def weather() -> str:
    """1,461 days of Seattle's weather, with dates."""
    text = files("vega_datasets").joinpath("_data/seattle-weather.csv").read_text(encoding="utf-8")
    header, *rows = csv.reader(text.splitlines())
    return to_csv(header, ([row[0].replace("/", "-"), *row[1:]] for row in rows))


def iris() -> str:
    """150 iris flowers of three species."""
    return classes("iris", "species")


def wine() -> str:
    """178 wines of three growers, by chemical analysis."""
    return classes("wine", "grower", lambda name: name.removeprefix("class_"))


def breast_cancer() -> str:
    """569 tumours, benign or malignant, by measurements of their cells."""
    return classes("breast_cancer", "diagnosis")


def digits() -> str:
    """1,797 handwritten digits of 8 x 8 pixels, darkness from 0 to 16."""
    from sklearn.datasets import load_digits

    bunch = load_digits()
    header = [*bunch.feature_names, "digit"]
    rows = zip(bunch.data.astype(int).tolist(), bunch.target.tolist(), strict=True)
    return to_csv(header, ([*pixels, digit] for pixels, digit in rows))


def diabetes() -> str:
    """442 patients and how far their diabetes had gone a year later."""
    from sklearn.datasets import load_diabetes

    bunch = load_diabetes(scaled=False)
    header = [*bunch.feature_names, "progression"]
    rows = zip(bunch.data.tolist(), bunch.target.tolist(), strict=True)
    return to_csv(header, ([*map(short, row), short(target)] for row, target in rows))


def classes(name: str, label: str, rename: Callable[[str], str] = str) -> str:
    """Write a bundled classification set of scikit-learn, classes by their names."""
    from sklearn import datasets

    bunch = getattr(datasets, f"load_{name}")()
    header = [*(plain_name(feature) for feature in bunch.feature_names), label]
    targets = [rename(str(bunch.target_names[code])) for code in bunch.target]
    rows = zip(bunch.data.tolist(), targets, strict=True)
    return to_csv(header, ([*map(short, row), target] for row, target in rows))


def plain_name(feature: str) -> str:
    """``sepal length (cm)`` gives ``sepal_length_cm``."""
    return "_".join(feature.replace("(", "").replace(")", "").replace("/", "_per_").split())


def short(number: float) -> int | float:
    """Write whole numbers without a point."""
    return int(number) if number.is_integer() else number


def to_csv(header: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    """Write rows as CSV text; None is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


SAMPLES: dict[str, Callable[[], str]] = {
    "penguins": penguins,
    "cars": cars,
    "iris": iris,
    "wine": wine,
    "breast_cancer": breast_cancer,
    "diabetes": diabetes,
    "digits": digits,
    "weather": weather,
}
