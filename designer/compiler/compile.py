"""From a graph without problems to a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from graph_store.model import Graph
from modules.catalogue import Catalogue

from .bypass import bypass
from .check import Columns, check
from .described import Described, canonical_use, described, use_of
from .ending import ending
from .formatting import formatted
from .imports import ordered as ordered_imports
from .keys import key_of
from .naming import Naming
from .order import ordered
from .plan import Plan, Step, Wire
from .problem import CompileError
from .roles import Roles
from .statements import NodeCode, node_code

Formatter = Callable[[Sequence[str]], list[str]]


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
    on = bypass(graph, catalogue)
    graph, targets = on.graph, on.targets(graph, targets)
    broken = any(problem.code == "cycle" for problem in problems)
    order = [] if broken else ordered(graph, targets)
    asked = {None, *order}
    if any(p.severity == "error" and (broken or p.node in asked) for p in problems):
        raise CompileError(problems)
    roles = Roles(graph, catalogue)
    nodes = {id: described(graph, catalogue, roles, id) for id in order}
    for item in nodes.values():
        _digest(item, graph, nodes, environment)
    naming = Naming(list(nodes.values()))
    variables = {
        (id, port): variable
        for id, item in nodes.items()
        for port, variable in item.outputs.items()
    }
    codes = {id: _code(item, graph, variables, naming) for id, item in nodes.items()}
    return _plan(graph.name, nodes, codes, variables, naming, format)


def _digest(
    item: Described, graph: Graph, nodes: Mapping[str, Described], environment: str
) -> None:
    """Find a node's key, from its text with canonical names, and whether it repeats."""
    item.canonical = node_code(canonical_use(item, graph))
    above = [nodes[wire.node] for _, wire in item.wires]
    inputs = [(port.name, nodes[wire.node].key, wire.port) for port, wire in item.wires]
    digests = [digest for _, digest in item.files.values()]
    outputs = [(port.name, port.type) for port in item.module.outputs]
    item.key = key_of(item.canonical, outputs, digests, inputs, environment)
    unseeded = any(
        param.kind("seed") and item.params.get(param.name) is None for param in item.module.params
    )
    item.repeats = item.module.repeats and not unseeded and all(other.repeats for other in above)


def _code(
    item: Described, graph: Graph, variables: Mapping[tuple[str, str], str], naming: Naming
) -> NodeCode:
    """Source text of a node whose local variables clash with nothing."""
    files = {name: naming.file(*file) for name, file in item.files.items()}
    outputs = tuple(item.outputs.values())
    use = use_of(item, graph, variables, outputs, files, naming.renamed.get(item.id, ()))
    code, number = node_code(use), 1
    while any(name in naming.names.taken for name in code.locals):
        number += 1
        code = node_code(replace(use, salt=f"_{number}"))
    naming.names.taken.update(code.locals)
    return code


def _plan(
    name: str,
    nodes: Mapping[str, Described],
    codes: Mapping[str, NodeCode],
    variables: Mapping[tuple[str, str], str],
    naming: Naming,
    format: Formatter,
) -> Plan:
    helpers = dict(pair for code in codes.values() for pair in code.helpers)
    pieces = format([*(code.text for code in codes.values()), *helpers.values()])
    texts, laid_out = pieces[: len(codes)], pieces[len(codes) :]
    helpers = dict(zip(helpers, laid_out, strict=True))
    steps = tuple(
        Step(
            node=id,
            module=item.module.name,
            name=item.node.name,
            text=text,
            setup=_setup(codes[id], helpers),
            inputs=tuple(
                Wire(port.name, variables[w.node, w.port], w.node, w.port, w.name)
                for port, w in item.wires
            ),
            outputs=item.outputs,
            types={port.name: port.type for port in item.module.outputs},
            files={naming.file(*file): file[1] for file in item.files.values()},
            key=item.key,
            repeats=item.repeats,
            own_code=item.module.own_code,
            keep=any(port.type != "Estimator" for port in item.module.outputs),
            task=item.task,
        )
        for (id, item), text in zip(nodes.items(), texts, strict=True)
    )
    lines = ordered_imports(line for code in codes.values() for _, line in code.imports)
    imports, last = format(["\n".join(lines), ending(steps)])
    return Plan(
        name,
        steps,
        tuple(imports.split("\n")) if imports else (),
        tuple(helpers.values()),
        last,
    )


def _setup(code: NodeCode, helpers: Mapping[str, str]) -> str:
    """Imports and helpers of one node, executable before its text."""
    imports = "\n".join(ordered_imports(line for _, line in code.imports))
    parts = [imports, *(helpers[name] for name, _ in code.helpers)]
    return "\n\n\n".join(part for part in parts if part)
