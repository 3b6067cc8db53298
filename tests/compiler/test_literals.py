"""Values reach code unchanged."""

from __future__ import annotations

import ast
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.compiler.literals import decoded, literal, source

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(plain)
def test_source_evaluates_to_the_value(value: object) -> None:
    again = eval(source(value))
    assert repr(again) == repr(value)


def test_not_a_number_has_a_literal() -> None:
    assert math.isnan(eval(source(float("nan"))))


def test_tagged_values_are_decoded() -> None:
    assert decoded({"$tuple": [1, {"$float": "-inf"}]}) == (1, -math.inf)


def test_an_object_has_no_literal() -> None:
    with pytest.raises(TypeError, match="no literal for a value of type"):
        literal(ast)
