"""The log of the edits of each graph: the truth about it, from which all else is derived."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from .db import Base, Moment, now


class GraphUpdate(Base):
    """An edit as the browser sent it, in the order in which they were written here.

    Compacting replaces all by one that holds them, under the number of the last.
    """

    __tablename__ = "graph_updates"

    graph_id: Mapped[str] = mapped_column(ForeignKey("graphs.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    update: Mapped[bytes] = mapped_column(LargeBinary)
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"), type_=String(40))
    time: Mapped[datetime] = mapped_column(Moment)


def append(session: Session, graph_id: str, seq: int, update: bytes, user_id: str) -> None:
    """Write an edit down. The number is the caller's: two who use the same cannot both succeed."""
    row = GraphUpdate(graph_id=graph_id, seq=seq, update=update, user_id=user_id, time=now())
    session.add(row)


def load(session: Session, graph_id: str) -> tuple[Sequence[bytes], int]:
    """Read all edits of a graph in order, and the number of the last (0 if there is none)."""
    rows = session.execute(
        select(GraphUpdate.update, GraphUpdate.seq)
        .where(GraphUpdate.graph_id == graph_id)
        .order_by(GraphUpdate.seq)
    ).all()
    return [row.update for row in rows], rows[-1].seq if rows else 0


def authors(session: Session, graph_id: str, after: int) -> list[str]:
    """Name those who edited a graph after a number, in the order in which they first did."""
    found = session.scalars(
        select(GraphUpdate.user_id)
        .where(GraphUpdate.graph_id == graph_id, GraphUpdate.seq > after)
        .group_by(GraphUpdate.user_id)
        .order_by(func.min(GraphUpdate.seq))
    )
    return [user_id for user_id in found if user_id is not None]


def compact(session: Session, graph_id: str, seq: int, updates: Sequence[bytes]) -> None:
    """Let a few updates, under the last numbers up to `seq`, stand for all up to it."""
    session.execute(
        delete(GraphUpdate).where(GraphUpdate.graph_id == graph_id, GraphUpdate.seq <= seq)
    )
    first = seq - len(updates) + 1
    for number, update in enumerate(updates, first):
        session.add(
            GraphUpdate(graph_id=graph_id, seq=number, update=update, user_id=None, time=now())
        )
