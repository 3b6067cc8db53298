"""Writes ``docs/commands.md`` from the help texts: ``python -m designer.cli.reference``."""

from __future__ import annotations

from pathlib import Path

import click

from designer.cli.main import VERBS, group

PAGE = Path("docs") / "commands.md"
WIDTH = 92
HEAD = """# The command line

Written from the help texts by `python -m designer.cli.reference`; do not edit. The workspace
folder is `--workspace DIR`, else the variable `DESIGNER_HOME`, else your data folder.
"""


def reference() -> str:
    """Give the page: the help of every verb."""
    parts = [HEAD, _section("designer", group)]
    context = click.Context(group, info_name="designer")
    for verb in VERBS:
        command = group.get_command(context, verb)
        assert command is not None
        parts.append(_section(f"designer {verb}", command))
    return "\n".join(parts)


def _section(name: str, command: click.Command) -> str:
    context = click.Context(
        command,
        info_name=name,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=["-h", "--help"],
    )
    lines = [line.rstrip() for line in command.get_help(context).splitlines()]
    return f"## {name}\n\n```text\n" + "\n".join(lines) + "\n```\n"


if __name__ == "__main__":
    PAGE.write_text(reference(), "utf-8")
