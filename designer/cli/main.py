"""The command ``designer``. A verb is imported when it is used, so that each starts at once."""

from __future__ import annotations

import importlib
import sys

import click

from designer.cli.exits import INTERRUPTED

VERBS = ("serve", "run", "check", "export", "verify", "modules", "samples")
FIRST = "serve"


class Verbs(click.Group):
    """Finds a verb in the file of its name; without a verb it serves."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        found = getattr(importlib.import_module(f"designer.cli.{cmd_name}"), cmd_name)
        return found if isinstance(found, click.Command) else None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = ("--help", "-h", "--version")
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = [FIRST, *args]
        return super().parse_args(ctx, args)


@click.group("designer", cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="experiment-designer", prog_name="designer")
def group() -> None:
    """Draw a machine-learning experiment, run it, read the result, take the code home.

    Without a verb, `designer` serves the canvas and opens it in a browser: the same as
    `designer serve`.

    \b
    Results go to standard output, talk to standard error. Exit codes:
      0    done
      1    the graph has problems, a step failed, or a proof did not hold
      2    the command was not understood
      130  stopped by Ctrl-C
    """


def main() -> None:
    """Run the command line."""
    try:
        sys.exit(group.main(prog_name="designer", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
