"""What the documentation must not leave out."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")


def explained() -> set[str]:
    cells = re.findall(r"^\| ([^|]+) \|", PAGE, re.MULTILINE)
    return {name for cell in cells for name in cell.split(", ")} - {"package", "---"}


def python_packages() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return {re.split(r"[\[<>=~;]", line)[0] for line in [*project["dependencies"], *extras]}


def browser_packages() -> set[str]:
    package = json.loads((ROOT / "static" / "package.json").read_text(encoding="utf-8"))
    names = {*package["dependencies"], *package["devDependencies"]}
    return {re.sub(r"^@codemirror/.*", "@codemirror/*", name) for name in names}


def test_each_dependency_is_explained_and_each_explanation_has_one() -> None:
    assert explained() == python_packages() | browser_packages()


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_links_of_the_readme_lead_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / "README.md").read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_each_picture_is_made_by_the_script_and_shown_somewhere() -> None:
    script = (ROOT / "docs" / "screenshots.py").read_text("utf-8")
    made = {name.replace("_", "-") for name in re.findall(r"@picture\ndef (\w+)", script)}
    pages = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    shown = {
        name
        for page in pages
        for name in re.findall(r"\]\((?:docs/)?images/([\w-]+)\.png\)", page.read_text("utf-8"))
    }
    images = list((ROOT / "docs" / "images").iterdir())
    assert {image.stem for image in images} == made
    assert shown == made
    assert [image.name for image in images if image.stat().st_size > 200_000] == []
