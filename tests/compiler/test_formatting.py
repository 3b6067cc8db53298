"""Pieces of code are laid out each by itself, whatever stands in them."""

from __future__ import annotations

import pytest

from designer.compiler import formatting
from designer.compiler.formatting import SEPARATOR, formatted


def test_a_piece_that_is_no_code_stays_as_it_is() -> None:
    assert formatted(["a=1", "b = (", "c=3"]) == ["a = 1", "b = (", "c = 3"]


def test_a_piece_may_hold_what_stands_between_pieces() -> None:
    whole = f"b=2\n{SEPARATOR}\nb=3"
    assert formatted(["a=1", whole, "c=3"]) == ["a = 1", f"b = 2\n{SEPARATOR}\nb = 3", "c = 3"]


def test_one_bad_piece_costs_few_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def refuse(text: str) -> str | None:
        texts.append(text)
        return None if "bad (" in text else text

    monkeypatch.setattr(formatting, "_ruff", refuse)
    formatted([*(f"x{number} = 1" for number in range(1000)), "bad ("])
    assert len(texts) < 25
