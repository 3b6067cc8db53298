"""A class joins by link: to watch what is drawn, or to work on a copy of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from .board import Board
from .conftest import WINDOW, Server, watched
from .test_canvas import open_sample

TRY_TO_RUN = """async () => {
    const graph = location.pathname.replace("/g/", "/api/graphs/");
    const how = {method: "POST", body: "{}"};
    how.headers = {"X-Designer": "1", "Content-Type": "application/json"};
    return (await fetch(graph + "/runs", how)).status;
}"""


@pytest.fixture
def lesson(tmp_path: Path) -> Iterator[Server]:
    """A server that shares, though only with this computer."""
    server = Server(tmp_path / "workspace", "--port", "0", "--share", "--host", "127.0.0.1")
    yield server
    server.stop()


@pytest.fixture
def teacher(lesson: Server, context: BrowserContext, faults: list[str]) -> Board:
    """The owner, with the classification sample open."""
    page = watched(context.new_page(), faults)
    page.goto(lesson.address)
    return open_sample(page, "Classification")


@pytest.fixture
def student(browser: Browser, faults: list[str]) -> Iterator[Page]:
    """A browser that knows nothing of the teacher's."""
    context = browser.new_context(**WINDOW)
    yield watched(context.new_page(), faults)
    context.close()


def link(teacher: Board, kind: Literal["Watch", "Own copy"]) -> str:
    """The address that the teacher shows to the class."""
    teacher.page.get_by_role("button", name="Share with a class").click()
    dialog = teacher.page.get_by_role("dialog")
    dialog.get_by_role("tab", name=kind).click()
    expect(dialog.get_by_role("img", name=re.compile("QR code"))).to_be_visible()
    address = dialog.get_by_role("textbox", name="Address").input_value()
    teacher.page.keyboard.press("Escape")
    return address


def join(student: Page, address: str, nickname: str) -> Board:
    """Open a link and give a nickname."""
    student.goto(address)
    student.get_by_label("Your nickname").fill(nickname)
    student.get_by_role("button", name="Join").click()
    board = Board(student)
    board.nodes.first.wait_for()
    return board


def set_c(board: Board, value: str) -> None:
    board.select("logistic regression")
    box = board.parameters.get_by_role("textbox", name="C", exact=True)
    box.fill(value)
    box.press("Enter")


def test_who_watches_sees_each_edit_and_the_run(teacher: Board, student: Page) -> None:
    watching = join(student, link(teacher, "Watch"), "Wanda")
    expect(watching.nodes).to_have_count(7)
    expect(teacher.page.get_by_label("Others here")).to_contain_text("Wanda")
    set_c(teacher, "0.01")
    watching.select("logistic regression")
    box = watching.parameters.get_by_role("textbox", name="C", exact=True)
    expect(box).to_have_value("0.01")
    teacher.run()
    watching.state("evaluate", "accuracy")
    watching.see("evaluate", "output")
    expect(watching.results).to_contain_text("Confusion matrix")


def test_who_watches_changes_nothing(teacher: Board, student: Page) -> None:
    watching = join(student, link(teacher, "Watch"), "Wanda")
    expect(student.get_by_role("button", name="Run", exact=True)).to_have_count(0)
    expect(student.get_by_role("searchbox", name="Search modules")).to_have_count(0)
    watching.select("evaluate")
    student.keyboard.press("Delete")
    student.mouse.dblclick(900, 700)
    student.keyboard.press("a")
    expect(student.get_by_role("combobox", name=re.compile("module", re.I))).to_have_count(0)
    watching.select("split")
    expect(watching.parameters.get_by_role("textbox", name="Fraction")).not_to_be_editable()
    assert student.evaluate(TRY_TO_RUN) == 403
    expect(watching.nodes).to_have_count(7)
    expect(teacher.nodes).to_have_count(7)


def test_a_copy_is_changed_and_run_and_the_original_stays(teacher: Board, student: Page) -> None:
    own = join(student, link(teacher, "Own copy"), "Carl")
    assert student.url != teacher.page.url
    set_c(own, "0.01")
    own.saved()
    own.run()
    own.state("evaluate", "accuracy")
    own.see("evaluate", "output")
    expect(own.results).to_contain_text("Confusion matrix")
    own.quick_add(640, 430, "normalize")
    own.saved()
    expect(own.nodes).to_have_count(8)

    expect(teacher.nodes).to_have_count(7)
    expect(teacher.node("evaluate")).to_contain_text("Ready")
    teacher.select("logistic regression")
    box = teacher.parameters.get_by_role("textbox", name="C", exact=True)
    expect(box).to_have_value("")  # the default stands


def test_the_teacher_finds_the_copy_under_the_name_of_who_made_it(
    teacher: Board, student: Page
) -> None:
    join(student, link(teacher, "Own copy"), "Carl")
    teacher.page.get_by_role("link", name="All experiments").click()
    copy = teacher.page.get_by_role("link", name=re.compile("Carl"))
    expect(copy).to_contain_text("Which penguin is it?")


def test_a_guest_who_watches_gets_a_copy_by_one_click(
    lesson: Server, teacher: Board, student: Page
) -> None:
    assert lesson.process.stdout is not None
    printed = next(line for line in lesson.process.stdout if "copies" in line)
    student.goto(printed.split(": ")[1].strip())
    student.get_by_label("Your nickname").fill("Carl")
    student.get_by_role("button", name="Join").click()
    student.get_by_text("Which penguin is it?", exact=True).first.click()
    expect(student.get_by_text("Watching", exact=True)).to_be_visible()
    student.get_by_role("button", name="Work on a copy").click()
    expect(student).not_to_have_url(teacher.page.url)
    expect(student.get_by_role("button", name="Run", exact=True)).to_be_enabled()
    expect(Board(student).nodes).to_have_count(7)
