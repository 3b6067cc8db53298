"""Options that several verbs share."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def workspace_option(command: F) -> F:
    """``--workspace DIR``: by default ``DESIGNER_HOME``, else the user's data folder."""
    return click.option(
        "--workspace",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        callback=lambda _ctx, _param, value: value or default_workspace(),
        help="Folder of the workspace. Default: DESIGNER_HOME, else your data folder.",
    )(command)


def json_option(command: F) -> F:
    """``--json``: the result as JSON."""
    return click.option(
        "--json", "as_json", is_flag=True, help="Print the result as JSON, for machines."
    )(command)


def graph_argument(command: F) -> F:
    """``GRAPH.json``: a graph document."""
    return click.argument(
        "graph_file",
        metavar="GRAPH.json",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
    )(command)


def default_workspace() -> Path:
    """Where the workspace is when nobody says."""
    chosen = os.environ.get("DESIGNER_HOME")
    if chosen:
        return Path(chosen).expanduser()
    import platformdirs

    return Path(platformdirs.user_data_dir("designer", appauthor=False))


def print_json(value: Any) -> None:
    """Print a result for machines."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False, default=str))
