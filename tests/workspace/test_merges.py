"""Random edits of two tabs that come and go, and a server that dies: nothing is lost."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from designer.schemas.graphs import NewGraph
from designer.workspace.workspace import Workspace
from graph_store.shared import SharedGraph
from modules.cache import load
from tests.workspace.acting import OLGA, ActingEngine
from tests.workspace.edits import add, drop, put

TABS = ("one", "two")
NODES = tuple(f"n-00{number}" for number in range(5))
tabs = st.sampled_from(TABS)
nodes = st.sampled_from(NODES)


class Editing(RuleBasedStateMachine):
    """Two tabs and a server."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.catalogue = load()
        self.open()
        self.graph = self.workspace.graphs.create(NewGraph(), OLGA).id
        first = self.workspace.live.open(self.graph, b"", OLGA, "first").update
        self.docs = {tab: SharedGraph.load([first]) for tab in TABS}
        self.online: set[str] = set()
        for tab in TABS:
            self.connect(tab)

    def open(self) -> None:
        self.workspace = Workspace(Path(self.folder.name), self.catalogue, ActingEngine())

    def teardown(self) -> None:
        for tab in TABS:
            self.connect(tab)
        self.settle()
        graphs = [
            self.workspace.live.graph(self.graph),
            *map(SharedGraph.to_graph, self.all_docs()),
        ]
        assert graphs[0] == graphs[1] == graphs[2]
        self.workspace.close()
        self.folder.cleanup()

    def all_docs(self) -> list[SharedGraph]:
        return [self.docs[tab] for tab in TABS]

    def connect(self, tab: str) -> None:
        """Open the graph, and send what the server lacks: as a browser does."""
        doc = self.docs[tab]
        opened = self.workspace.live.open(self.graph, doc.state_vector(), OLGA, tab)
        doc.apply(opened.update)
        self.online.add(tab)
        self.send(tab, doc.update_since(opened.vector))

    def send(self, tab: str, update: bytes) -> None:
        if tab in self.online and update:
            self.workspace.live.update(self.graph, update, OLGA, tab)
            for other in self.online - {tab}:
                self.docs[other].apply(update)

    def settle(self) -> None:
        for tab in TABS:
            self.connect(tab)

    def edit(self, tab: str, change) -> None:
        doc = self.docs[tab]
        self.send(tab, doc.replace(change(doc.to_graph())))

    @rule(tab=tabs, node=nodes)
    def adds(self, tab: str, node: str) -> None:
        self.edit(tab, add(node, "split_data"))

    @rule(tab=tabs, node=nodes, value=st.floats(0.1, 0.9))
    def sets(self, tab: str, node: str, value: float) -> None:
        if node in self.docs[tab].to_graph().nodes:
            self.edit(tab, put(node, fraction=value))

    @rule(tab=tabs, node=nodes)
    def drops(self, tab: str, node: str) -> None:
        self.edit(tab, drop(node))

    @rule(tab=tabs)
    def goes_offline(self, tab: str) -> None:
        self.online.discard(tab)
        self.workspace.live.leave(tab)

    @rule(tab=tabs)
    def comes_back(self, tab: str) -> None:
        self.connect(tab)

    @rule()
    def the_log_is_compacted(self) -> None:
        using = self.workspace.live.using(self.graph)
        with using as graph, self.workspace._db.write() as session:
            graph.compact(session)

    @precondition(lambda self: self.online)
    @rule()
    def the_server_dies(self) -> None:
        self.workspace._lock.release()
        self.workspace.keeper.close()
        self.open()
        self.online.clear()

    @invariant()
    def what_a_tab_that_is_online_shows_is_on_the_server(self) -> None:
        for tab in self.online:
            with self.workspace.live.using(self.graph) as graph:
                assert graph.covers(self.docs[tab].state_vector())


Editing.TestCase.settings = settings(max_examples=8, stateful_step_count=20, deadline=None)
TestEditing = Editing.TestCase
