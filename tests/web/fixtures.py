"""A workspace, an app over it, and a server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from designer.engine import Engine
from designer.web.app import create_app
from designer.web.rooms import Rooms
from designer.web.settings import Settings
from designer.workspace.workspace import Workspace
from modules.cache import load
from modules.catalogue import Catalogue
from tests.web.idle import IdleEngine
from tests.web.people import owner
from tests.web.serving import Served


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load()


@pytest.fixture
def workspace(tmp_path: Path, catalogue: Catalogue) -> Iterator[Workspace]:
    with Workspace(tmp_path / "w", catalogue, IdleEngine(), bundled=catalogue.files) as opened:
        yield opened


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "w", host="0.0.0.0", share=True, owner="Olga")


@pytest.fixture
def app(workspace: Workspace, settings: Settings) -> Flask:
    return create_app(Rooms.of(workspace), settings)


@pytest.fixture
def served(app: Flask) -> Iterator[Served]:
    serving = Served(app)
    yield serving
    serving.close()


@pytest.fixture
def graph(served: Served) -> str:
    made = served.http(owner(served.app)).post("/api/graphs", {"name": "Ours"}, 201)
    return str(made["id"])


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Served]:
    """A server that computes, one for all tests of a file."""
    folder = tmp_path_factory.mktemp("lab")
    settings = Settings(folder, host="127.0.0.1", share=True, owner="Olga")
    with Workspace(folder, catalogue, Engine(folder), bundled=catalogue.files) as opened:
        serving = Served(create_app(Rooms.of(opened), settings))
        yield serving
        serving.close()
