"""Processes within a run, for the user's own code.

A process that has computed must not be forked any more: its threads would be missing in the child.
So a run that will need such processes forks a small zygote of its own before it does anything.
"""

from __future__ import annotations

import os
import socket

from . import child
from .pool import ForkServer, NoProcess, Pool, Process, SpawnPool
from .wire import Channel


class Nursery:
    """Gives processes that belong to this one."""

    def __init__(self, *, fork: bool) -> None:
        self._fork = fork
        self._server: ForkServer | None = None
        self._pool: Pool | None = None

    def open(self, private: Channel) -> None:
        """Get ready. Call it before there are threads and before anything is computed.

        `private` is the channel to the server, which the user's code must not have.
        """
        if not self._fork:
            self._pool = SpawnPool(groups=False)
            return
        from .zygote import Zygote

        ours, theirs = socket.socketpair()
        parent = os.getpid()
        if os.fork() == 0:
            try:
                ours.close()
                private.close()
                child.die_with_parent(parent)
                Zygote(theirs, groups=False).serve()
            finally:
                os._exit(0)
        theirs.close()
        self._server = ForkServer(ours)

    def launch(self) -> Process:
        """Give a process that has the libraries loaded and nothing else of ours."""
        if self._server is not None:
            return self._server.launch()
        if self._pool is None:
            raise NoProcess("No process is ready for code of your own.")
        return self._pool.launch()

    def close(self) -> None:
        for source in (self._server, self._pool):
            if source is not None:
                source.close()
