"""Manners of the canvas that people bring from other tools."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from .board import Board


@pytest.fixture
def two(board: Board) -> Board:
    board.drag_in("Sample data", 330, 150)
    board.quick_add(700, 300, "split")
    board.connect("Sample data", "output", "Split data", "data")
    return board


def test_undo_and_redo_cover_every_edit(two: Board) -> None:
    for wires, nodes in ((0, 2), (0, 1), (0, 0)):
        two.page.keyboard.press("ControlOrMeta+z")
        expect(two.wires).to_have_count(wires)
        expect(two.nodes).to_have_count(nodes)
    for _ in range(3):
        two.page.keyboard.press("ControlOrMeta+Shift+z")
    expect(two.wires).to_have_count(1)
    expect(two.nodes).to_have_count(2)


def test_copies_keep_the_wires_between_them(two: Board) -> None:
    two.canvas.click(position={"x": 500, "y": 500})
    for keys in ("a", "c", "v"):
        two.page.keyboard.press(f"ControlOrMeta+{keys}")
    expect(two.nodes).to_have_count(4)
    expect(two.wires).to_have_count(2)


def test_delete_removes_the_selection_and_no_more(two: Board) -> None:
    two.select("Split data")
    two.page.keyboard.press("Delete")
    expect(two.nodes).to_have_count(1)
    expect(two.node("Sample data")).to_be_visible()


def test_a_wire_that_does_not_fit_is_refused_in_words(two: Board) -> None:
    two.drag_in("Logistic regression", 330, 500)
    end = two.port("Split data", "data", "target").bounding_box()
    assert end is not None
    two.port("Logistic regression", "estimator", "source").hover()
    two.page.mouse.down()
    two.page.mouse.move(end["x"] - 20, end["y"] + 20, steps=4)
    two.page.mouse.move(end["x"] + 5, end["y"] + 5, steps=4)
    expect(two.page.get_by_text(re.compile("takes a table", re.I))).to_be_visible()
    two.page.mouse.up()
    expect(two.wires).to_have_count(1)


def test_a_wire_dropped_on_the_canvas_offers_what_fits(two: Board) -> None:
    two.port("Split data", "train", "source").hover()
    two.page.mouse.down()
    two.page.mouse.move(900, 560, steps=6)
    two.page.mouse.up()
    search = two.page.get_by_role("combobox", name=re.compile("module", re.I))
    search.fill("normalize")
    two.page.keyboard.press("Enter")
    expect(two.nodes).to_have_count(3)
    expect(two.wires).to_have_count(2)
    two.page.keyboard.press("ControlOrMeta+z")  # node and wire are one step
    expect(two.nodes).to_have_count(2)


def test_a_node_and_its_wire_by_keyboard_alone(board: Board) -> None:
    page = board.page
    page.locator(".react-flow").focus()
    for name in ("sample data", "split data"):
        page.keyboard.press("a")
        page.get_by_role("combobox", name=re.compile("module", re.I)).fill(name)
        page.keyboard.press("Enter")
    expect(board.nodes).to_have_count(2)
    board.node("Sample data").focus()
    page.keyboard.press("c")
    page.keyboard.press("Enter")
    if board.wires.count() == 0:
        page.keyboard.press("Enter")
    expect(board.wires).to_have_count(1)


def test_raw_features_are_mended_by_one_click(board: Board) -> None:
    board.drag_in("Sample data", 330, 150)
    board.drag_in("Logistic regression", 330, 400)
    board.quick_add(800, 250, "train model")
    board.connect("Sample data", "output", "Train model", "data")
    board.connect("Logistic regression", "estimator", "Train model", "estimator")
    board.parameters.get_by_role("combobox", name="Label").fill("species")
    board.page.keyboard.press("Enter")
    expect(board.parameters).to_contain_text("would feed text or categories")
    board.parameters.get_by_role("button", name=re.compile("Insert", re.I)).first.click()
    expect(board.node("Prepare features")).to_be_visible()
    expect(board.parameters).not_to_contain_text("would feed text or categories")


def open_sample(page: Page, title: str) -> Board:
    page.get_by_role("button", name=re.compile(title)).click()
    board = Board(page)
    board.nodes.first.wait_for()
    return board


def test_cancel_stops_a_long_fit(page: Page) -> None:
    board = open_sample(page, "Two models compared")
    board.select("forest")
    trees = board.parameters.get_by_role("textbox", name="N estimators")
    trees.fill("100000")
    trees.press("Enter")
    board.run()
    board.state("train forest", "Running")
    page.get_by_role("button", name="Cancel").click()
    board.state("train forest", "Cancelled")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_enabled()


def test_an_error_lands_on_its_node(board: Board) -> None:
    board.drag_in("Sample data", 330, 150)
    board.quick_add(700, 200, "python")
    board.connect("Sample data", "output", "Execute Python script", "data")
    editor = board.parameters.locator(".cm-content")
    editor.click()
    board.page.keyboard.press("ControlOrMeta+a")
    board.page.keyboard.type("def transform(data):\nreturn data['nothing']\n")
    board.page.keyboard.press("Escape")
    board.saved()
    board.run()
    board.state("Execute Python script", "Failed")
    board.select("Execute Python script")
    expect(board.parameters.get_by_text("nothing").first).to_be_visible()


def test_a_node_switched_off_is_passed_by(page: Page) -> None:
    board = open_sample(page, "Classification")
    board.select("split")
    page.keyboard.press("d")
    board.state("split", "Off")
    board.run()
    board.state("evaluate", "accuracy")
    board.state("split", "Off")
    board.select("train")
    page.keyboard.press("d")
    board.state("score", "Not ready")
    board.select("score")
    board.parameters.get_by_role("button", name="Switch it on").click()
    board.state("score", "Done")
    page.keyboard.press("ControlOrMeta+z")
    board.state("train", "Off")


PLACES = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  await frame();
  return [...document.querySelectorAll(".react-flow__node-module")].map((node) => {
    const { x, y } = node.getBoundingClientRect();
    return [Math.round(x), Math.round(y)];
  });
}"""


def places(board: Board) -> list[list[int]]:
    """Where the nodes are on the screen, once all that was done is drawn."""
    return board.page.evaluate(PLACES)


def test_a_frame_moves_what_is_in_it(two: Board) -> None:
    page, head = two.page, two.page.locator(".frame-head")
    two.canvas.click(position={"x": 500, "y": 500})
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("ControlOrMeta+g")
    page.keyboard.type("Get the data")
    page.keyboard.press("Enter")
    expect(head).to_have_text("Get the data")
    before = places(two)
    head.hover()
    page.mouse.down()
    page.mouse.move(500, 380, steps=8)
    page.mouse.up()
    moves = {(x - u, y - v) for (x, y), (u, v) in zip(places(two), before, strict=True)}
    assert len(moves) == 1
    assert moves != {(0, 0)}
    page.keyboard.press("ControlOrMeta+z")
    assert places(two) == before
    page.keyboard.press("ControlOrMeta+Shift+g")
    expect(head).to_have_count(0)
    expect(two.nodes).to_have_count(2)


def test_a_box_within_a_frame_leaves_the_frame_alone(two: Board) -> None:
    page = two.page
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("ControlOrMeta+g")
    page.keyboard.press("Escape")
    two.canvas.click(position={"x": 300, "y": 500})
    (x, y), _ = places(two)
    page.mouse.move(x - 8, y - 8)
    page.mouse.down()
    page.mouse.move(x + 60, y + 40, steps=5)
    page.mouse.up()
    expect(page.locator(".node-selected")).to_have_count(1)
    expect(page.locator(".frame[data-selected]")).to_have_count(0)
