"""Partial evaluation: what becomes of a body when its parameters are known."""

from __future__ import annotations

import ast
import textwrap
from typing import Any

import pytest

from designer.compiler.fold import Folder, NotFoldable, straighten
from designer.compiler.lines import finish
from designer.compiler.literals import literal


def folded(
    body: str,
    params: dict[str, Any],
    outputs: tuple[str, ...] = ("out",),
    ports: tuple[str, ...] = ("data",),
    defaults: dict[str, dict[str, str]] | None = None,
) -> str:
    function = ast.parse("def f():\n" + textwrap.indent(textwrap.dedent(body), "    ")).body[0]
    assert isinstance(function, ast.FunctionDef)
    known: dict[str, ast.expr] = {name: literal(value) for name, value in params.items()}
    known |= {port: ast.Name(f"my_{port}", ast.Load()) for port in ports}
    present = frozenset(f"my_{port}" for port in ports)
    lines, result = straighten(function.body, Folder(known, present, defaults or {}))
    statements = finish(lines, result, outputs, lambda name: f"out_{name}")
    return "\n".join(map(ast.unparse, statements))


@pytest.mark.parametrize(
    ("body", "params", "text"),
    [
        ("return data.head(n)", {"n": 3}, "out = my_data.head(3)"),
        ("return data", {}, "out = my_data"),
        ("return f(data) if n is None else g(data, n)", {"n": None}, "out = f(my_data)"),
        ("return f(data) if n is None else g(data, n)", {"n": 0}, "out = g(my_data, 0)"),
        ("if kind == 'a':\n    x = A()\nelse:\n    x = B()\nreturn x", {"kind": "b"}, "out = B()"),
        ("k = data[c]\nreturn f(data, k)", {"c": "y"}, "out = f(my_data, my_data['y'])"),
        (
            "data = f(data)\ndata = g(data)\nreturn data",
            {},
            "out_data = f(my_data)\nout = g(out_data)",
        ),
        ("m = clone(e)\nm.fit(data)\nreturn m", {}, "out = clone(e)\nout.fit(my_data)"),
        ("return f(data, **options)", {"options": {"sep": ";"}}, "out = f(my_data, sep=';')"),
        ("return f(f'{a}_{b}')", {"a": "x", "b": 1}, "out = f('x_1')"),
        ("return f(n + 1, not flag)", {"n": 1, "flag": True}, "out = f(2, False)"),
        ("return {'a': A, 'b': B}[kind]()", {"kind": "b"}, "out = B()"),
        ("return f(name.endswith('.csv'))", {"name": "x.csv"}, "out = f(True)"),
        ("if a and data is not None:\n    return f()\nreturn g()", {"a": True}, "out = f()"),
        (
            "if a in ('x', 'y') or b > 3:\n    return f()\nreturn g()",
            {"a": "z", "b": 3},
            "out = g()",
        ),
        ("unused = data[c]\nreturn f(data)", {"c": "y"}, "out = f(my_data)"),
        ("return [f(x, n) for x in data]", {"n": 2}, "out = [f(x, 2) for x in my_data]"),
        ("return f(x)", {"x": float("nan")}, "out = f(float('nan'))"),
        ("return f(x is None)", {"x": float("inf")}, "out = f(False)"),
    ],
)
def test_a_body_folds(body: str, params: dict[str, Any], text: str) -> None:
    assert folded(body, params) == text


def test_arguments_equal_to_the_callees_defaults_are_dropped() -> None:
    text = folded(
        "return split(data, size=n, shuffle=s, seed=r)",
        {"n": 0.5, "s": True, "r": None},
        defaults={"split": {"size": "0.5", "shuffle": "True", "seed": "0"}},
    )
    assert text == "out = split(my_data, seed=None)"


def test_one_is_not_one_point_nought() -> None:
    assert "n=1)" in folded("return f(n=n)", {"n": 1}, defaults={"f": {"n": "1.0"}})


def test_outputs_take_the_names_of_the_node() -> None:
    body = "train, test = split(data)\nreturn train, test"
    assert folded(body, {}, ("s_train", "s_test")) == "s_train, s_test = split(my_data)"


def test_a_returned_tuple_is_taken_apart() -> None:
    body = "t = make()\nreturn data.assign(x=t.fit(data)), t"
    assert folded(body, {}, ("a", "b")) == "b = make()\na = my_data.assign(x=b.fit(my_data))"


def test_one_local_at_two_outputs_is_assigned_twice() -> None:
    assert folded("x = f(data)\nreturn x, x", {}, ("a", "b")) == "a = f(my_data)\nb = a"


def test_an_input_that_is_handed_on_keeps_its_own_name() -> None:
    assert folded("return data, f(data)", {}, ("a", "b")) == "a = my_data\nb = f(my_data)"


@pytest.mark.parametrize(
    "body",
    [
        "for row in data:\n    pass\nreturn data",
        "if len(data) > 3:\n    return f(data)\nreturn data",
        "data['x'] = 1\nreturn data",
        "return [n for n in data]",
        "return (lambda n: n)(data)",
        "x = f(data)",
        "try:\n    return f(data)\nexcept ValueError:\n    return data",
        "return (y := f(data))",
    ],
)
def test_what_is_outside_the_subset_does_not_fold(body: str) -> None:
    with pytest.raises(NotFoldable):
        folded(body, {"n": 1})
