"""Keep code that people wrote from the workspace: its database, keys, and everybody's results.

Linux lets a process give up rights without being root (Landlock, since 5.13). It knows how to give
folders, not how to take one away; so the process keeps all that lies beside the way from the root
to the workspace folder. What follows from that: in the folders *on* this way it cannot list, nor
make new files. It can neither look into nor signal processes that are not its own children.

Elsewhere there is no such thing, and code can do whatever the person can who started the server.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

OURS = ("blobs", "outputs", "work", "lock")
OURS_BEGIN = ("workspace.db", "server.", ".server.")

CREATE, ADD_RULE, RESTRICT_SELF = 444, 445, 446
WANTS_VERSION = 1
BENEATH = 1
NO_NEW_PRIVILEGES = 38
SIGNALS = 1 << 1
# execute, write, read, list, remove folders and files, make seven kinds of things
ALL = (1 << 13) - 1
MOVE, CUT = 1 << 13, 1 << 14  # since versions 2 and 3
OF_FILES = 0b111 | CUT
READ = 0b1101


def confine(home: Path, own: Iterable[Path] = (), readable: Iterable[Path] = ()) -> bool:
    """Give up, for good and for all children, what belongs to the workspace in this folder.

    To be called while there is one thread.

    Parameters
    ----------
    own : iterable of Path
        Folders in it that may be used nonetheless.
    readable : iterable of Path
        Files in it that may be read nonetheless.

    Returns
    -------
    bool
        False where the system cannot do that.
    """
    known = version()
    if known < 1:
        return False
    rights = ALL | (MOVE if known > 1 else 0) | (CUT if known > 2 else 0)
    rules = _rules(rights, SIGNALS if known > 5 else 0, known)
    if rules < 0:
        return False
    try:
        for path in [*_beside(home.resolve()), *own]:
            _allow(rules, path, rights)
        for path in readable:
            _allow(rules, path.resolve(), READ)
        libc = ctypes.CDLL(None, use_errno=True)
        return (
            libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
            and libc.syscall(RESTRICT_SELF, rules, 0) == 0
        )
    finally:
        os.close(rules)


def _beside(home: Path) -> Iterator[Path]:
    """What lies beside the way to a folder, and those things in it that are not the workspace's."""
    for folder, next_step in zip(reversed(home.parents), home.parts[1:], strict=True):
        yield from (path for path in _entries(folder) if path.name != next_step)
    for path in _entries(home):
        if path.name not in OURS and not path.name.startswith(OURS_BEGIN):
            yield path


def _entries(folder: Path) -> list[Path]:
    """What is in a folder; links are left out, as what they lead to is somewhere itself."""
    try:
        with os.scandir(folder) as entries:
            return [Path(entry.path) for entry in entries if not entry.is_symlink()]
    except OSError:
        return []


def version() -> int:
    """What the system knows of all this, as a number; below 1 if nothing."""
    if sys.platform != "linux":
        return 0
    call = ctypes.CDLL(None, use_errno=True).syscall
    return int(call(CREATE, None, ctypes.c_size_t(0), WANTS_VERSION))


def _rules(rights: int, scoped: int, known: int) -> int:
    """A new set of rules, as a file descriptor."""
    size = 24 if known > 5 else 16 if known > 3 else 8
    about = struct.pack("QQQ", rights, 0, scoped)[:size]
    call = ctypes.CDLL(None, use_errno=True).syscall
    return int(call(CREATE, about, ctypes.c_size_t(size), 0))


def _allow(rules: int, path: Path, rights: int) -> None:
    """Keep rights to a file, or a folder with all in it. What is gone meanwhile does not matter."""
    try:
        place = os.open(path, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(place).st_mode):
            rights &= OF_FILES
        call = ctypes.CDLL(None, use_errno=True).syscall
        call(ADD_RULE, rules, BENEATH, struct.pack("=Qi", rights, place), 0)
    finally:
        os.close(place)
