"""One server to a workspace folder."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import IO

from .errors import WorkspaceInUse

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> None:
        file.seek(1 << 30)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """Held as long as a workspace is open; the system lets go of it if the process dies.

    Raises
    ------
    WorkspaceInUse
        Another process holds it.
    """

    def __init__(self, folder: Path) -> None:
        self._file = open(folder / "lock", "a+", encoding="ascii")  # noqa: SIM115
        os.set_inheritable(self._file.fileno(), False)
        try:
            _take(self._file)
        except OSError:
            holder = self._holder()
            self._file.close()
            raise WorkspaceInUse(
                f"Another designer{holder} has the workspace {folder} open.",
                hint="Stop that one, or choose another folder with --workspace.",
            ) from None
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def _holder(self) -> str:
        self._file.seek(0)
        number = self._file.read(20)
        return f" (process {number})" if number.isdigit() else ""

    def release(self) -> None:
        """Let another server in."""
        with contextlib.suppress(OSError):
            self._file.close()
