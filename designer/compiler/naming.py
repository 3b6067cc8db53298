"""Names in a script: of variables, of files, and of what the user's own code defines."""

from __future__ import annotations

from collections.abc import Sequence

from .described import Described
from .names import Names, identifier
from .own_code import read

ENDING = ("name", "value")
"""Variables of the last part of a script, which prints the metrics."""


class Naming:
    """Gives everything in a script a name of its own, nodes in their order.

    Names of imports and of helper functions come first, then what the user's own code defines,
    then the outputs of nodes.
    """

    def __init__(self, nodes: Sequence[Described]) -> None:
        self.names = Names(ENDING)
        for item in nodes:
            self.names.taken.update(name for name, _ in item.canonical.imports)
            if not item.module.own_code:
                self.names.taken.update(name for name, _ in item.canonical.helpers)
        self._defined: dict[str, str] = {}
        self._files: dict[str, str] = {}
        self.renamed = {
            item.id: self._own_names(item.own_text) for item in nodes if item.module.own_code
        }
        for item in nodes:
            item.outputs = self._outputs(item)

    def _own_names(self, text: str) -> tuple[tuple[str, str], ...]:
        """New names for what the user's code defines, where other code has the name already."""
        changed = {}
        for name in read(text).defines:
            if self._defined.get(name) == text:
                continue
            if name in self.names.taken:
                changed[name] = self.names.fresh(name)
            else:
                self.names.taken.add(name)
                self._defined[name] = text
        return tuple(changed.items())

    def _outputs(self, item: Described) -> dict[str, str]:
        base = identifier(item.node.name, item.module.name)
        ports = [port.name for port in item.module.outputs]
        if len(ports) == 1 and base not in self.names.taken:
            return {ports[0]: self.names.fresh(base)}
        return {port: self.names.fresh(f"{base}_{port}") for port in ports}

    def file(self, name: str, digest: str) -> str:
        """One name for one content: another file of the same name gets a number."""
        stem, dot, ending = name.rpartition(".")
        stem, ending = (stem, dot + ending) if dot else (name, "")
        candidate, number = name, 2
        while self._files.setdefault(candidate, digest) != digest:
            candidate, number = f"{stem}-{number}{ending}", number + 1
        return candidate
