"""Graph files dropped on the canvas, and code taken home."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .board import Board
from .test_canvas import open_sample

SAMPLES = Path(__file__).parents[2] / "designer" / "samples"

DROP = """([name, text, x, y]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "application/json" }));
  const at = { dataTransfer: data, clientX: x, clientY: y, bubbles: true, cancelable: true };
  const pane = document.querySelector(".react-flow__pane");
  for (const type of ["dragenter", "dragover", "drop"]) pane.dispatchEvent(new DragEvent(type, at));
}"""


def drop(page: Page, name: str, text: str) -> None:
    """Drop a file on the canvas."""
    page.evaluate(DROP, [name, text, 600, 300])


@pytest.fixture
def clusters() -> str:
    return (SAMPLES / "clusters.json").read_text(encoding="utf-8")


def test_a_dropped_graph_is_pasted_when_one_says_so(board: Board, clusters: str) -> None:
    board.drag_in("Sample data", 330, 150)
    count = len(json.loads(clusters)["nodes"])
    drop(board.page, "clusters.json", clusters)
    expect(board.nodes).to_have_count(1)  # nothing happens unasked
    board.page.get_by_role("button", name="Paste here").click()
    expect(board.nodes).to_have_count(1 + count)
    board.page.keyboard.press("ControlOrMeta+z")
    expect(board.nodes).to_have_count(1)


def test_a_dropped_graph_opens_as_one_of_its_own(board: Board, clusters: str) -> None:
    board.drag_in("Sample data", 330, 150)
    board.saved()
    before, count = board.page.url, len(json.loads(clusters)["nodes"])
    drop(board.page, "clusters.json", clusters)
    board.page.get_by_role("button", name="Open as a new experiment").click()
    expect(board.page).not_to_have_url(before)
    expect(board.nodes).to_have_count(count)
    board.page.go_back()
    expect(board.page).to_have_url(before)
    expect(board.nodes).to_have_count(1)


def test_a_damaged_graph_file_is_refused_in_words(board: Board, clusters: str) -> None:
    drop(board.page, "half.json", clusters[: len(clusters) // 2])
    expect(board.page.get_by_text("“half.json” cannot be read").first).to_be_visible()
    expect(board.nodes).to_have_count(0)


MESSY = "Kunde;Größe;Gekauft am\nAda;1,75;01.02.2026\nBob;?;13.02.2026\n".encode("cp1252")


def test_a_file_is_run_the_way_it_is_shown(board: Board) -> None:
    page = board.page
    board.drag_in("Import file", 330, 150)
    board.select("Import file")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose a file for File").click()
    chooser.value.set_files({"name": "k.csv", "mimeType": "text/csv", "buffer": MESSY})
    shown = page.get_by_role("region", name="First rows of the file")
    expect(shown.get_by_role("row").nth(1)).to_contain_text("1.75")
    expect(page.get_by_role("combobox", name="Delimiter")).to_contain_text("semicolon")
    page.get_by_role("combobox", name="Type of Gekauft am").click()
    page.get_by_role("option", name="date").click()
    expect(shown.get_by_role("row").nth(1)).to_contain_text("2026-02-01")
    board.saved()
    page.get_by_role("button", name="Run", exact=True).click()
    board.state("Import file", "2 × 3")
    page.get_by_role("button", name="Remove k.csv").click()
    expect(page.get_by_role("combobox", name="Delimiter")).to_contain_text("auto")


FORMS = {
    "Export as a Python script": r"\.py$",
    "Export as a scikit-learn pipeline": r"pipeline\.skops$",
    "Export as a notebook": r"\.ipynb$",
}


@pytest.mark.parametrize("item", FORMS)
def test_code_is_taken_home_from_the_menu(page: Page, item: str, tmp_path: Path) -> None:
    board = open_sample(page, "Classification")
    board.saved()
    page.get_by_role("button", name="Menu", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=item).click()
    download.value.save_as(tmp_path / "export.zip")
    names = zipfile.ZipFile(tmp_path / "export.zip").namelist()
    assert any(re.search(FORMS[item], name) for name in names)


@pytest.mark.parametrize("item", ["scikit-learn pipeline", "Jupyter notebook"])
def test_code_is_taken_home_from_the_code_panel(page: Page, item: str) -> None:
    open_sample(page, "Classification").saved()
    page.get_by_role("button", name="Script", exact=True).click()
    code = page.get_by_role("region", name="Code")
    code.get_by_role("button", name="Download", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name=item).click()
    assert download.value.suggested_filename.endswith(".zip")


def test_an_export_that_is_refused_says_why(board: Board) -> None:
    board.saved()
    board.quick_add(560, 120, "split")  # above the samples that an empty canvas offers
    board.state("Split data", "Not ready")  # which only the server says
    board.page.get_by_role("button", name="Menu", exact=True).click()
    board.page.get_by_role("menuitem", name="Export as a Python script").click()
    expect(board.page.get_by_text('"Split data" needs a Table').last).to_be_visible()
