"""Help, and the page made of it."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from designer.cli.main import VERBS, group
from designer.cli.reference import PAGE, reference
from tests.cli.conftest import Command

ROOT = Path(__file__).parents[2]


def command_of(verb: str) -> click.Command:
    found = group.get_command(click.Context(group), verb)
    assert found is not None
    return found


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_says_what_it_does_and_shows_a_line_to_paste(verb: str) -> None:
    text = command_of(verb).help or ""
    assert f"designer {verb} " in text or f"designer {verb}\n" in text
    assert text.splitlines()[0].endswith(".")


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_says_what_it_is_for(verb: str) -> None:
    for param in command_of(verb).params:
        if isinstance(param, click.Option):
            assert param.help, param.name


def test_the_reference_page_is_fresh() -> None:
    fresh = (ROOT / PAGE).read_text("utf-8") == reference()
    assert fresh, "run: python -m designer.cli.reference"


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["serve", "--help"], ["--version"]])
def test_help_and_version_exit_with_0(designer: Command, args: list[str]) -> None:
    result = designer(*args)
    assert result.exit_code == 0
    assert "designer" in result.output


def test_without_a_verb_it_serves(designer: Command) -> None:
    result = designer("--port", "nonsense")
    assert result.exit_code == 2
    assert "designer serve" in result.output


def test_an_unknown_verb_is_a_usage_error(designer: Command) -> None:
    assert designer("dance").exit_code == 2


def test_allow_code_says_what_it_permits(designer: Command) -> None:
    said = " ".join(designer("serve", "--help").output.split())
    assert "can then run any program on this computer as you" in said
