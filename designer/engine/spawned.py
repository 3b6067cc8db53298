"""A warm process for systems that cannot fork: loads the libraries, then waits to be told its role.

Started with pipes for standard input and output, which become its channel to the server.
"""

from __future__ import annotations

import os
import sys

from . import child, libraries
from .environment import environment
from .wire import Channel


def main() -> None:
    """Take the pipes away from whatever might print, load, and live."""
    reader = os.fdopen(os.dup(0), "rb")
    writer = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    channel = Channel(reader, writer)
    libraries.load()
    channel.send({"did": "ready", "environment": environment()})
    child.live(channel)


if __name__ == "__main__":
    if sys.platform == "win32":
        import msvcrt

        for descriptor in (0, 1):
            msvcrt.setmode(descriptor, os.O_BINARY)
    main()
