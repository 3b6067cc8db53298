"""``designer samples``: experiments to begin with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from designer.cli.options import json_option, print_json

if TYPE_CHECKING:
    from designer.schemas.samples import SampleInfo


@click.command()
@click.argument("name", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the graph there; a file that differs is not overwritten. Default: print it.",
)
@json_option
def samples(name: str | None, output: Path | None, as_json: bool) -> None:
    """List the sample experiments, or write the graph of one.

    \b
      designer samples
      designer samples penguins -o penguins.json
    """
    from designer.workspace.errors import NotFound
    from designer.workspace.samples import Samples
    from graph_store.document import to_json

    found = Samples()
    if name is None:
        _list(found.list(), as_json)
        return
    try:
        graph = found.graph(name)
    except NotFound as error:
        raise click.ClickException(f"{error.message} {error.hint}") from None
    if output is None:
        print_json(json.loads(to_json(graph))) if as_json else click.echo(to_json(graph), nl=False)
        return
    from designer.cli.exporting import write

    write(output.parent, {output.name: to_json(graph).encode()})
    click.echo(f"Wrote {output}.", err=True)


def _list(found: list[SampleInfo], as_json: bool) -> None:
    if as_json:
        print_json([sample.model_dump(mode="json") for sample in found])
        return
    width = max((len(sample.name) for sample in found), default=0)
    for sample in found:
        click.secho(f"{sample.name:<{width}}  {sample.title}", bold=True)
        click.echo(f"{'':<{width}}  {sample.note}")
