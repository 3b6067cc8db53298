"""``designer serve``: the canvas in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from designer.cli.options import workspace_option

PORT = 8151


@click.command()
@click.option("--host", help="Address to listen at. Default: 127.0.0.1, or with --share all.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help=f"Port to listen at; 0 is any. Default: {PORT}, or a free one if that is taken.",
)
@workspace_option
@click.option("--no-browser", is_flag=True, help="Print the address, open no browser.")
@click.option(
    "--share",
    is_flag=True,
    help="Serve the local network too, and show links to watch and to copy. Everyone with a "
    "link sees all your experiments; share a single one from its menu. Nobody but you edits yours.",
)
@click.option(
    "--new-links",
    is_flag=True,
    help="Make all links and guests of earlier times worthless.",
)
@click.option(
    "--allow-code",
    is_flag=True,
    help="Let modules that hold Python code run although others can reach this server. Whoever "
    "has a link to copy, or edits here, can then run any program on this computer as you.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="Answer to this host name as well, e.g. of a proxy in front. May be repeated.",
)
@click.option("--experiment", metavar="NAME", help="Experiment that new runs belong to.")
def serve(
    host: str | None,
    port: int | None,
    folder: Path,
    no_browser: bool,
    share: bool,
    new_links: bool,
    allow_code: bool,
    hosts: tuple[str, ...],
    experiment: str | None,
) -> None:
    """Serve the canvas, and open it in the browser.

    The address that is printed signs you in. Only this computer can reach the server unless you
    share it. Ctrl-C stops it, with everything that runs in it.

    \b
      designer serve --port 8200 --no-browser
      designer --share
    """
    from designer.cli import serving
    from designer.web.settings import Settings

    settings = Settings(
        folder=folder,
        host=host or ("0.0.0.0" if share else "127.0.0.1"),
        port=PORT if port is None else port,
        share=share,
        allow_code=allow_code,
        hosts=hosts,
        experiment=experiment,
    )
    serving.run(settings, exactly=bool(port), open_browser=not no_browser, new_links=new_links)
