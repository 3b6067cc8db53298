"""Find a Chromium: on the system, or the one the test command set up."""

from __future__ import annotations

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def executable() -> str | None:
    """Path of a browser; None lets Playwright use its own."""
    given = os.environ.get("DESIGNER_CHROMIUM")
    return given or next(filter(None, map(shutil.which, NAMES)), None)
