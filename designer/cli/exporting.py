"""What an export consists of, and writing it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from designer.cli.exits import PROBLEMS
from designer.cli.installation import Installation
from designer.cli.running import compiled, node_named, say_problems
from designer.compiler import CompileError
from designer.exporters.files import Files, WouldOverwrite
from designer.exporters.files import write as write_files
from designer.exporters.notebook import notebook_files
from designer.exporters.pipeline import pipeline_files
from designer.exporters.script import script_files


def exported(
    here: Installation, graph_file: Path, form: str, name: str, target: str | None
) -> Files:
    """Make the files of an export; the first is under the given name."""
    graph, plan = compiled(here, graph_file, environment="")
    blobs = here.blobs
    try:
        if form == "script":
            return script_files(plan, blobs, name)
        if form == "notebook":
            return notebook_files(plan, blobs, name)
        node = node_named(graph, target) if target else None
        return pipeline_files(plan, blobs, name, target=node)
    except WouldOverwrite as error:
        raise click.ClickException(str(error)) from None
    except CompileError as error:
        say_problems(error.problems, graph, graph_file)
        raise click.exceptions.Exit(PROBLEMS) from None


def write(folder: Path, files: Mapping[str, bytes | Path]) -> list[Path]:
    """Write files into a folder, all or none; says why not."""
    if not folder.is_dir():
        raise click.ClickException(f"There is no folder {folder}.")
    try:
        return write_files(folder, files)
    except WouldOverwrite as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}.") from None
