"""The command line: ``designer`` and its verbs, a file each."""

from designer.cli.main import main

__all__ = ["main"]
