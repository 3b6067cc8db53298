"""Makes the pictures of the documentation: ``python -m docs.screenshots [NAME ...]``.

Starts a server over an empty workspace and uses it as the pages describe; nothing is painted in.
Needs what the browser tests need.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.board import Board
from tests.browser.chromium import executable
from tests.browser.conftest import SIZE, Server

IMAGES = Path(__file__).parent / "images"
PEOPLE = [
    "age,income,city,bought",
    *(f"{20 + i % 45},{'?' if i % 9 == 4 else 18000 + 731 * (i % 50)},"
      f"{('Bergen', 'Oslo', 'Tromsø')[i % 3]},{('no', 'yes')[i * i % 5 == 1]}" for i in range(180)),
]  # fmt: skip

Picture = Callable[[Page], None]
PICTURES: dict[str, Picture] = {}


def picture(draw: Picture) -> Picture:
    """Take a screenshot of what this function leads to, under its name."""
    PICTURES[draw.__name__.replace("_", "-")] = draw
    return draw


def sample(page: Page, title: str, ends: str) -> Board:
    """Open a sample and run it."""
    page.get_by_role("button", name=re.compile(title)).click()
    board = Board(page)
    board.nodes.first.wait_for()
    run(board, ends)
    return board


def run(board: Board, ends: str) -> None:
    board.saved()
    board.run()
    expect(board.node(ends)).to_contain_text(re.compile("Done|Reused"))


def set_number(board: Board, node: str, name: str, value: str) -> None:
    board.select(node)
    box = board.parameters.get_by_role("textbox", name=name, exact=True)
    box.fill(value)
    box.press("Enter")
    board.saved()


def hide_parameters(board: Board) -> None:
    board.page.keyboard.press("ControlOrMeta+3")
    expect(board.parameters).to_have_count(0)
    fit(board)


def fit(board: Board) -> None:
    board.page.get_by_role("button", name="Fit everything").click()


def raise_results(board: Board, by: int) -> None:
    """Give the results more of the window."""
    edge = board.page.get_by_role("separator", name="Height of the panel below")
    for _ in range(by // 16):
        edge.press("ArrowUp")


@picture
def canvas(page: Page) -> None:
    board = sample(page, "Classification", "evaluate")
    board.see("evaluate", "output")
    board.results.get_by_role("heading", name="Confusion matrix").wait_for()
    raise_results(board, 112)
    hide_parameters(board)


@picture
def table(page: Page) -> None:
    board = sample(page, "Classification", "evaluate")
    board.see("penguins", "output")
    board.results.get_by_text("344 rows").wait_for()
    raise_results(board, 80)
    fit(board)


@picture
def rerun(page: Page) -> None:
    board = sample(page, "Classification", "evaluate")
    set_number(board, "logistic regression", "C", "0.01")
    board.state("evaluate", "Changed")
    run(board, "evaluate")
    board.state("split", "Reused")
    page.keyboard.press("ControlOrMeta+1")  # hide the modules
    expect(page.get_by_role("searchbox", name="Search modules")).to_have_count(0)
    fit(board)


@picture
def problem(page: Page) -> None:
    page.get_by_role("button", name="New experiment").click()
    board = Board(page)
    board.canvas.wait_for()
    board.drag_in("Sample data", 380, 150)
    board.drag_in("Logistic regression", 380, 380)
    board.quick_add(700, 250, "train model")
    board.connect("Sample data", "output", "Train model", "data")
    board.connect("Logistic regression", "estimator", "Train model", "estimator")
    board.parameters.get_by_role("combobox", name="Label").fill("species")
    page.keyboard.press("Enter")
    expect(board.parameters).to_contain_text("would feed text or categories")


@picture
def import_file(page: Page) -> None:
    page.get_by_role("button", name="New experiment").click()
    board = Board(page)
    board.canvas.wait_for()
    board.drag_in("Import file", 420, 260)
    content = {"name": "customers.csv", "mimeType": "text/csv", "buffer": _csv()}
    page.locator("input[type=file]").last.set_input_files(content)
    expect(board.parameters).to_contain_text("20 missing")


@picture
def script(page: Page) -> None:
    board = sample(page, "Classification", "evaluate")
    board.select("train")
    page.get_by_role("button", name="Script", exact=True).click()
    page.get_by_role("region", name="Code").get_by_text("train_test_split").last.wait_for()
    hide_parameters(board)


@picture
def try_it(page: Page) -> None:
    board = sample(page, "Classification", "evaluate")
    board.see("train", "output")
    board.results.get_by_text("Prediction", exact=True).wait_for()
    raise_results(board, 112)
    hide_parameters(board)


@picture
def compare(page: Page) -> None:
    board = sample(page, "Classification", "evaluate")
    set_number(board, "logistic regression", "C", "0.01")
    run(board, "evaluate")
    page.get_by_role("link", name="All experiments").click()
    page.get_by_role("link", name="Runs").click()
    boxes = page.get_by_role("row").get_by_role("checkbox")
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("button", name=re.compile("^Compare")).click()
    page.get_by_role("heading", name="Compare runs").wait_for()
    page.get_by_text("What differs").wait_for()


@picture
def share(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Classification")).click()
    Board(page).nodes.first.wait_for()
    page.get_by_role("button", name="Share with a class").click()
    page.get_by_role("img", name=re.compile("QR code")).wait_for()


def _csv() -> bytes:
    return "\n".join(PEOPLE).encode()


def take(browser: Browser, name: str) -> None:
    """Take one picture, over a workspace of its own."""
    with tempfile.TemporaryDirectory() as folder:
        options = ("--share", "--host", "127.0.0.1", "--allow-host", "lesson.local")
        server = Server(Path(folder), "--port", "0", *(options if name == "share" else ()))
        context = browser.new_context(
            viewport={"width": SIZE["width"], "height": SIZE["height"]},
            color_scheme="light",
            reduced_motion="reduce",
        )
        try:
            page = context.new_page()
            page.goto(server.address)
            PICTURES[name](page)
            page.mouse.move(0, SIZE["height"] - 1)
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(800)  # charts draw themselves in their own time
            page.screenshot(path=IMAGES / f"{name}.png")
        finally:
            context.close()
            server.stop()


def main(names: list[str]) -> None:
    IMAGES.mkdir(exist_ok=True)
    expect.set_options(timeout=60_000)  # each server starts cold
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        for name in names or PICTURES:
            take(browser, name)
            print(f"{name}.png", (IMAGES / f"{name}.png").stat().st_size // 1000, "kB")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
