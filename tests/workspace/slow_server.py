"""A server to be killed: a real engine, in the middle of code that takes for ever."""

from __future__ import annotations

import hashlib
import sys
import threading
from pathlib import Path
from typing import Any

from designer.schemas.graphs import NewGraph
from designer.schemas.runs import NewRun
from designer.workspace.listeners import Listener
from designer.workspace.workspace import open_workspace
from tests.workspace.acting import OLGA, Browser
from tests.workspace.edits import SPLIT, add, both, wire

CODE = "import time\n\n\ndef transform(data, other=None):\n    time.sleep(3600)\n    return data\n"
GRAPH = both(
    SPLIT,
    add("slow-aaa", "execute_python", code=CODE),
    wire("split-aaa.train", "slow-aaa.data"),
)


class Teller(Listener):
    """Says what becomes of nodes."""

    def run_event(self, run_id: str, event: dict[str, Any]) -> None:
        if event["type"] == "node-state":
            print(event["node"], event["state"], flush=True)


def main(folder: Path) -> None:
    workspace = open_workspace(folder)
    workspace.listeners.add(Teller())
    graph = workspace.graphs.create(NewGraph(), OLGA).id
    Browser(workspace, graph, OLGA).edit(GRAPH)
    confirmed = [hashlib.sha256(CODE.encode()).hexdigest()]
    workspace.runs.start(graph, NewRun(confirmed=confirmed), OLGA)
    threading.Event().wait()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
