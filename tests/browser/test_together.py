"""Two windows, a server that is killed, a network that is gone: nothing is lost."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, expect

from .board import Board
from .conftest import WINDOW, Server, watched


def test_two_windows_show_each_others_edits(
    board: Board, context: BrowserContext, faults: list[str]
) -> None:
    other = Board(watched(context.new_page(), faults))
    other.page.goto(board.page.url)
    other.canvas.wait_for()
    board.drag_in("Sample data", 330, 150)
    expect(other.nodes).to_have_count(1)
    other.quick_add(700, 300, "split")
    expect(board.nodes).to_have_count(2)
    board.connect("Sample data", "output", "Split data", "data")
    expect(other.wires).to_have_count(1)
    other.page.keyboard.press("ControlOrMeta+z")
    expect(board.nodes).to_have_count(1)  # one undoes one's own edits, here the added module
    expect(board.wires).to_have_count(0)


def test_a_killed_server_loses_nothing(browser: Browser, tmp_path: Path) -> None:
    port = "0"
    server = Server(tmp_path / "workspace", "--port", port)
    context = browser.new_context(**WINDOW)
    page = context.new_page()
    page.goto(server.address)
    page.get_by_role("button", name="New experiment").click()
    board = Board(page)
    board.canvas.wait_for()
    board.drag_in("Sample data", 330, 150)
    board.saved()
    server.kill()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_hidden()
    board.quick_add(700, 300, "split")  # while the server is down
    again = Server(tmp_path / "workspace", "--port", server.url.rsplit(":", 1)[1])
    try:
        expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible(timeout=30_000)
        fresh = browser.new_context(**WINDOW).new_page()
        fresh.goto(again.address)
        fresh.goto(page.url)
        expect(Board(fresh).nodes).to_have_count(2)
        fresh.context.close()
    finally:
        context.close()
        again.stop()
