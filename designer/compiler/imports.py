"""Import lines of a script, merged and in the usual order."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable


def ordered(lines: Iterable[str]) -> tuple[str, ...]:
    """Merge and order import lines: ``__future__``, standard library, the rest."""
    plain: set[str] = set()
    members: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line.startswith("import "):
            plain.add(line)
        else:
            _, module, _, member = line.split(" ", 3)
            members[module].add(member)
    from_lines = {
        f"from {module} import {', '.join(sorted(names, key=str.lower))}"
        for module, names in members.items()
    }
    groups: tuple[list[str], ...] = ([], [], [])
    for line in [*sorted(plain), *sorted(from_lines)]:
        groups[_place(line.split()[1].partition(".")[0])].append(line)
    laid_out = [line for group in groups if group for line in (*group, "")]
    return tuple(laid_out[:-1])


def _place(package: str) -> int:
    if package == "__future__":
        return 0
    return 1 if package in sys.stdlib_module_names else 2
