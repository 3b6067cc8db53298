"""The user's own code stands in the script as it was written."""

from __future__ import annotations

import pytest

from designer.compiler import CompileError, compile
from designer.compiler.own_code import OwnCodeError, read
from designer.compiler.renaming import renamed
from modules.catalogue import Catalogue
from tests.graphs_of import graph

LOAD = ("sample_data", {"name": "penguins"})
ADD = """\
import numpy as np

# half of it
SHARE = 0.5


def transform(data):
    return data.assign(half=np.round(data["year"] * SHARE))
"""


def code(
    text: str, wires: dict[str, str] | None = None
) -> tuple[str, dict[str, str], dict[str, str]]:
    return "execute_python", {"code": text}, wires or {"data": "penguins"}


def test_comments_stay_and_imports_move_to_the_head(catalogue: Catalogue) -> None:
    text = compile(graph(penguins=LOAD, half=code(ADD)), catalogue).script().text
    assert text.index("import numpy as np") < text.index("import pandas as pd")
    assert "# half of it\nSHARE = 0.5" in text
    assert "half = transform(penguins.copy(deep=False))" in text


def test_the_same_code_twice_stands_once(catalogue: Catalogue) -> None:
    text = compile(graph(penguins=LOAD, a=code(ADD), b=code(ADD)), catalogue).script().text
    assert text.count("def transform") == 1


def test_other_code_of_the_same_names_gets_others(catalogue: Catalogue) -> None:
    other = ADD.replace("0.5", "0.25")
    plan = compile(graph(penguins=LOAD, a=code(ADD), b=code(other)), catalogue)
    names: dict[str, object] = {}
    for step in plan.steps[1:]:
        exec(step.setup, names)
    assert (names["SHARE"], names["SHARE_2"]) == (0.5, 0.25)
    assert "transform_2(penguins.copy(deep=False))" in plan.steps[2].text


def test_code_runs_in_a_process_of_its_own(catalogue: Catalogue) -> None:
    assert compile(graph(penguins=LOAD, half=code(ADD)), catalogue).steps[1].own_code


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("def transform(data:\n    pass", "never closed"),
        ("x = 1", "does not define a function named 'transform'"),
        ("async def transform(data): ...", "does not define a function named 'transform'"),
        ("\0", "null bytes"),
        ("return 1\n\ndef transform(data): ...", "'return' outside function"),
        ("def transform(data, *, share): ...", "demands 'share'"),
        ("from math import *\n\ndef transform(data): ...", "imports everything from 'math'"),
        ("from . import tools\n\ndef transform(data): ...", "leads nowhere"),
        ("x = " + "-" * 5000 + "1\n\ndef transform(data): ...", "nested too deep"),
    ],
)
def test_code_that_cannot_be_called_is_refused(text: str, message: str) -> None:
    with pytest.raises(OwnCodeError, match=message):
        read(text)


def test_a_function_of_too_few_arguments_is_a_problem(catalogue: Catalogue) -> None:
    wires = {"data": "penguins", "other": "penguins"}
    with pytest.raises(CompileError, match="takes 1 table, but 2 are wired"):
        compile(graph(penguins=LOAD, half=code(ADD, wires)), catalogue)


def test_a_function_of_too_many_arguments_is_a_problem(catalogue: Catalogue) -> None:
    text = "def transform(data, other): ..."
    with pytest.raises(CompileError, match="takes 2 tables, but 1 is wired"):
        compile(graph(penguins=LOAD, both=code(text)), catalogue)


def test_a_function_of_any_number_of_tables_takes_them(catalogue: Catalogue) -> None:
    compile(graph(penguins=LOAD, both=code("def transform(*tables): ...")), catalogue)


def test_imports_that_something_hangs_on_stay_where_they_are() -> None:
    text = "import os\nimport abc; ABC = abc\n\nos.x = 1\nimport csv\n\ndef transform(d): ..."
    own = read(text)
    assert [each.line for each in own.imports] == ["import os"]
    assert own.text.startswith("import abc; ABC = abc\n\nos.x = 1\nimport csv\n")


def test_an_import_of_a_part_cannot_get_another_name(catalogue: Catalogue) -> None:
    texts = (
        "import xml as email\n\ndef transform(data): ...",
        "import email.message\n\ndef transform(data): ...",
    )
    with pytest.raises(CompileError, match="imports 'email', but in the script"):
        compile(graph(penguins=LOAD, a=code(texts[0]), b=code(texts[1])), catalogue)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def transform(data, h=1):\n    return h", "def transform(data, h=1):\n    return h"),
        ("h = 1\nclass C:\n    h = h", "aid = 1\nclass C:\n    h = h"),
        ("h = 1\nf(h=h).h", "aid = 1\nf(h=aid).h"),
        ("h = 1\n[h for h in (h, 2)]", "aid = 1\n[h for h in (aid, 2)]"),
        ("h = 1\nlambda h, g=h: h", "aid = 1\nlambda h, g=aid: h"),
        ("def f():\n    global h  # so\n    h = 1", "def f():\n    global aid  # so\n    aid = 1"),
        ("def f():\n    h = 1\n    return lambda: h", "def f():\n    h = 1\n    return lambda: h"),
        ("import x.h as h\nh()", "import x.h as aid\naid()"),
        ("from x import h\nh()", "from x import h as aid\naid()"),
        ("class h: ...  # h", "class aid: ...  # h"),
        ("async def h(h): ...", "async def aid(h): ..."),
        ("# gone\ntry: ...\nexcept Exception as h: h", None),
        ("match 1:\n    case [*h]: h", None),
        ("h = 'é'; f'{h}'", "aid = 'é'; f'{aid}'"),
    ],
)
def test_renaming_follows_scopes(text: str, expected: str | None) -> None:
    found = renamed(text, {"h": "aid"})
    assert found == expected if expected else ("aid" in found and " h" not in found)
