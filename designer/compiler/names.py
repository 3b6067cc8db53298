"""Variable names from the names people give: valid, unique, and never hiding anything."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Iterable


def identifier(text: str, fallback: str = "step") -> str:
    """Make a name a variable: ``Train / Test 1`` gives ``train_test_1``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^0-9a-z]+", "_", plain.lower()).strip("_")
    if not slug or slug[0].isdigit():
        slug = f"{fallback}_{slug}".rstrip("_")
    return slug[:60].rstrip("_")


class Names:
    """Gives each thing of a script a name of its own.

    Parameters
    ----------
    reserved : iterable of str
        Names that are taken: imports, helper functions, constants.
    """

    def __init__(self, reserved: Iterable[str]) -> None:
        self.taken = {*reserved, *keyword.kwlist, *keyword.softkwlist, *dir(builtins)}
        self._next: dict[str, int] = {}

    def fresh(self, wanted: str) -> str:
        """Take a name: the wanted one, or the next free with a number behind it."""
        name, number = wanted, self._next.get(wanted, 2)
        while name in self.taken:
            name, number = f"{wanted}_{number}", number + 1
        self._next[wanted] = number
        self.taken.add(name)
        return name
