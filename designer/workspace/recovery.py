"""After a server died: what it left running is said to be interrupted."""

from __future__ import annotations

import time

from .db import Database
from .run_log import RunLog
from .run_rows import active

REASON = {
    "code": "interrupted",
    "message": "The designer stopped while this ran. Run it again: what was finished is reused.",
}


def recover(db: Database) -> list[str]:
    """End the runs that no process is behind any more; gives their ids.

    To be called before anything is started, by the only server of the workspace.
    """
    with db.write() as session:
        runs = active(session)
        for run in runs:
            log = RunLog(run.id, run.serial, run.seq)
            end = {"type": "run-state", "run": run.id, "time": time.time()}
            for _ in log.take(session, {**end, "state": "interrupted", "error": REASON}):
                pass
            log.write(session)
    return [run.id for run in runs]
