"""Running a graph file on the engine, without server or database."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click

from designer.cli.check import described, say
from designer.cli.exits import PROBLEMS
from designer.cli.graph_file import BadGraph, load
from designer.cli.installation import Installation
from designer.cli.options import print_json
from designer.cli.progress import Bar, Outcome, names_of
from designer.compiler import CompileError, Plan, Problem, compile
from graph_store.document import Graph


def compiled(
    here: Installation,
    graph_file: Path,
    targets: Iterable[str] = (),
    environment: str | None = None,
    *,
    as_json: bool = False,
) -> tuple[Graph, Plan]:
    """Read and compile a graph file; says all problems if it has some.

    Parameters
    ----------
    environment : str, optional
        What decides bits beside the graph, for the keys; by default the engine is asked.
    as_json : bool
        Say the problems for machines, in place of the result.
    """
    try:
        graph = load(graph_file, here.catalogue, here.blobs)
    except BadGraph as error:
        if not as_json:
            raise
        print_json({"state": "refused", "problems": error.to_list()})
        raise click.exceptions.Exit(PROBLEMS) from None
    wanted = [node_named(graph, name) for name in targets] or None
    if environment is None:
        environment = here.engine.environment
    try:
        plan = compile(graph, here.catalogue, environment=environment, targets=wanted)
    except CompileError as error:
        if as_json:
            found = [described(problem, graph) for problem in error.problems]
            print_json({"state": "refused", "problems": found})
        else:
            say_problems(error.problems, graph, graph_file)
        raise click.exceptions.Exit(PROBLEMS) from None
    here.take_bundled(digest for step in plan.steps for digest in step.files.values())
    return graph, plan


def say_problems(problems: Iterable[Problem], graph: Graph, graph_file: Path) -> None:
    """Say each problem with its place."""
    for problem in problems:
        click.echo(say(problem, graph, graph_file), err=True)


def execute(here: Installation, plan: Plan, *, quiet: bool = False) -> Outcome:
    """Run a plan with a progress bar; Ctrl-C cancels it."""
    names = names_of(plan)
    outcome = Outcome(names)
    run = f"cli-{secrets.token_hex(6)}"
    with Bar(names, quiet=quiet) as bar:
        here.engine.start(run, plan, _both(outcome.take, bar.take))
        try:
            here.engine.wait(run, None)
        except KeyboardInterrupt:
            here.engine.cancel(run)
            raise
    return outcome


def say_failures(outcome: Outcome) -> None:
    """Say what went wrong, the message first, then the line of the script."""
    for name, error in outcome.failures:
        click.secho(f"{name}: {error['type']}: {error['message']}", fg="red", err=True)
        if error.get("text"):
            click.echo(f"    {error['text']}", err=True)
    if outcome.error:
        click.secho(outcome.error["message"], fg="red", err=True)


def _both(*takers: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], None]:
    def take(event: dict[str, Any]) -> None:
        for taker in takers:
            taker(event)

    return take


def node_named(graph: Graph, name: str) -> str:
    """Find a node by its id or its name."""
    for key, node in graph.nodes.items():
        if name in (key, node.name):
            return key
    raise click.ClickException(
        f'There is no node "{name}"; there are {", ".join(n.name for n in graph.nodes.values())}.'
    )
