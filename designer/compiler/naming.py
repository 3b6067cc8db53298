"""Names in a script: of variables, of files, and of what the user's own code defines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .described import Described
from .names import Names, identifier
from .own_code import Import, read
from .problem import CompileError, Problem

ENDING = ("name", "value")
"""Variables of the last part of a script, which prints the metrics."""


class Naming:
    """Gives everything in a script a name of its own, nodes in their order.

    Names of imports and of helper functions come first, then what the user's own code imports and
    defines, then the outputs of nodes.

    Raises
    ------
    CompileError
        The user's own code imports under a name that stands for something else.
    """

    def __init__(self, nodes: Sequence[Described]) -> None:
        self.names = Names(ENDING)
        self._meanings: dict[str, str] = {}
        self._files: dict[str, str] = {}
        own = {item.own_text: item for item in reversed(nodes) if item.module.own_code}
        for item in nodes:
            theirs = read(item.own_text).imports if item.module.own_code else ()
            for name, line in item.canonical.imports:
                if Import(name, line) not in theirs:
                    self._meanings[name] = Import(name, line).meaning
            if not item.module.own_code:
                self.names.taken.update(name for name, _ in item.canonical.helpers)
        self.names.taken.update(self._meanings)
        renamed = self._own_names(dict(reversed(own.items())))
        self.renamed = {
            item.id: tuple(renamed[item.own_text].items()) for item in nodes if item.module.own_code
        }
        for item in nodes:
            item.outputs = self._outputs(item)

    def _own_names(self, own: Mapping[str, Described]) -> dict[str, dict[str, str]]:
        """By text: new names for what it imports and defines, where other code has the name."""
        changed: dict[str, dict[str, str]] = {text: {} for text in own}
        for text, item in own.items():
            for each in read(text).imports:
                if each.name not in self.names.taken:
                    self.names.taken.add(each.name)
                    self._meanings[each.name] = each.meaning
                elif self._meanings.get(each.name) != each.meaning:
                    self._change(each.name, item, changed[text])
        for text, item in own.items():
            for name in read(text).defines:
                if name in self.names.taken:
                    self._change(name, item, changed[text])
                else:
                    self.names.taken.add(name)
        return changed

    def _change(self, name: str, item: Described, changed: dict[str, str]) -> None:
        if name in read(item.own_text).fixed:
            raise CompileError([_taken(name, item)])
        changed[name] = self.names.fresh(name)

    def _outputs(self, item: Described) -> dict[str, str]:
        base = identifier(item.node.name, item.module.name)
        ports = [port.name for port in item.module.outputs]
        if len(ports) == 1 and base not in self.names.taken:
            return {ports[0]: self.names.fresh(base)}
        return {port: self.names.fresh(f"{base}_{port}") for port in ports}

    def file(self, name: str, digest: str) -> str:
        """One name for one content: another file of the same name gets a number.

        Some systems do not tell ``Cars.csv`` from ``cars.csv``.
        """
        stem, dot, ending = name.rpartition(".")
        stem, ending = (stem, dot + ending) if dot else (name, "")
        candidate, number = name, 2
        while self._files.setdefault(candidate.casefold(), digest) != digest:
            candidate, number = f"{stem}-{number}{ending}", number + 1
        return candidate


def _taken(name: str, item: Described) -> Problem:
    return Problem(
        "bad-code",
        f'The code of "{item.node.name}" imports {name!r}, but in the script that name stands for '
        "something else.",
        "Import it under another name: import ... as ...",
        node=item.id,
    )
