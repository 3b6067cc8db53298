"""The page of all problem codes, made from the docstrings of the checks."""

from __future__ import annotations

import inspect

from .check import checks

HEAD = """\
# Problems

What can be wrong with a graph. Each problem stands on its node, at the port or parameter it
belongs to, in the list below the canvas, and in `designer check GRAPH.json`.
"""


def page() -> str:
    """Write the page, one section for each check."""
    sections = []
    for find in checks():
        title = ", ".join(f"`{code}`" for code in find.codes)  # type: ignore[attr-defined]
        sections.append(f"## {title}\n\n{inspect.getdoc(find)}\n")
    return "\n".join([HEAD, *sections])


if __name__ == "__main__":
    print(page(), end="")
