"""Where child processes come from: a fork server, or warm spares where there is no fork."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import socket
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol, cast

from .wire import Channel

KEPT_VARIABLES = (
    "PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP",
    "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA",
    "LOCALAPPDATA", "PROGRAMDATA", "NUMBER_OF_PROCESSORS", "PROCESSOR_ARCHITECTURE",
    "VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
    "JOBLIB_TEMP_FOLDER", "LOKY_MAX_CPU_COUNT",
)  # fmt: skip
KEPT_BEGINNINGS = ("LC_", "OMP_", "OPENBLAS_", "MKL_", "BLIS_", "GOTO_", "KMP_")
PATIENCE = 120.0


class NoProcess(Exception):
    """A child process could not be started."""


class Process:
    """A child as its parent sees it."""

    def __init__(self, id: str, channel: Channel, pid: int, kill: Callable[[], None]) -> None:
        self.id = id
        self.channel = channel
        self.pid = pid
        self._kill = kill
        self._ended = threading.Event()
        self._code: int | None = None

    def kill(self) -> None:
        """End it at once, with all its own children."""
        self._kill()

    def note_end(self, code: int | None) -> None:
        self._code = code
        self._ended.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it has ended."""
        return self._ended.wait(timeout)

    @property
    def code(self) -> int | None:
        """How it ended: a signal's number below zero; None if unknown."""
        return self._code


class Pool(Protocol):
    """Gives child processes that have the libraries loaded."""

    def environment(self) -> dict[str, str]: ...
    def launch(self) -> Process: ...
    def close(self) -> None: ...


def make_pool(*, fork: bool | None = None) -> Pool:
    """The pool for this system; `fork` to insist on one kind."""
    if fork is None:
        fork = hasattr(os, "fork") and hasattr(socket, "send_fds")
    return ForkPool() if fork else SpawnPool()


def clean_environment() -> dict[str, str]:
    """Variables a child may see: no token and no secret is among them."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.upper() in KEPT_VARIABLES or name.upper().startswith(KEPT_BEGINNINGS)
    }
    return {**kept, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8"}


def _python(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-P", "-X", "utf8", "-m", f"designer.engine.{module}", *arguments]


# ------------------------------------------------------------- forks
class ForkServer:
    """The parent's end of a socket to a zygote."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._channel = Channel.over(control)
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._processes: dict[str, Process] = {}
        self._pids: dict[str, int] = {}
        self._news = threading.Condition()
        self.ready: dict[str, str] | None = None
        self.alive = True
        threading.Thread(target=self._read, name="zygote", daemon=True).start()

    def _read(self) -> None:
        while (message := self._channel.receive()) is not None:
            with self._news:
                if message["did"] == "ready":
                    self.ready = message["environment"]
                elif message["did"] == "forked":
                    self._pids[message["id"]] = message["pid"]
                elif message["did"] == "ended":
                    self._pids.pop(message["id"], None)
                    process = self._processes.pop(message["id"], None)
                    if process is not None:
                        process.note_end(message["code"])
                self._news.notify_all()
        with self._news:
            self.alive = False
            orphans, self._processes = self._processes, {}
            self._news.notify_all()
        for process in orphans.values():
            _kill_group(process.pid)
            process.note_end(None)

    def wait_ready(self, timeout: float) -> dict[str, str]:
        with self._news:
            self._news.wait_for(lambda: self.ready is not None or not self.alive, timeout)
            if self.ready is None:
                raise NoProcess("The process that loads the libraries did not start.")
            return self.ready

    def launch(self) -> Process:
        """Have a child forked."""
        ours, theirs = socket.socketpair()
        with self._lock:
            id = str(next(self._numbers))
            with theirs:
                if not self._say({"do": "fork", "id": id}, [theirs.fileno()]):
                    ours.close()
                    raise NoProcess("The process that starts others is gone.")
            with self._news:
                self._news.wait_for(lambda: id in self._pids or not self.alive, PATIENCE)
                if id not in self._pids:
                    ours.close()
                    raise NoProcess("No process could be started.")
                channel = Channel.over(ours)
                process = Process(id, channel, self._pids[id], lambda: self._stop(id))
                self._processes[id] = process
                ours.close()  # the channel keeps it open
        return process

    def _stop(self, id: str) -> None:
        if not self._say({"do": "kill", "id": id}, []):
            with self._news:
                pid = self._pids.get(id)
            if pid is not None:
                _kill_group(pid)

    def _say(self, message: dict[str, Any], descriptors: list[int]) -> bool:
        data = json.dumps(message).encode() + b"\n"
        try:
            if descriptors:
                socket.send_fds(self._control, [data], descriptors)
            else:
                self._control.sendall(data)
        except OSError:
            return False
        return True

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._channel.close()
        self._control.close()


def _kill_group(pid: int) -> None:
    """Kill the group of a child whose parent, the zygote, is gone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, 9)


class ForkPool:
    """A zygote, started when first needed and again whenever it has died."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._server: ForkServer | None = None
        self._zygote: subprocess.Popen[bytes] | None = None
        self._closed = False

    def environment(self) -> dict[str, str]:
        """Describe the processes this pool gives."""
        return self._alive().wait_ready(PATIENCE)

    def launch(self) -> Process:
        """Give a process; a zygote that died meanwhile is replaced."""
        for _ in range(2):
            server = self._alive()
            server.wait_ready(PATIENCE)
            with contextlib.suppress(NoProcess):
                return server.launch()
        raise NoProcess("No process could be started.")

    @property
    def pid(self) -> int | None:
        """The zygote's process id, if it runs."""
        return self._zygote.pid if self._zygote is not None else None

    def _alive(self) -> ForkServer:
        with self._lock:
            if self._closed:
                raise NoProcess("The engine is closed.")
            if self._server is None or not self._server.alive:
                self._bury()
                self._server = self._start()
            return self._server

    def _start(self) -> ForkServer:
        ours, theirs = socket.socketpair()
        with theirs:
            self._zygote = subprocess.Popen(
                _python("zygote", str(theirs.fileno())),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=clean_environment(),
                start_new_session=True,
            )
        return ForkServer(ours)

    def _bury(self) -> None:
        forked = self._server is not None and self._server.ready is not None
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._zygote is not None:
            if not forked:  # it is still loading the libraries and has no children to end
                self._zygote.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._zygote.wait(5)
            if self._zygote.poll() is None:
                self._zygote.kill()
                self._zygote.wait()
            self._zygote = None

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._bury()


# ------------------------------------------------------------- spares
class SpawnPool:
    """One warm spare process; as it is given away, another one warms up.

    Parameters
    ----------
    groups : bool
        Each process gets a group of its own, where groups exist; not inside a run.
    """

    def __init__(self, *, groups: bool = True) -> None:
        self._groups = groups
        self._lock = threading.Lock()
        self._spares: deque[tuple[subprocess.Popen[bytes], Channel]] = deque()
        self._all: set[subprocess.Popen[bytes]] = set()
        self._numbers = itertools.count(1)
        self._environment: dict[str, str] | None = None
        self._closed = False

    def environment(self) -> dict[str, str]:
        if self._environment is None:
            popen, channel = self._warm()
            with self._lock:
                self._spares.append((popen, channel))
        assert self._environment is not None
        return self._environment

    def launch(self) -> Process:
        with self._lock:
            if self._closed:
                raise NoProcess("The engine is closed.")
            spare = self._spares.popleft() if self._spares else None
        popen, channel = spare or self._warm()
        threading.Thread(target=self._prepare, name="spare", daemon=True).start()
        id = str(next(self._numbers))
        process = Process(id, channel, popen.pid, lambda: self._stop(popen))
        watch = threading.Thread(target=self._watch, args=(process, popen), daemon=True)
        watch.start()
        return process

    def _warm(self) -> tuple[subprocess.Popen[bytes], Channel]:
        group: dict[str, Any] = (
            {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
            if sys.platform == "win32"
            else {"start_new_session": self._groups}
        )
        with self._lock:
            if self._closed:
                raise NoProcess("The engine is closed.")
            popen = subprocess.Popen(
                _python("spawned"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=clean_environment(),
                **group,
            )
            self._all.add(popen)
        channel = Channel(cast(BinaryIO, popen.stdout), cast(BinaryIO, popen.stdin))
        ready = channel.receive()
        if ready is None:
            popen.kill()
            popen.wait()
            self._all.discard(popen)
            raise NoProcess("A process that loads the libraries did not start.")
        self._environment = ready["environment"]
        return popen, channel

    def _prepare(self) -> None:
        with contextlib.suppress(NoProcess, OSError):
            self._spares.append(self._warm())

    def _stop(self, popen: subprocess.Popen[bytes]) -> None:
        kill_spawned(popen, group=self._groups)

    def _watch(self, process: Process, popen: subprocess.Popen[bytes]) -> None:
        code = popen.wait()
        self._all.discard(popen)
        process.note_end(code)

    def close(self) -> None:
        """End every process, those that still load included."""
        with self._lock:
            self._closed = True
            everyone = list(self._all)
        for popen in everyone:
            self._stop(popen)
        for popen in everyone:
            with contextlib.suppress(subprocess.TimeoutExpired):
                popen.wait(5)


def kill_spawned(popen: subprocess.Popen[bytes], *, group: bool = True) -> None:
    """Kill a process and all that came of it."""
    import psutil

    try:
        whole = psutil.Process(popen.pid).children(recursive=True)
    except psutil.Error:
        whole = []
    if group and popen.poll() is None and hasattr(os, "killpg"):
        _kill_group(popen.pid)
    popen.kill()
    for each in whole:
        with contextlib.suppress(psutil.Error):
            each.kill()
