"""``designer run``: run a graph from the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from designer.cli.exits import PROBLEMS
from designer.cli.options import graph_argument, json_option, print_json, workspace_option


@click.command()
@graph_argument
@click.option(
    "--to", "targets", multiple=True, metavar="NODE", help="Run only what this node needs."
)
@workspace_option
@json_option
def run(graph_file: Path, targets: tuple[str, ...], folder: Path, as_json: bool) -> None:
    """Run a graph, and print its metrics. No server and no database are needed.

    Results are kept in the workspace folder: what did not change is not computed again. A file
    parameter may be {"name": "cars.csv", "path": "data/cars.csv"}, the path relative to the graph
    file. Exits with 1 if the graph has problems or a node failed.

    \b
      designer run penguins.json
      designer run penguins.json --to train --json
    """
    from designer.cli.installation import Installation
    from designer.cli.running import compiled, execute, say_failures

    with Installation(folder) as here:
        _, plan = compiled(here, graph_file, targets, as_json=as_json)
        outcome = execute(here, plan, quiet=as_json)
    if as_json:
        print_json({"graph": plan.name, **outcome.to_dict()})
    else:
        width = max(map(len, outcome.metrics), default=0)
        for name, value in outcome.metrics.items():
            click.echo(f"{name:<{width}}  {'nan' if value is None else value}")
        if outcome.state == "done" and not outcome.metrics:
            click.echo("Done. No node of it gives metrics.", err=True)
    say_failures(outcome)
    if outcome.state != "done":
        sys.exit(PROBLEMS)
