"""Every problem is documented."""

from __future__ import annotations

from pathlib import Path

from designer.compiler.problem_page import page

PAGE = Path(__file__).parents[2] / "docs" / "problems.md"


def test_the_page_is_what_the_checks_say() -> None:
    """Renew it with ``python -m designer.compiler.problem_page > docs/problems.md``."""
    assert PAGE.read_text(encoding="utf-8") == page()
