"""``designer check``: what is wrong with a graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from designer.cli.exits import PROBLEMS
from designer.cli.options import graph_argument, json_option, print_json, workspace_option

if TYPE_CHECKING:
    from designer.compiler import Problem
    from graph_store.document import Graph


@click.command()
@graph_argument
@workspace_option
@json_option
def check(graph_file: Path, folder: Path, as_json: bool) -> None:
    """Check a graph, and say every problem with its place.

    Exits with 1 if there is an error; warnings alone are none. What only the data can tell, such
    as a column that does not exist, shows when the graph is run.

    \b
      designer check penguins.json
      designer check penguins.json --json
    """
    from designer.cli.graph_file import BadGraph, load
    from designer.cli.installation import Installation
    from designer.compiler import check as check_graph

    here = Installation(folder)
    try:
        graph = load(graph_file, here.catalogue, here.blobs)
    except BadGraph as error:
        if as_json:
            print_json(error.to_list())
            sys.exit(PROBLEMS)
        raise
    problems = check_graph(graph, here.catalogue, {})
    if as_json:
        print_json([described(problem, graph) for problem in problems])
    else:
        for problem in problems:
            click.echo(say(problem, graph, graph_file))
        if not problems:
            click.echo(f"{graph_file}: no problems in {len(graph.nodes)} nodes.", err=True)
    if any(problem.severity == "error" for problem in problems):
        sys.exit(PROBLEMS)


def place(problem: Problem, graph: Graph) -> str:
    """Say where a problem is: node, and port or parameter."""
    if problem.node is None:
        return "graph"
    node = graph.nodes.get(problem.node)
    name = node.name if node else problem.node
    part = problem.param or problem.port
    return f"{name}.{part}" if part else name


def say(problem: Problem, graph: Graph, path: Path) -> str:
    """Say a problem in a line, and its hint in another."""
    line = f"{path}: {place(problem, graph)}: {problem.severity}: {problem.message}"
    return f"{line} [{problem.code}]" + (f"\n    {problem.hint}" if problem.hint else "")


def described(problem: Problem, graph: Graph) -> dict[str, Any]:
    """Give a problem with its place, for machines."""
    return {**problem.to_dict(), "place": place(problem, graph)}
