"""A module is read from its function: ports, parameters, help and source."""

from __future__ import annotations

import inspect
from typing import Annotated, Any, Literal

import pytest
from annotated_types import Ge, Gt, Lt

from modules.contract import module
from modules.plain_text import plain
from modules.signature import ContractError, describe, to_json
from modules.source import code_of
from modules.types import (
    Advanced,
    Clusterer,
    Column,
    Columns,
    Declares,
    Estimator,
    Inherits,
    Model,
    Of,
    Seed,
    Table,
    file_of,
)


@module(category="Test", title="Every kind")
def every_kind(
    data: Table,
    other: Table | None = None,
    *,
    label: Annotated[Column, Declares("label")],
    task: Annotated[Literal["a", "b"], Inherits("task")] = "a",
    second: Annotated[Column | None, Of("other")] = None,
    columns: Columns = ["x"],  # noqa: B006
    fraction: Annotated[float, Gt(0), Lt(1)] = 0.5,
    folds: Annotated[int, Ge(2)] | None = 5,
    weight: float | Literal["balanced"] = 1.0,
    seed: Seed = 0,
    sizes: tuple[int, ...] = (10, 5),
    names: dict[str, int] = {},  # noqa: B006
    file: file_of("csv"),  # type: ignore[valid-type]
    deep: Annotated[bool, Advanced()] = False,
) -> tuple[Annotated[Table, "left"], Annotated[Model, "right"]]:
    """Do everything.

    Parameters
    ----------
    label : str
        What to *predict*.

    Returns
    -------
    left : Table
        The left one.
    """
    raise NotImplementedError


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return describe(every_kind)


def kinds(described: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return next(p["accepts"] for p in described["params"] if p["name"] == name)


def param(described: dict[str, Any], name: str) -> dict[str, Any]:
    return next(p for p in described["params"] if p["name"] == name)


def test_positional_arguments_are_ports(described: dict[str, Any]) -> None:
    ports = [(p["name"], p["type"], p["optional"]) for p in described["inputs"]]
    assert ports == [("data", "Table", False), ("other", "Table", True)]


def test_returns_are_output_ports(described: dict[str, Any]) -> None:
    assert [(p["name"], p["type"]) for p in described["outputs"]] == [
        ("left", "Table"),
        ("right", "Model"),
    ]
    assert described["outputs"][0]["help"] == "The left one."


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("label", [{"kind": "column", "input": "data"}]),
        ("task", [{"kind": "choice", "options": ["a", "b"]}]),
        ("second", [{"kind": "column", "input": "other"}, {"kind": "none"}]),
        ("columns", [{"kind": "columns", "input": "data"}]),
        (
            "fraction",
            [{"kind": "number", "min": 0, "max": 1, "min_open": True, "max_open": True}],
        ),
        (
            "folds",
            [
                {"kind": "integer", "min": 2, "max": None, "min_open": False, "max_open": False},
                {"kind": "none"},
            ],
        ),
        ("seed", [{"kind": "seed"}]),
        ("file", [{"kind": "file", "formats": ["csv"]}]),
        ("deep", [{"kind": "boolean"}]),
    ],
)
def test_annotations_give_kinds(
    described: dict[str, Any], name: str, expected: list[dict[str, Any]]
) -> None:
    assert kinds(described, name) == expected


def test_unions_mappings_and_tuples_give_kinds(described: dict[str, Any]) -> None:
    assert [kind["kind"] for kind in kinds(described, "weight")] == ["number", "choice"]
    assert kinds(described, "names")[0]["values"][0]["kind"] == "integer"
    (sizes,) = kinds(described, "sizes")
    assert (sizes["kind"], sizes["tuple"], len(sizes["of"])) == ("list", True, 1)


def test_roles_help_and_levels_are_read(described: dict[str, Any]) -> None:
    label = param(described, "label")
    assert (label["declares"], label["required"], label["help"]) == (
        "label",
        True,
        "What to *predict*.",
    )
    assert param(described, "task")["inherits"] == "task"
    assert param(described, "deep")["level"] == "all"
    assert param(described, "sizes")["default"] == {"$tuple": [10, 5]}


def test_an_input_may_take_one_of_two_types() -> None:
    def score(model: Model | Clusterer) -> Table: ...

    assert describe(score)["inputs"][0]["type"] == "Model|Clusterer"


def test_an_input_may_take_several_named_sources() -> None:
    def stack(estimators: dict[str, Estimator], *, folds: int = 5) -> Estimator: ...

    (port,) = describe(stack)["inputs"]
    assert (port["many"], port["named"], port["type"]) == (True, True, "Estimator")


def test_an_input_of_no_port_type_is_refused() -> None:
    def wrong(data: int) -> Table: ...

    with pytest.raises(ContractError, match="input 'data' is not of a port type"):
        describe(wrong)


def test_a_parameter_of_no_kind_is_refused() -> None:
    def wrong(*, when: complex) -> Table: ...

    with pytest.raises(ContractError, match="no kind of parameter"):
        describe(wrong)


def test_defaults_are_plain_values() -> None:
    assert to_json(float("inf")) == {"$float": "inf"}
    with pytest.raises(ContractError, match="a default must be a plain value"):
        to_json(object())


LIMIT = 3
UNUSED = 4


def helper(data):
    # why
    return inspect.cleandoc(data[:LIMIT])


def uses_helper(data: Table, *, n: int = 1) -> Table:
    """Use it.

    At length.
    """
    # first
    return helper(data)


def uses_annotation(data: Table) -> Table:
    """Use it."""
    return Annotated[data, 1]


def test_what_a_body_needs_comes_along() -> None:
    code = code_of(uses_helper)
    assert code["imports"] == {"inspect": "import inspect"}
    assert code["constants"] == {"LIMIT": "3"}
    assert code["helpers"] == {
        "helper": "def helper(data):\n    # why\n    return inspect.cleandoc(data[:LIMIT])"
    }


def test_scripts_get_the_function_without_annotations() -> None:
    assert code_of(uses_helper)["source"] == (
        'def uses_helper(data, *, n=1):\n    """Use it."""\n    # first\n    return helper(data)'
    )


def test_a_body_that_no_script_could_run_is_refused() -> None:
    with pytest.raises(ContractError, match="uses 'Annotated', which no script can import"):
        code_of(uses_annotation)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("See :class:`~sklearn.svm.SVC`.", "See SVC."),
        ("An :term:`estimator`", "An estimator"),
        ("Kept.\n\n.. versionadded:: 1.2\n   Long ago.\n\nAlso kept.", "Kept.\n\nAlso kept."),
        ("Read more in the :ref:`User Guide <svm>`. Kept.", "Kept."),
        ("Use ``C=1``", "Use `C=1`"),
    ],
)
def test_help_is_plain_text(text: str, shown: str) -> None:
    assert plain(text) == shown
