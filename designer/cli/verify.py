"""``designer verify``: the proof that a run and its exported script are the same."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from designer.cli.exits import PROBLEMS
from designer.cli.options import graph_argument, json_option, print_json, workspace_option

if TYPE_CHECKING:
    from designer.exporters.verify import Report

VERDICTS = {
    "equal": "The script gives what the run gives, bit for bit.",
    "differs": "The script gives something else than the run.",
    "cannot-repeat": "The graph cannot repeat: its script differs from itself.",
    "failed": "There is nothing to compare.",
}


@click.command()
@graph_argument
@workspace_option
@json_option
def verify(graph_file: Path, folder: Path, as_json: bool) -> None:
    """Prove that a graph and its exported script give the same.

    Runs the graph and, twice in clean Python processes, its script; then compares every metric,
    every table (types, order, bits) and every model by its predictions. Exits with 1 unless all
    are equal.

    \b
      designer verify penguins.json
      designer verify penguins.json --json
    """
    from designer.cli.installation import Installation
    from designer.cli.progress import Bar, names_of
    from designer.cli.running import compiled
    from designer.exporters.verify import verify as prove

    with Installation(folder) as here:
        _, plan = compiled(here, graph_file, as_json=as_json)
        with Bar(names_of(plan), quiet=as_json) as bar:
            report = prove(here.engine, plan, bar.take)
    print_json(report.to_dict()) if as_json else _say(report)
    if report.state != "equal":
        sys.exit(PROBLEMS)


def _say(report: Report) -> None:
    width = max((len(each.variable) for each in report.variables), default=0)
    for each in report.variables:
        found = "equal" if each.equal and each.repeats else each.why or "differs"
        click.echo(f"{each.variable:<{width}}  {each.type:<14}  {found}")
    click.secho(VERDICTS[report.state], bold=True, err=True)
    if report.error:
        click.echo(report.error, err=True)
