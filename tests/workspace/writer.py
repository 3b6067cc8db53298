"""A server to be killed: starts a run, then adds nodes for ever, saying which are saved."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from designer.schemas.graphs import NewGraph
from designer.schemas.runs import NewRun
from designer.workspace.workspace import Workspace
from modules.cache import load
from tests.workspace.acting import OLGA, ActingEngine, Browser
from tests.workspace.edits import SPLIT, add


def main(folder: Path) -> None:
    engine = ActingEngine()
    catalogue = load()
    workspace = Workspace(folder, catalogue, engine, bundled=catalogue.files)
    graph = workspace.graphs.create(NewGraph(), OLGA).id
    tab = Browser(workspace, graph, OLGA)
    tab.edit(SPLIT)
    run = workspace.runs.start(graph, NewRun(), OLGA).id
    engine.say(run, "node-state", node="penguins-aaa", state="done")
    workspace.recorder.flush()
    print(graph, flush=True)
    for number in itertools.count():
        tab.edit(add(f"n-{number:05}", "split_data"))
        print(f"n-{number:05}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
