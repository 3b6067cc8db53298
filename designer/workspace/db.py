"""The database: one SQLite file in the folder, or PostgreSQL by its address."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import DateTime, Engine, MetaData, TypeDecorator, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker

from .migrate import upgrade

BUSY_SECONDS = 30
CONNECTIONS = 32

CONVENTION = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The base of every row; each constraint has a name, so that a migration can speak of it."""

    metadata = MetaData(naming_convention=CONVENTION)


class Moment(TypeDecorator[datetime]):
    """A point in time: aware in Python, UTC without saying so in the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


def now() -> datetime:
    """Tell the time."""
    return datetime.now(UTC)


class Database:
    """Sessions to read and to write.

    Writers wait for each other in this process, in turn, and take SQLite's write lock at once
    (BEGIN IMMEDIATE): a transaction that reads first and then writes would fail half-way
    if another had written in between. Rows stay readable after their session.
    """

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url, pool_size=CONNECTIONS, max_overflow=CONNECTIONS)
        if self.engine.dialect.name == "sqlite":
            _as_we_want_sqlite(self.engine)
        upgrade(self.engine)
        writer = self.engine.execution_options(begin="BEGIN IMMEDIATE")
        self._reading = sessionmaker(self.engine, expire_on_commit=False)
        self._writing = sessionmaker(writer, expire_on_commit=False)
        self._turn = threading.Lock()

    @classmethod
    def in_folder(cls, folder: Path) -> Database:
        """Open the SQLite database of a workspace folder."""
        return cls(f"sqlite:///{folder / 'workspace.db'}")

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one state of the database."""
        with self._reading() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session that is committed at the end, or, at an error, leaves no trace."""
        with self._turn, self._writing() as session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


def _as_we_want_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # the driver begins nothing by itself: see _begin
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
        cursor.execute("PRAGMA journal_mode = WAL")
        # A commit outlives the death of this process, not that of the machine's power.
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        begin = connection.get_execution_options().get("begin", "BEGIN")
        connection.exec_driver_sql(begin)
