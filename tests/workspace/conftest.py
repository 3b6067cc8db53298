"""A workspace in a folder of its own, with an engine that acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from designer.schemas.graphs import NewGraph
from designer.workspace.workspace import Workspace
from modules.catalogue import Catalogue
from tests.workspace.acting import OLGA, ActingEngine, Browser, Ear
from tests.workspace.edits import SPLIT


@pytest.fixture
def engine() -> ActingEngine:
    return ActingEngine()


@pytest.fixture
def reopen(tmp_path: Path, catalogue: Catalogue, engine: ActingEngine) -> Iterator[Callable]:
    """Open the workspace; again, after closing, if it is open."""
    opened: list[Workspace] = []

    def open_again(**settings: object) -> Workspace:
        if opened:
            opened.pop().close()
        opened.append(Workspace(tmp_path, catalogue, engine, bundled=catalogue.files, **settings))
        return opened[-1]

    yield open_again
    if opened:
        opened.pop().close()


@pytest.fixture
def workspace(reopen: Callable[[], Workspace]) -> Workspace:
    return reopen()


@pytest.fixture
def ear(workspace: Workspace) -> Ear:
    heard = Ear()
    workspace.listeners.add(heard)
    return heard


@pytest.fixture
def graph(workspace: Workspace) -> str:
    """The id of a graph of Olga's: penguins, split in two."""
    return workspace.graphs.create(NewGraph(name="Penguins"), OLGA).id


@pytest.fixture
def tab(workspace: Workspace, graph: str) -> Browser:
    """Olga's browser with that graph open."""
    browser = Browser(workspace, graph, OLGA)
    browser.edit(SPLIT)
    return browser
