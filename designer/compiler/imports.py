"""Import lines of a script, merged and in the usual order."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable


def ordered(lines: Iterable[str]) -> tuple[str, ...]:
    """Merge and order import lines: standard library, an empty line, then the rest."""
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
    groups: list[list[str]] = [[], []]
    for line in [*sorted(plain), *sorted(from_lines)]:
        groups[line.split()[1].split(".")[0] not in sys.stdlib_module_names].append(line)
    between = [""] if all(groups) else []
    return (*groups[0], *between, *groups[1])
