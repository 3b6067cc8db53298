"""The page of all problem codes, made from the docstrings of the checks."""

from __future__ import annotations

import inspect

from .check import checks

HEAD = """\
# Problems

What can be wrong with a graph. Each problem stands on its node, at the port or parameter it
belongs to, in the list below the canvas, and in `designer check GRAPH.json`.
"""

TAIL = """\
# Problems that show when a graph is about to run

## `confirm-code`

The graph holds code that came from a file, by pasting, or from another person.

*Read it, then let it run.*

## `code-not-allowed`

The graph holds code, and this server, which others can reach, does not run any.

*The owner can allow it by starting the designer with `--allow-code`, which lets whoever may edit a
graph run any program as the owner.*

## `sample-failed`

While the graph was edited, a node was tried on the first rows and failed. This is a warning.

*The message says why. A run on all rows will probably fail as well.*
"""


def page() -> str:
    """Write the page, one section for each check."""
    sections = []
    for check in checks():
        title = ", ".join(f"`{code}`" for code in check.codes)
        sections.append(f"## {title}\n\n{inspect.getdoc(check.find)}\n")
    return "\n".join([HEAD, *sections, TAIL])


if __name__ == "__main__":
    print(page(), end="")
