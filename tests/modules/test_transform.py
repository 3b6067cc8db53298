"""Select, clean, normalize, encode, split, expand dates, and do the same to other rows."""

from __future__ import annotations

import pandas as pd
import pytest
from sklearn.exceptions import NotFittedError

from designer.engine.formats import models
from modules.code.python import execute_python
from modules.transform.dates import expand_dates
from modules.transform.fitted import (
    apply_transformation,
    clean_missing,
    encode_categories,
    normalize,
)
from modules.transform.select import select_columns
from modules.transform.split import split_data

from .tables import odd, sample

FILLS = ("mean", "median", "most_frequent", "constant")
DATES = ["when", "zoned"]


def test_columns_come_in_the_order_asked_for() -> None:
    table = odd()
    assert list(select_columns(table, columns=["word", "number"])) == ["word", "number"]
    rest = select_columns(table, columns=["word"], mode="drop")
    assert list(rest) == [column for column in table if column != "word"]


def test_dropping_rows_makes_booleans_of_booleans_with_gaps() -> None:
    cleaned, rule = clean_missing(odd(), columns=["flag_gaps"])
    assert cleaned["flag_gaps"].dtype == bool
    assert apply_transformation(rule, odd()).equals(odd())


def test_dropping_columns() -> None:
    cleaned, rule = clean_missing(odd(), strategy="drop_columns")
    assert not cleaned.isna().any(axis=None)
    assert "number" not in cleaned
    assert "whole" in cleaned
    assert list(apply_transformation(rule, odd())) == list(cleaned)


@pytest.mark.filterwarnings("ignore:Skipping features")
@pytest.mark.parametrize("strategy", FILLS)
def test_filling_leaves_gaps_in_dates_only(strategy: str) -> None:
    table = odd()
    cleaned, rule = clean_missing(table, strategy=strategy)
    gaps = cleaned.columns[cleaned.isna().any()]
    assert list(gaps) == ["when"]
    kept = [column for column in table if column != "nothing"]
    assert list(cleaned) == kept
    assert cleaned["word"].dtype == table["word"].dtype
    pd.testing.assert_frame_equal(apply_transformation(rule, table), cleaned)


def test_means_go_to_numbers_and_frequent_words_to_words() -> None:
    table = sample("penguins")
    cleaned, rule = clean_missing(table, strategy="mean")
    assert cleaned.loc[3, "bill_length_mm"] == pytest.approx(table["bill_length_mm"].mean())
    assert cleaned.loc[3, "sex"] == "male"
    assert cleaned["year"].dtype == table["year"].dtype
    unseen = pd.DataFrame({"sex": ["female", None], "other": [1, 2]})
    with pytest.raises(KeyError, match="bill_length_mm"):
        apply_transformation(rule, unseen)


def test_cleaning_a_clean_table_changes_nothing() -> None:
    table = sample("iris")
    cleaned, rule = clean_missing(table, strategy="median")
    assert cleaned.equals(table)
    assert apply_transformation(rule, table).equals(table)


@pytest.mark.parametrize("method", ["standard", "minmax", "robust", "maxabs", "quantile"])
def test_normalizing_changes_numbers_only(method: str) -> None:
    table = sample("penguins")
    normalized, rule = normalize(table, method=method)
    assert list(normalized) == list(table)
    assert normalized["species"].equals(table["species"])
    assert normalized["bill_length_mm"].isna().sum() == table["bill_length_mm"].isna().sum()
    assert normalized["body_mass_g"].abs().max() < 10
    pd.testing.assert_frame_equal(apply_transformation(rule, table), normalized)


def test_test_rows_are_measured_by_the_rule_of_the_training_rows() -> None:
    train, test = split_data(sample("iris"))
    _, rule = normalize(train, columns=["petal_width_cm"])
    moved = apply_transformation(rule, test)["petal_width_cm"]
    by_hand = (test["petal_width_cm"] - train["petal_width_cm"].mean()) / train[
        "petal_width_cm"
    ].std(ddof=0)
    assert moved.tolist() == pytest.approx(by_hand.tolist())


def test_a_rule_does_not_ask_for_columns_it_does_not_change() -> None:
    _, rule = normalize(sample("iris"), columns=["petal_width_cm"])
    unseen = pd.DataFrame({"petal_width_cm": [0.2], "extra": ["kept"]})
    assert list(apply_transformation(rule, unseen)) == ["petal_width_cm", "extra"]


def test_one_hot_takes_every_kind_of_category() -> None:
    encoded, rule = encode_categories(odd(), columns=["word", "level", "flag", "flag_gaps"])
    assert encoded.filter(like="word_").columns.tolist() == [
        "word_a",
        "word_b",
        "word_c",
        "word_nan",
    ]
    assert set(encoded.filter(like="flag_gaps_").sum(axis=1)) == {1.0}
    unseen = odd(4).assign(word="new")
    assert apply_transformation(rule, unseen).filter(like="word_").to_numpy().sum() == 0


def test_ordinal_numbers_follow_the_alphabet() -> None:
    table = pd.DataFrame({"size": ["small", "big", None, "small"]})
    encoded, rule = encode_categories(table, method="ordinal")
    assert encoded["size"].tolist() == [1, 0, -1, 1]
    assert apply_transformation(rule, pd.DataFrame({"size": ["huge"]}))["size"].tolist() == [-1]


def test_a_thousand_levels_can_be_limited() -> None:
    table = pd.DataFrame({"id": [f"level {i}" for i in range(1000)]})
    assert encode_categories(table)[0].shape == (1000, 1000)
    assert encode_categories(table, max_categories=20)[0].shape == (1000, 20)


def test_rows_keep_labels_of_theirs_that_repeat() -> None:
    table = odd().set_axis([0] * 60)
    assert len(encode_categories(table, columns=["word"])[0]) == 60
    assert len(clean_missing(table, strategy="constant")[0]) == 60


@pytest.mark.parametrize(
    "rule",
    [
        clean_missing(sample("penguins"), strategy="median")[1],
        clean_missing(sample("penguins"), strategy="drop_columns")[1],
        clean_missing(sample("penguins"))[1],
        normalize(sample("penguins"), method="quantile")[1],
        encode_categories(sample("penguins"), max_categories=2)[1],
    ],
    ids=lambda rule: type(rule).__name__,
)
def test_rules_are_kept_without_pickles(rule: object) -> None:
    again = models.loads(models.dumps(rule))
    table = sample("penguins")
    pd.testing.assert_frame_equal(
        apply_transformation(again, table), apply_transformation(rule, table)
    )


def test_splitting_is_repeatable_complete_and_stratified() -> None:
    table = sample("penguins")
    train, test = split_data(table, fraction=0.7, stratify="species")
    again, _ = split_data(table, fraction=0.7, stratify="species")
    assert train.equals(again)
    assert pd.concat([train, test]).sort_index().equals(table)
    for name, share in table["species"].value_counts(normalize=True).items():
        assert (train["species"] == name).mean() == pytest.approx(share, abs=0.01)


def test_splitting_in_order() -> None:
    train, test = split_data(odd(), fraction=0.75, shuffle=False)
    assert train["whole"].tolist() == list(range(45))
    assert test["whole"].tolist() == list(range(45, 60))


def test_dates_become_numbers() -> None:
    table = expand_dates(odd(4), columns=DATES, parts=["month", "day_of_week"])
    assert table["zoned_month"].tolist() == [1, 1, 2, 2]
    assert table["when_day_of_week"].isna().tolist() == [False, False, True, False]
    assert not set(DATES) & set(table)
    text = pd.DataFrame({"day": ["2026-03-01", None]})
    assert expand_dates(text, columns=["day"], parts=["day"])["day_day"].tolist()[0] == 1


def test_own_code_works_on_copies() -> None:
    table = odd()
    code = "def transform(data):\n    data['number'] = 0\n    return data.head(2)\n"
    assert execute_python(table, code=code)["number"].tolist() == [0, 0]
    assert table.equals(odd())
    assert execute_python(table).equals(table)


def test_a_rule_is_fitted() -> None:
    rule = normalize(sample("iris"))[1]
    with pytest.raises(NotFittedError):
        type(rule)().transform(sample("iris"))
    assert list(rule.feature_names_in_) == list(sample("iris").columns[:4])
