"""The user's own code stands in the script as it was written."""

from __future__ import annotations

import pytest

from designer.compiler import CompileError, compile
from designer.compiler.own_code import OwnCodeError, read
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
    ],
)
def test_code_that_cannot_be_called_is_refused(text: str, message: str) -> None:
    with pytest.raises(OwnCodeError, match=message):
        read(text)


def test_a_function_of_too_few_arguments_is_a_problem(catalogue: Catalogue) -> None:
    wires = {"data": "penguins", "other": "penguins"}
    with pytest.raises(CompileError, match="takes 1 table, but 2 are wired"):
        compile(graph(penguins=LOAD, half=code(ADD, wires)), catalogue)


def test_renaming_follows_scopes() -> None:
    text = (
        "def transform(data, helper=1):\n    return helper\n\n\ndef helper(x):\n    return x.helper"
    )
    renamed = read(text).renamed({"helper": "aid"}).text
    assert renamed == (
        "def transform(data, aid=1):\n    return aid\n\n\ndef aid(x):\n    return x.helper"
    )
