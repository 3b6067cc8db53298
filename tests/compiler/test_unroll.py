"""Comprehensions over known values become literals; all others stay."""

from __future__ import annotations

from typing import Any

import pytest

from .test_fold import folded


@pytest.mark.parametrize(
    ("body", "params", "text"),
    [
        ("return f([x for x in n])", {"n": ["a", "b"]}, "out = f(['a', 'b'])"),
        ("return f([x for x in n if x != 'a'])", {"n": ["a", "b"]}, "out = f(['b'])"),
        (
            "return f({k: {'t': 'str'}[v] for k, v in n.items() if v == 't'})",
            {"n": {"x": "t", "y": "u"}},
            "out = f({'x': 'str'})",
        ),
        ("m = [x for x in n]\nreturn f(m if m else None)", {"n": []}, "out = f(None)"),
        (
            "return f({k: int(k.removeprefix('c')) for k in n})",
            {"n": {"c3": "t"}},
            "out = f({'c3': 3})",
        ),
        ("return [g(x) for x in n]", {"n": ["a"]}, "out = [g(x) for x in ['a']]"),
        ("return {x: data[x] for x in n}", {"n": ["a"]}, "out = {x: my_data[x] for x in ['a']}"),
        ("return [x for x in data]", {}, "out = [x for x in my_data]"),
        ("return [x for x in data if n]", {"n": 1}, "out = [x for x in my_data if 1]"),
    ],
)
def test_comprehensions(body: str, params: dict[str, Any], text: str) -> None:
    assert folded(body, params) == text


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("n or None", "None"),
        ("n and 3", "[]"),
        ("f() or n", "f() or []"),
        ("f() and 1", "f() and 1"),
        ("not n and f()", "f()"),
    ],
)
def test_and_and_or_give_values(expression: str, text: str) -> None:
    assert folded(f"return g({expression})", {"n": []}) == f"out = g({text})"
