"""Every page, light and dark, on a projector and a phone: nothing serious for axe, no overflow."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .test_canvas import open_sample

AXE = Path(__file__).parents[2] / "static" / "node_modules" / "axe-core" / "axe.min.js"


def serious(page: Page) -> list[Any]:
    """What axe calls serious or worse, with where it is."""
    # Evaluated rather than added as a script: the page's policy allows none but its own.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [
        (violation["id"], [(n["html"][:200], n["failureSummary"]) for n in violation["nodes"][:3]])
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
    ]


def wide(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_canvas_with_results(page: Page, theme: str) -> None:
    board = open_sample(page, "Classification")
    if theme == "dark":
        page.get_by_role("button", name="Dark theme").click()
    board.run()
    board.state("evaluate", "accuracy")
    assert serious(page) == []
    for node, output in (("evaluate", "output"), ("penguins", "output"), ("train", "output")):
        board.see(node, output)
        expect(board.results).to_contain_text(re.compile(r"\d"))
        assert serious(page) == []
    assert wide(page) <= 0


def test_the_home_page_and_the_runs(page: Page) -> None:
    page.get_by_role("heading", name="Samples").wait_for()
    assert serious(page) == []
    page.get_by_role("link", name="Runs").click()
    page.get_by_role("heading", name="Runs").wait_for()
    assert serious(page) == []
    assert wide(page) <= 0


def test_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    assert wide(page) <= 0
    board = open_sample(page, "Classification")
    assert wide(page) <= 0
    board.run()
    board.state("evaluate", "accuracy")
    assert serious(page) == []


def test_the_key_sheet_and_the_command_palette(page: Page) -> None:
    board = open_sample(page, "Clustering")
    board.canvas.click(position={"x": 300, "y": 600})
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Undo")
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("ControlOrMeta+k")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert serious(page) == []


def test_who_wants_no_motion_gets_none(page: Page) -> None:
    """The windows of these tests ask for it, as a setting of the system does."""
    board = open_sample(page, "Clustering")
    board.canvas.click(position={"x": 300, "y": 600})
    page.keyboard.press("ControlOrMeta+k")
    durations = page.get_by_role("dialog").evaluate(
        "dialog => getComputedStyle(dialog).transitionDuration.split(', ').map(parseFloat)"
    )
    assert max(durations) < 0.001
