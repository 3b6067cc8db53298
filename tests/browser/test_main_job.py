"""The main job: draw an experiment, run it, read the result, take the code home."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

from playwright.sync_api import Page

from .board import Board


def build(board: Board) -> None:
    """Draw the classification sample on an empty canvas, by mouse and keyboard."""
    board.drag_in("Sample data", 330, 150)
    board.quick_add(560, 120, "split")
    board.connect("Sample data", "output", "Split data", "data")
    board.drag_in("Logistic regression", 330, 400)
    board.quick_add(560, 380, "prepare")
    board.connect("Logistic regression", "estimator", "Prepare features", "estimator")
    board.quick_add(780, 300, "train model")
    board.connect("Split data", "train", "Train model", "data")
    board.connect("Prepare features", "output", "Train model", "estimator")
    board.parameters.get_by_role("combobox", name="Label").fill("species")
    board.page.keyboard.press("Enter")
    board.quick_add(780, 120, "score")
    board.connect("Train model", "output", "Score model", "model")
    board.connect("Split data", "test", "Score model", "data")
    board.quick_add(780, 520, "confusion matrix")
    board.connect("Score model", "output", "Evaluate model", "scored")


def test_draw_run_change_and_take_the_code_home(board: Board, tmp_path: Path) -> None:
    build(board)
    board.run()
    board.state("Evaluate model", "Done")
    first = accuracy(board)

    board.select("Logistic regression")
    box = board.parameters.get_by_role("textbox", name="C", exact=True)
    box.fill("0.01")
    box.press("Enter")
    board.state("Evaluate model", "Changed")
    board.run()
    board.state("Evaluate model", "Done")
    for name in ("Sample data", "Split data"):
        board.state(name, "Reused")
    for name in ("Train model", "Score model"):
        board.state(name, "Done")
    second = accuracy(board)
    assert first != second

    assert f"accuracy: {second}\n" in run_script(board.page, tmp_path)


def accuracy(board: Board) -> str:
    """The accuracy to its last digit, as the number says when one points at it."""
    board.see("Evaluate model", "output")
    number = board.results.get_by_title(re.compile(r"^Accuracy \d"))
    return (number.get_attribute("title") or "").removeprefix("Accuracy ")


def run_script(page: Page, folder: Path) -> str:
    """Export the script, run it with nothing of ours around, and give what it prints."""
    page.get_by_role("button", name="Script").click()
    code = page.get_by_role("region", name="Code")
    code.get_by_role("button", name="Download", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("menuitem", name="Python script with its data").click()
    download.value.save_as(folder / "export.zip")
    zipfile.ZipFile(folder / "export.zip").extractall(folder / "export")
    (script,) = (folder / "export").rglob("*.py")
    command = [sys.executable, "-I", script.name]
    done = subprocess.run(command, cwd=script.parent, capture_output=True, text=True, check=True)
    return done.stdout
