"""States of a graph that are kept: who made them, when, and why."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ForeignKey, Select, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from designer.schemas.graphs import RevisionInfo
from graph_store.document import Graph as Document
from graph_store.document import from_json, to_json

from . import graph_rows, update_log
from .blobs import Blobs
from .db import Base, Database, Moment, now
from .errors import NotFound
from .live import Live
from .open_graph import OpenGraph
from .users import Someone, User


class Named(NamedTuple):
    """A text and what to call the file that holds it."""

    name: str
    text: str


class RevisionAuthor(Base):
    """Someone who had a part in what changed since the revision before."""

    __tablename__ = "revision_authors"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    place: Mapped[int]


class Revision(Base):
    """A kept state: the digest of its document (a blob), and where in the log it was."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("graph_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    graph_id: Mapped[str] = mapped_column(ForeignKey("graphs.id"))
    number: Mapped[int]
    seq: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(String(20))
    nodes: Mapped[int]
    time: Mapped[datetime] = mapped_column(Moment, default=now)

    authors: Mapped[list[User]] = relationship(
        secondary=RevisionAuthor.__table__,
        order_by=RevisionAuthor.place,
        viewonly=True,
        lazy="selectin",
    )


def newest(graph_id: str) -> Select[Revision]:
    """Revisions of a graph, the last first."""
    return select(Revision).where(Revision.graph_id == graph_id).order_by(Revision.number.desc())


def last(session: Session, graph_id: str) -> Revision | None:
    """Find the last revision of a graph."""
    return session.scalar(newest(graph_id).limit(1))


def keep(session: Session, graph: OpenGraph, digest: str, nodes: int, reason: str) -> Revision:
    """Keep the state a graph is in, unless it is that of the last revision."""
    before = last(session, graph.id)
    if before is not None and before.digest == digest:
        before.seq = graph.seq
        return before
    number, seq = (before.number, before.seq) if before else (0, 0)
    revision = Revision(
        graph_id=graph.id,
        number=number + 1,
        seq=graph.seq,
        digest=digest,
        reason=reason,
        nodes=nodes,
    )
    session.add(revision)
    session.flush()
    for place, user_id in enumerate(update_log.authors(session, graph.id, seq)):
        session.add(RevisionAuthor(revision_id=revision.id, user_id=user_id, place=place))
    return revision


class Revisions:
    """Write revisions, read them, go back to one."""

    def __init__(self, db: Database, blobs: Blobs, live: Live) -> None:
        self._db = db
        self._blobs = blobs
        self._live = live

    def write(self, graph_id: str, reason: str) -> tuple[Revision, Document]:
        """Keep the state a graph is in now; gives the revision and its document."""
        with self._live.using(graph_id) as graph:
            document = graph.graph()
            digest = self._blobs.add(to_json(document).encode())
            with self._db.write() as session:
                revision = keep(session, graph, digest, len(document.nodes), reason)
            return revision, document

    def behind(self, graph_id: str) -> bool:
        """Whether a graph was edited after its last revision."""
        with self._live.using(graph_id) as graph, self._db.read() as session:
            revision = last(session, graph_id)
            return revision is None or revision.seq < graph.seq

    def list(self, graph_id: str, by: Someone) -> list[RevisionInfo]:
        """List the revisions of a graph, the last first."""
        with self._db.read() as session:
            graph_rows.find(session, graph_id, by)
            found = session.scalars(newest(graph_id)).all()
        return [RevisionInfo.model_validate(revision) for revision in found]

    def document(self, graph_id: str, number: int, by: Someone) -> Named:
        """Give the document of a revision as text."""
        with self._db.read() as session:
            graph = graph_rows.find(session, graph_id, by)
            query = select(Revision).where(Revision.graph_id == graph_id, Revision.number == number)
            revision = session.scalar(query)
        if revision is None:
            raise NotFound(f"There is no revision {number} of this experiment.")
        return Named(graph.name, self.text(revision))

    def text(self, revision: Revision) -> str:
        """Give the document of a revision that was found already."""
        return self._blobs.read(revision.digest).decode()

    def restore(self, graph_id: str, number: int, by: Someone) -> None:
        """Make the graph say again what it said in a revision: edits like any other."""
        text = self.document(graph_id, number, by).text
        if self.behind(graph_id):
            self.write(graph_id, "edit")
        self._live.edit(graph_id, lambda graph: from_json(text), by)
        self.write(graph_id, "restore")
