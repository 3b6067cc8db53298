"""The fork server: imports the libraries, forks a child per run, and never computes.

It is told to ``{"do": "fork", "id": ...}`` (with one end of a socket pair) or to ``{"do":
"kill", "id": ...}``, and tells ``{"did": "ended", "id", "code"}``. When its own socket closes, the
server is gone: it kills all its children and ends.
"""

from __future__ import annotations

import array
import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
import warnings
from typing import Any

from . import child, libraries
from .environment import environment
from .wire import Channel


class Zygote:
    """Children by the id the parent gave them.

    Parameters
    ----------
    groups : bool
        Each child gets a process group of its own, and all of it dies with it. False inside a run:
        whoever ends the run ends its whole group.
    """

    def __init__(self, control: socket.socket, *, groups: bool = True) -> None:
        self.control = control
        self.groups = groups
        self.channel = Channel.over(control)
        self.pids: dict[str, int] = {}
        self.wake, self.waker = os.pipe()
        os.set_blocking(self.wake, False)
        os.set_blocking(self.waker, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self.waker, warn_on_full_buffer=False)

    def serve(self) -> None:
        """Fork and bury until the parent is gone."""
        while True:
            readable, _, _ = select.select([self.control.fileno(), self.wake], [], [])
            if self.wake in readable:
                with contextlib.suppress(BlockingIOError):
                    os.read(self.wake, 4096)
                self.bury()
            if self.control.fileno() in readable and not self.obey():
                break
        for id in list(self.pids):
            self.kill(id)

    def obey(self) -> bool:
        """Do what we are told; False when there is nobody to tell us."""
        messages, descriptors = receive(self.control)
        for message in messages:
            if message["do"] == "fork":
                self.fork(message["id"], descriptors.pop(0))
            elif message["do"] == "kill":
                self.kill(message["id"])
        return bool(messages)

    def fork(self, id: str, descriptor: int) -> None:
        parent = os.getpid()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # threads of libraries that wait; they know of forks
            pid = os.fork()
        if pid == 0:
            try:
                self.become_child(parent, descriptor)
            finally:
                os._exit(1)
        os.close(descriptor)
        self.pids[id] = pid
        self.channel.send({"did": "forked", "id": id, "pid": pid})

    def become_child(self, parent: int, descriptor: int) -> None:
        if self.groups:
            os.setsid()
        child.die_with_parent(parent)
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for other in (self.wake, self.waker, self.control.fileno()):
            os.close(other)
        child.live(Channel.over(socket.socket(fileno=descriptor)))

    def kill(self, id: str) -> None:
        """Kill a child with its group and all that came of it."""
        pid = self.pids.get(id)
        if pid is not None:
            kill_tree(pid, group=self.groups)

    def bury(self) -> None:
        """Kill what is left of the groups of ended children, then let their ids go."""
        for id, pid in list(self.pids.items()):
            ended = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if ended is not None:
                if self.groups:
                    with contextlib.suppress(ProcessLookupError, PermissionError):
                        os.killpg(pid, signal.SIGKILL)
                _, status = os.waitpid(pid, 0)
                del self.pids[id]
                code = os.waitstatus_to_exitcode(status)
                self.channel.send({"did": "ended", "id": id, "code": code})


def kill_tree(pid: int, *, group: bool = True) -> None:
    """Kill a process we have not yet waited for, its group, and descendants in other groups."""
    import psutil

    try:
        others = psutil.Process(pid).children(recursive=True)
    except psutil.Error:
        others = []
    if group:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    for other in others:
        with contextlib.suppress(psutil.Error):
            other.kill()


def receive(control: socket.socket) -> tuple[list[dict[str, Any]], list[int]]:
    """Lines of JSON, and the descriptors that came with them."""
    space = socket.CMSG_SPACE(array.array("i").itemsize * 16)
    try:
        data, ancillary, _, _ = control.recvmsg(65536, space)
    except OSError:
        return [], []
    descriptors = array.array("i")
    for level, kind, content in ancillary:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            descriptors.frombytes(content[: len(content) - len(content) % descriptors.itemsize])
    return [json.loads(line) for line in data.splitlines()], list(descriptors)


def main() -> None:
    """Load, tell the environment, and serve on the socket that was handed down."""
    control = socket.socket(fileno=int(sys.argv[1]))
    libraries.load()
    zygote = Zygote(control)
    zygote.channel.send({"did": "ready", "environment": environment()})
    gc.collect()
    gc.freeze()
    zygote.serve()


if __name__ == "__main__":
    main()
