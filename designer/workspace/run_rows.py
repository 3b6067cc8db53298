"""Runs as rows, with all their parts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Select, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from designer.schemas.runs import ENDED

from .db import Base, Moment, now
from .errors import NotFound
from .graph_rows import Graph, seen_by
from .ids import new_id
from .revisions import Revision
from .users import Someone, User

ACTIVE = ("queued", "running")


class Experiment(Base):
    """A named group of runs."""

    __tablename__ = "experiments"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)


class Run(Base):
    """One execution of a graph, with its snapshot: revision, script, versions.

    ``serial`` orders all runs; ``number`` counts those of one graph; ``seq`` is the number of the
    last event kept.
    """

    __tablename__ = "runs"
    __table_args__ = (
        UniqueConstraint("graph_id", "number"),
        Index("ix_runs_graph_id_serial", "graph_id", "serial"),
        Index("ix_runs_state_serial", "state", "serial"),
    )

    serial: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(String(40), unique=True, default=new_id)
    number: Mapped[int]
    graph_id: Mapped[str] = mapped_column(ForeignKey("graphs.id"))
    graph_name: Mapped[str] = mapped_column(String(200))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    experiment_id: Mapped[int] = mapped_column(ForeignKey("experiments.id"))
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    state: Mapped[str] = mapped_column(String(12), default="queued")
    started: Mapped[datetime] = mapped_column(Moment, default=now)
    ended: Mapped[datetime | None] = mapped_column(Moment)
    seconds: Mapped[float | None]
    error: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    targets: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    script: Mapped[str] = mapped_column(String(64))
    lines: Mapped[dict[str, Any]] = mapped_column(JSON)
    environment: Mapped[dict[str, str]] = mapped_column(JSON)
    seq: Mapped[int] = mapped_column(default=0)
    deleted: Mapped[datetime | None] = mapped_column(Moment)

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)
    revision: Mapped[Revision] = relationship(lazy="joined", innerjoin=True)
    experiment: Mapped[Experiment] = relationship(lazy="joined", innerjoin=True)

    @property
    def active(self) -> bool:
        """Whether it waits or goes."""
        return self.state not in ENDED


class NodeRow(Base):
    """The part of a run for one node."""

    __tablename__ = "node_runs"

    run: Mapped[int] = mapped_column(ForeignKey("runs.serial"), primary_key=True)
    node: Mapped[str] = mapped_column(String(200), primary_key=True)
    place: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))
    module: Mapped[str] = mapped_column(String(200))
    key: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(12), default="queued")
    started: Mapped[datetime | None] = mapped_column(Moment)
    seconds: Mapped[float | None]
    outputs: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    error: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class Metric(Base):
    """A number that a node measured; null if it is none (NaN)."""

    __tablename__ = "metrics"

    run: Mapped[int] = mapped_column(ForeignKey("runs.serial"), primary_key=True)
    node: Mapped[str] = mapped_column(String(200), primary_key=True)
    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    owner: Mapped[str] = mapped_column(String(200))
    value: Mapped[float | None]


class LogRow(Base):
    """A line that a node wrote. Its number is counted together with the events'."""

    __tablename__ = "logs"
    __table_args__ = (Index("ix_logs_run_node_seq", "run", "node", "seq"),)

    run: Mapped[int] = mapped_column(ForeignKey("runs.serial"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    node: Mapped[str] = mapped_column(String(200))
    stream: Mapped[str] = mapped_column(String(10))
    time: Mapped[float]
    text: Mapped[str] = mapped_column(Text)


class RunEvent(Base):
    """What happened in a run, as it was told, but for lines and progress."""

    __tablename__ = "run_events"

    run: Mapped[int] = mapped_column(ForeignKey("runs.serial"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


def seen(by: Someone, *, deleted: bool = False) -> Select[Run]:
    """Runs that someone may see: those of graphs that they may see."""
    gone = Run.deleted.is_not(None) if deleted else Run.deleted.is_(None)
    return select(Run).join(Graph, Graph.id == Run.graph_id).where(gone, seen_by(by))


def find(session: Session, run_id: str, by: Someone, *, deleted: bool = False) -> Run:
    """Find a run that someone may see.

    Raises
    ------
    NotFound
        There is none, or they may not know of it.
    """
    run = session.scalar(seen(by, deleted=deleted).where(Run.id == run_id))
    if run is None:
        raise NotFound("There is no such run.", hint="It may have been deleted.")
    return run


def active(session: Session) -> list[Run]:
    """Find all runs that wait or go."""
    query = select(Run).where(Run.state.in_(ACTIVE)).order_by(Run.serial)
    return list(session.scalars(query))


def node_rows(session: Session, run: Run) -> list[NodeRow]:
    """Find the parts of a run in the order of its script."""
    query = select(NodeRow).where(NodeRow.run == run.serial).order_by(NodeRow.place)
    return list(session.scalars(query))


def experiment(session: Session, name: str) -> Experiment:
    """Find or make a group of runs."""
    found = session.scalar(select(Experiment).where(Experiment.name == name))
    if found is None:
        found = Experiment(name=name)
        session.add(found)
        session.flush()
    return found
