"""Nodes with code of their own do not hear each other, in a run as in the script."""

from __future__ import annotations

from typing import Any

import pytest

from designer.compiler import compile
from designer.engine.execute import execute
from graph_store.model import Graph
from modules.catalogue import Catalogue
from tests.graphs_of import graph

TABLE = ("enter_data", {"text": "x,y\n1,2\n3,4\n"})
RETURN = "def transform(data):\n    return data.assign(z={})\n"


def twice(text: str) -> list[str]:
    """The same code but for a number."""
    return [text.replace("1", "100"), text.replace("1", "200")]


CASES = {
    "an alias that the script has": ["import math as pd\n\n" + RETURN.format("pd.pi")],
    "an alias that a helper has": ["import math as apply\n\n" + RETURN.format("apply.pi")],
    "an alias for two modules": [
        "import math as m\n\n" + RETURN.format("m.pi"),
        "import fractions as m\n\n" + RETURN.format("str(m.Fraction(3))"),
    ],
    "parts of a package": [
        "import xml.etree.ElementTree\nimport xml.dom.minidom\n\n"
        + RETURN.format("str(xml.etree.ElementTree) + str(xml.dom.minidom)"),
    ],
    "a name bound twice": [
        "from math import pi\nfrom cmath import inf as pi\n\n" + RETURN.format("pi")
    ],
    "imports that may fail": [
        "try:\n    import nothing as lib\nexcept ImportError:\n    lib = None\n\n"
        + RETURN.format("str(lib)"),
        "import math as lib\n\n" + RETURN.format("lib.pi"),
    ],
    "an import beside something else": ["import os; X = 1\n\n" + RETURN.format("X")],
    "the future": ["from __future__ import annotations\nx: Nobody\n" + RETURN.format("1")],
    "keyword arguments": twice("k = 1\n\n" + RETURN.format("dict(k=k)['k']")),
    "arguments": twice("k = 1\n\n\ndef f(k):\n    return k\n\n\n" + RETURN.format("f(k=k)")),
    "global": twice(
        "k = 1\n\n\ndef up():\n    global k\n    k += 1\n    return k\n\n\n" + RETURN.format("up()")
    ),
    "loops": twice("for k in range(1):\n    pass\n\n" + RETURN.format("k")),
    "classes": twice("class s:\n    a = 1\n\n\n" + RETURN.format("s.a")),
    "names with accents": twice("größe = 1\n\n" + RETURN.format("größe + größe")),
    "texts with names in them": twice("k = 1\n\n" + RETURN.format("f'{k}é{k:>{k}}'")),
    "form feeds": twice("import abc\n\x0cimport csv\nk = 1\n" + RETURN.format("str(csv) + str(k)")),
    "line ends of Windows": twice(
        ("import abc\nk = 1\n\n" + RETURN.format("str(abc) + str(k)")).replace("\n", "\r\n")
    ),
    "tabs": twice("k = 1\ndef transform(data):\n\treturn data.assign(z=k)\n"),
    "decorators": twice(
        "import functools\n\n\n@functools.cache\ndef k():\n    return 1\n\n\n"
        + RETURN.format("k()")
    ),
    "a main part": twice(
        "k = 0\n" + RETURN.format("k") + "if __name__ == '__main__':\n    k = 1\n"
    ),
    "names of the script itself": twice(
        "name = value = data = own_0 = clone = 1\n" + RETURN.format("name")
    ),
    "names of builtins": twice("def max(*a):\n    return 1\n\n\n" + RETURN.format("max(3, 4)")),
}


@pytest.mark.parametrize("case", CASES)
def test_neighbours(case: str, catalogue: Catalogue) -> None:
    wires = {"data": "data"}
    nodes: dict[str, Any] = {
        f"own_{number}": ("execute_python", {"code": text}, wires)
        for number, text in enumerate(CASES[case])
    }
    cleaned = ("clean_missing", {"strategy": "mean"}, wires)
    _check(graph(data=TABLE, apply=cleaned, **nodes), catalogue)


def _check(subject: Graph, catalogue: Catalogue) -> None:
    plan = compile(subject, catalogue)
    made: dict[str, Any] = {}
    for step in plan.steps:
        outputs = execute(step, {wire.variable: made[wire.variable] for wire in step.inputs})
        made |= {step.outputs[port]: value for port, value in outputs.items()}
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(plan.script().text, names)
    for variable, value in made.items():
        if hasattr(value, "equals"):
            assert value.equals(names[variable]), variable
