"""From a graph without problems to a plan."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from graph_store.model import Graph, Node, Source
from modules.catalogue import Catalogue, Input, Module

from .check import Columns, check
from .formatting import formatted
from .imports import ordered as ordered_imports
from .keys import key_of
from .literals import source
from .names import Names, identifier
from .order import ordered
from .own_code import read
from .plan import Plan, Step, Wire
from .problem import CompileError
from .roles import task_of, values
from .statements import NodeCode, Use, node_code

Formatter = Callable[[Sequence[str]], list[str]]


@dataclass
class Compiled:
    """What is known of a node while the plan is made."""

    id: str
    node: Node
    module: Module
    params: dict[str, Any]
    files: dict[str, tuple[str, str]]  # parameter -> (name in the script, digest)
    outputs: dict[str, str] = field(default_factory=dict)
    use: Use | None = None
    key: str = ""
    repeats: bool = True


def compile(
    graph: Graph,
    catalogue: Catalogue,
    *,
    environment: str = "",
    targets: Iterable[str] | None = None,
    columns: Columns | None = None,
    format: Formatter = formatted,
) -> Plan:
    """Compile a graph.

    Parameters
    ----------
    environment : str
        Digest of what decides bits beside the text; it enters the keys.
    targets : iterable of str, optional
        Nodes that are asked for; all, if not given.
    columns : mapping, optional
        Columns of tables as far as they are known, for the checks.
    format : callable
        Lays out pieces of source text.

    Raises
    ------
    CompileError
        The part of the graph that is asked for has problems.
    """
    problems = check(graph, catalogue, columns)
    broken = any(problem.code == "cycle" for problem in problems)
    order = [] if broken else ordered(graph, targets)
    if any(
        p.severity == "error" and (broken or p.node in order or p.node is None) for p in problems
    ):
        raise CompileError(problems)
    return _Compiler(graph, catalogue, environment).plan(order, format)


class _Compiler:
    def __init__(self, graph: Graph, catalogue: Catalogue, environment: str) -> None:
        self.graph = graph
        self.catalogue = catalogue
        self.environment = environment
        self.done: dict[str, Compiled] = {}
        self.file_names: dict[str, str] = {}

    def plan(self, order: Sequence[str], format: Formatter) -> Plan:
        nodes = [self.described(id) for id in order]
        names = Names(self.reserved(nodes))
        for item in nodes:
            self.name_outputs(item, names)
            self.done[item.id] = item
        defined: dict[str, str] = {}
        codes: dict[str, NodeCode] = {}
        for item in nodes:
            item.use = self.use(item, names, defined)
            codes[item.id] = self.code(item, names)
            self.digest(item)
        pieces = format([codes[item.id].text for item in nodes])
        helpers = dict(pair for code in codes.values() for pair in code.helpers)
        laid_out = dict(zip(helpers, format(list(helpers.values())), strict=True))
        steps = tuple(
            self.step(item, codes[item.id], text, laid_out)
            for item, text in zip(nodes, pieces, strict=True)
        )
        lines = [line for code in codes.values() for _, line in code.imports]
        imports = tuple(format([_joined(ordered_imports(lines))])[0].split("\n")) if lines else ()
        ending = format([ending_of(steps)])[0]
        return Plan(self.graph.name, steps, imports, tuple(laid_out.values()), ending)

    def described(self, id: str) -> Compiled:
        node = self.graph.nodes[id]
        module = self.catalogue.modules[node.module]
        params = values(self.graph, self.catalogue, id, module)
        files = {}
        for param in module.params:
            value = params.get(param.name)
            if param.kind("file") and isinstance(value, Mapping):
                files[param.name] = (value["name"], value["sha256"])
        for name, choice in module.code.get("files", {}).items():
            option = choice["options"][params[choice["param"]]]
            files[name] = (option["name"], option["sha256"])
        used = {name: (self.file_name(*file), file[1]) for name, file in files.items()}
        return Compiled(id, node, module, params, used)

    def file_name(self, name: str, digest: str) -> str:
        """One name for one content: another file of the same name gets a number."""
        stem, dot, ending = name.rpartition(".")
        stem, ending = (stem, dot + ending) if dot else (name, "")
        candidate, number = name, 2
        while self.file_names.setdefault(candidate, digest) != digest:
            candidate, number = f"{stem}-{number}{ending}", number + 1
        return candidate

    def reserved(self, nodes: Sequence[Compiled]) -> Iterable[str]:
        for item in nodes:
            code = item.module.code
            yield code["class"] if code["kind"] == "estimator" else item.module.name
            for part in ("imports", "helpers", "constants"):
                yield from code.get(part, {})
            if item.module.own_code:
                yield from dict(read(self.own_text(item)).imports)
        yield from ("pd", "copy", "transform", "metrics", "name", "value")

    def own_text(self, item: Compiled) -> str:
        param = next(param for param in item.module.params if param.kind("code"))
        return item.params[param.name]

    def name_outputs(self, item: Compiled, names: Names) -> None:
        base = identifier(item.node.name, item.module.name)
        ports = item.module.outputs
        for port in ports:
            wanted = base if len(ports) == 1 else f"{base}_{port.name}"
            item.outputs[port.name] = names.fresh(wanted)

    def use(self, item: Compiled, names: Names, defined: dict[str, str]) -> Use:
        params = dict(item.params)
        params.update((name, file) for name, (file, _) in item.files.items())
        wires = tuple(
            (port.name, tuple(self.named(port, source) for source in sources))
            for port in item.module.inputs
            if (sources := item.node.inputs.get(port.name))
        )
        rename = ()
        if item.module.own_code:
            rename = self.renames(self.own_text(item), names, defined)
        return Use(
            item.module,
            tuple((name, source(value)) for name, value in params.items()),
            wires,
            tuple(item.outputs.values()),
            rename,
        )

    def named(self, port: Input, wire: Source) -> tuple[str, str | None]:
        """Variable of a wire, and the name that goes into the text where the port wants one."""
        variable = self.variable(wire.node, wire.port)
        return variable, (wire.name or variable) if port.named else None

    def renames(
        self, text: str, names: Names, defined: dict[str, str]
    ) -> tuple[tuple[str, str], ...]:
        """New names for what the user's code defines, where other code has the name already."""
        changed = {}
        for name in read(text).defines:
            if name not in names.taken or (name == "transform" and name not in defined):
                names.taken.add(name)
                defined[name] = text
            elif defined.get(name) != text:
                changed[name] = names.fresh(name)
        return tuple(changed.items())

    def variable(self, node: str, port: str) -> str:
        return self.done[node].outputs[port]

    def code(self, item: Compiled, names: Names) -> NodeCode:
        """Source text of a node whose local variables clash with nothing."""
        assert item.use is not None
        code, number = node_code(item.use), 1
        while any(name in names.taken for name in code.locals):
            number += 1
            code = node_code(Use(**{**vars(item.use), "salt": f"_{number}"}))
        names.taken.update(code.locals)
        return code

    def digest(self, item: Compiled) -> None:
        """Key of a node, from its text with canonical names."""
        assert item.use is not None
        canonical_files = {
            name: digest + PurePath(file).suffix for name, (file, digest) in item.files.items()
        }
        wires = [(p, s) for p, sources in item.node.inputs.items() for s in sources]
        places = iter(range(len(wires)))
        canonical = Use(
            item.module,
            tuple(
                (name, repr(canonical_files[name]) if name in canonical_files else text)
                for name, text in item.use.params
            ),
            tuple(
                (port, tuple((f"input_{next(places)}", name) for _, name in sources))
                for port, sources in item.use.wires
            ),
            tuple(f"output_{n}" for n in range(len(item.outputs))),
        )
        above = [self.done[s.node] for _, s in wires]
        inputs = [
            (port, self.done[s.node].key, s.port)
            for port in (port.name for port in item.module.inputs)
            for s in item.node.inputs.get(port, ())
        ]
        item.key = key_of(
            node_code(canonical), list(canonical_files.values()), inputs, self.environment
        )
        item.repeats = (
            item.module.repeats
            and not self.unseeded(item)
            and all(other.repeats for other in above)
        )

    def unseeded(self, item: Compiled) -> bool:
        return any(
            param.kind("seed") and item.params.get(param.name) is None
            for param in item.module.params
        )

    def step(self, item: Compiled, code: NodeCode, text: str, helpers: Mapping[str, str]) -> Step:
        setup = [_joined(ordered_imports(line for _, line in code.imports))]
        setup += [helpers[name] for name, _ in code.helpers]
        types = {port.name: port.type for port in item.module.outputs}
        return Step(
            node=item.id,
            module=item.module.name,
            name=item.node.name,
            text=text,
            setup="\n\n\n".join(part for part in setup if part),
            inputs=tuple(
                Wire(port, self.variable(s.node, s.port), s.node, s.port, s.name)
                for port, sources in item.node.inputs.items()
                for s in sources
            ),
            outputs=item.outputs,
            types=types,
            files=dict(item.files.values()),
            key=item.key,
            repeats=item.repeats,
            own_code=item.module.own_code,
            keep=any(type != "Estimator" for type in types.values()),
            task=task_of(self.graph, self.catalogue, item.id, item.params),
        )


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def ending_of(steps: Sequence[Step]) -> str:
    """The last part of a script: print the numbers of every table of metrics."""
    results = [
        (step.name, variable)
        for step in steps
        for port, variable in step.outputs.items()
        if step.types[port] == "Metrics"
    ]
    lines: list[str] = []
    for name, variable in results:
        loop = ast.parse(ENDING).body
        text = "\n".join(map(ast.unparse, loop))
        lines.append(text.replace("METRICS", variable).replace("TITLE", source(name)))
    return "\n\n".join(lines)


ENDING = """
print(TITLE)
for name, value in METRICS.items():
    if isinstance(value, (int, float)):
        print(f"  {name}: {value}")
"""
