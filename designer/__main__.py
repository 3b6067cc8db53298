"""``python -m designer``: the command line."""

from designer.cli import main

main()
