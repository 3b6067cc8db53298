"""``designer export``: the graph as code to take away."""

from __future__ import annotations

from pathlib import Path

import click

from designer.cli.options import graph_argument, workspace_option

FORMS = ("script", "pipeline", "notebook")


@click.command()
@graph_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    required=True,
    help="The file to write. Data files are written beside it.",
)
@click.option(
    "--as",
    "form",
    type=click.Choice(FORMS),
    default="script",
    show_default=True,
    help="A Python script; the way to one trained model as a fitted scikit-learn Pipeline (its "
    "source, and the model as a skops file beside it); or a Jupyter notebook.",
)
@click.option("--to", "target", metavar="NODE", help="With --as pipeline: the node of the model.")
@workspace_option
def export(graph_file: Path, output: Path, form: str, target: str | None, folder: Path) -> None:
    """Write a graph as code that needs nothing of ours.

    The script gives the same numbers as the run, bit for bit (see `designer verify`). Files that
    hold something else are never overwritten.

    \b
      designer export penguins.json -o penguins.py
      designer export penguins.json -o model.py --as pipeline --to train
    """
    from designer.cli.exporting import exported, write
    from designer.cli.installation import Installation

    with Installation(folder) as here:
        files = exported(here, graph_file, form, output.name, target)
    for path in write(output.parent, files):
        click.echo(path)
