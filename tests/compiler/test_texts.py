"""Texts of several lines are written over several lines, and mean the same."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.compiler.texts import spread


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"f('a,b\n1,2\n')", 'f("""a,b\n1,2\n""")'),
        (r"f('one line\n')", r"f('one line\n')"),
        (r"f(sep='\t', end='a\rb\nc')", r"f(sep='\t', end='a\rb\nc')"),
        (r"f(x, 'a\nb', 'c\nd')", 'f(x, """a\nb""", """c\nd""")'),
        (r"f(f'{x}\n{y}\n')", r"f(f'{x}\n{y}\n')"),
        ("f('ü', 'a\\nb')", 'f(\'ü\', """a\nb""")'),
    ],
)
def test_strings(source: str, text: str) -> None:
    assert spread(source) == text


@given(st.lists(st.text(), min_size=1))
def test_the_meaning_stays(values: list[str]) -> None:
    source = f"x = {values!r}"
    assert ast.dump(ast.parse(spread(source))) == ast.dump(ast.parse(source))
