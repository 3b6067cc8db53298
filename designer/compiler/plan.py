"""A compiled graph: steps in order, and the script they make together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Wire:
    """One source of one input port: output `output` of `node`, held by `variable`."""

    port: str
    variable: str
    node: str
    output: str
    name: str | None = None


@dataclass(frozen=True)
class Step:
    """A node compiled.

    Attributes
    ----------
    text : str
        The lines of the script that belong to this node, exactly as executed.
    setup : str
        Imports and helper functions the text needs, executable before it.
    outputs : mapping of str to str
        Variable of each output port.
    types : mapping of str to str
        Type of each output port.
    files : mapping of str to str
        Digest (sha256) of each file the text opens by name.
    key : str
        Digest of everything that decides the outputs.
    repeats : bool
        False when the step cannot repeat; its outputs are then never reused.
    own_code : bool
        The text calls code the user wrote; it runs in a process of its own.
    keep : bool
        Outputs are worth keeping; False for unfitted estimators, always rebuilt.
    """

    node: str
    module: str
    name: str
    text: str
    setup: str
    inputs: tuple[Wire, ...]
    outputs: Mapping[str, str]
    types: Mapping[str, str]
    files: Mapping[str, str]
    key: str
    repeats: bool = True
    own_code: bool = False
    keep: bool = True
    task: str | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """Nodes whose outputs this step reads."""
        return tuple(dict.fromkeys(wire.node for wire in self.inputs))


@dataclass(frozen=True)
class Script:
    """Source text of a plan, and the first and last line (from 1) of each node."""

    text: str
    lines: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Plan:
    """Steps in an order that respects their wires, and what surrounds them in the script."""

    name: str
    steps: tuple[Step, ...]
    imports: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    ending: str = ""
    _by_node: dict[str, Step] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._by_node.update((step.node, step) for step in self.steps)

    def step(self, node: str) -> Step:
        return self._by_node[node]

    def upstream(self, targets: Iterable[str]) -> set[str]:
        """Nodes that the given ones depend on, themselves included."""
        found: set[str] = set()
        waiting = list(targets)
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting.extend(self.step(node).needs)
        return found

    def script(self) -> Script:
        """Lay the steps out as one Python script."""
        head = [f'"""{_docstring(self.name)}"""', "\n".join(self.imports)]
        parts = [part for part in head if part]
        text = "\n\n".join(parts)
        for helper in self.helpers:
            text += f"\n\n\n{helper}"
        text += "\n\n\n" if self.helpers else "\n\n"
        lines: dict[str, tuple[int, int]] = {}
        pieces, first = [text], text.count("\n") + 1
        for step in self.steps:
            breaks = step.text.count("\n")
            lines[step.node] = (first, first + breaks)
            pieces.append(f"{step.text}\n\n" if breaks else f"{step.text}\n")
            first += breaks + (2 if breaks else 1)
        text = "".join(pieces).rstrip("\n") + "\n"
        if self.ending:
            text += f"\n{self.ending}\n"
        return Script(text, lines)

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "steps": [asdict(step) for step in self.steps],
            "imports": list(self.imports),
            "helpers": list(self.helpers),
            "ending": self.ending,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Plan:
        steps = tuple(
            Step(**{**step, "inputs": tuple(Wire(**wire) for wire in step["inputs"])})
            for step in data["steps"]
        )
        return cls(
            data["name"], steps, tuple(data["imports"]), tuple(data["helpers"]), data["ending"]
        )


def _docstring(name: str) -> str:
    plain = "".join(letter if letter.isprintable() else " " for letter in name)
    text = plain.replace("\\", "\\\\").replace('"', '\\"').strip() or "An experiment"
    return text if text.endswith((".", "!", "?")) else f"{text}."
