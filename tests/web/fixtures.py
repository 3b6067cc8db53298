"""A workspace, an app over it, and a server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
    with computing(Settings(folder, share=True, owner="Olga"), catalogue) as serving:
        yield serving


@pytest.fixture
def public(tmp_path: Path, catalogue: Catalogue) -> Iterator[Served]:
    """A server that computes and that other computers can reach."""
    settings = Settings(tmp_path / "public", host="0.0.0.0", share=True)
    with computing(settings, catalogue) as serving:
        yield serving


@contextmanager
def computing(settings: Settings, catalogue: Catalogue) -> Iterator[Served]:
    """Serve a workspace with its engine."""
    with Workspace(
        settings.folder,
        catalogue,
        Engine(settings.folder),
        bundled=catalogue.files,
        code_allowed=settings.code,
    ) as opened:
        serving = Served(create_app(Rooms.of(opened), settings))
        try:
            yield serving
        finally:
            serving.close()
