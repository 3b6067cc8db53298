"""Opening a folder: lock, schema, recovery."""

from __future__ import annotations

import importlib
import os
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from designer.schemas.runs import NewRun
from designer.workspace import migrate, rows
from designer.workspace.db import Base, Database
from designer.workspace.errors import Unavailable, WorkspaceInUse
from designer.workspace.workspace import Workspace
from tests.workspace.acting import OLGA, ActingEngine
from tests.workspace.edits import put


def test_two_servers_on_one_folder(workspace, catalogue):
    with pytest.raises(WorkspaceInUse, match=str(os.getpid())) as caught:
        Workspace(workspace.home, catalogue, ActingEngine())
    assert "--workspace" in caught.value.hint


def test_a_folder_that_was_let_go_can_be_opened(reopen):
    reopen()
    reopen()


def test_a_folder_whose_opening_failed_can_be_opened(tmp_path, catalogue, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("designer.workspace.workspace.recover", _broken)
        with pytest.raises(RuntimeError):
            Workspace(tmp_path, catalogue, ActingEngine())
    Workspace(tmp_path, catalogue, ActingEngine()).close()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")
def test_a_folder_is_made_for_its_owner_alone(tmp_path, catalogue):
    Workspace(tmp_path / "new" / "home", catalogue, ActingEngine()).close()
    assert (tmp_path / "new" / "home").stat().st_mode & 0o777 == 0o700


def _broken(_db):
    raise RuntimeError("broken")


def test_migrations_make_the_schema_that_the_rows_have(tmp_path):
    db = Database.in_folder(tmp_path)
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        tables = set(inspect(connection).get_table_names()) - {"alembic_version"}
    assert tables == {row.__tablename__ for row in rows.ROWS}
    db.close()


def test_the_newest_migration_is_known_without_alembic():
    folder = importlib.import_module("designer.workspace.migrations").__path__[0]
    assert ScriptDirectory(folder).get_current_head() == migrate.HEAD


def test_every_migration_can_be_undone(tmp_path):
    from alembic import command
    from alembic.config import Config

    db = Database.in_folder(tmp_path)
    config = Config()
    config.set_main_option("script_location", "designer.workspace:migrations")
    with db.engine.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
        assert inspect(connection).get_table_names() == ["alembic_version"]
        command.upgrade(config, "head")
    db.close()


def test_a_workspace_of_a_newer_designer_is_left_alone(tmp_path):
    Database.in_folder(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path / 'workspace.db'}")
    with engine.connect() as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(Unavailable, match="newer designer"):
        Database.in_folder(tmp_path)


def test_a_run_that_goes_when_the_server_stops_is_interrupted(workspace, tab, reopen, ear):
    run = workspace.runs.start(tab.id, NewRun(), OLGA)
    again = reopen()
    assert ear.events[-1]["state"] == "interrupted"
    assert again.runs.get(run.id, OLGA).error.code == "interrupted"
    assert again.revisions.list(tab.id, OLGA)[0].reason == "run"


def test_the_database_outlives_the_process_and_has_foreign_keys(workspace):
    with workspace._db.read() as session:
        pragmas = {
            name: session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1}


def test_closing_does_not_wait_for_a_sample(reopen, tab, engine):
    sampling, closed = threading.Event(), threading.Event()

    def sample(*_args, **_named):
        sampling.set()
        assert closed.wait(timeout=10)
        raise RuntimeError("the engine was closed")

    engine.sample, engine.close = sample, closed.set
    tab.edit(put("split-aaa", fraction=0.9))
    assert sampling.wait(timeout=10)
    reopen()
    assert closed.is_set()
