"""Graphs as rows: what the list shows. The document itself is in the log of its edits."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, ForeignKey, Index, Select, String, and_, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from designer.schemas.graphs import Access, GraphInfo
from designer.schemas.users import Person

from .db import Base, Moment, now
from .errors import Forbidden, NotFound
from .ids import new_id
from .users import Someone, User


class Graph(Base):
    """A graph in the list. Name and number of nodes follow the document."""

    __tablename__ = "graphs"
    __table_args__ = (Index("ix_graphs_owner_id_modified", "owner_id", "modified"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200))
    owner_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    created: Mapped[datetime] = mapped_column(Moment, default=now)
    modified: Mapped[datetime] = mapped_column(Moment, default=now)
    deleted: Mapped[datetime | None] = mapped_column(Moment)
    nodes: Mapped[int] = mapped_column(default=0)

    owner: Mapped[User] = relationship(lazy="joined", innerjoin=True)


def newest(by: Someone, *, deleted: bool = False) -> Select[Graph]:
    """Graphs that someone may see, the last touched first."""
    gone = Graph.deleted.is_not(None) if deleted else Graph.deleted.is_(None)
    return select(Graph).where(gone, seen_by(by)).order_by(Graph.modified.desc(), Graph.id)


def seen_by(by: Someone) -> ColumnElement[bool]:
    """Say which graphs someone may know of: the owner all; a guest their own and those shown."""
    if by.role == "owner":
        return Graph.id.is_not(None)
    shown = and_(Graph.owner.has(User.role == "owner"), Graph.deleted.is_(None))
    if by.scope is not None:
        shown = and_(shown, Graph.id.in_(by.scope))
    return or_(Graph.owner_id == by.id, shown)


def count_of(session: Session, by: Someone) -> int:
    """Count the graphs of someone."""
    query = select(func.count()).where(Graph.owner_id == by.id, Graph.deleted.is_(None))
    return session.scalar(query) or 0


def find(
    session: Session, graph_id: str, by: Someone, need: Access = "watch", *, deleted: bool = False
) -> Graph:
    """Find a graph that someone may watch or edit.

    Raises
    ------
    NotFound
        There is none, or they may not know of it, or it is deleted and `deleted` is not set.
    Forbidden
        They may watch but not edit it.
    """
    graph = session.scalar(select(Graph).where(Graph.id == graph_id, seen_by(by)))
    if graph is None:
        raise NotFound("There is no such experiment.", hint="It may belong to someone else.")
    if graph.deleted is not None and not deleted:
        raise NotFound(
            f"“{graph.name}” is in the bin.", hint="Take it out of the bin first.", code="deleted"
        )
    if need == "edit" and access(graph, by) != "edit":
        raise Forbidden(
            "You are watching this experiment and cannot change it.", hint="Make a copy of it."
        )
    return graph


def access(graph: Graph, by: Someone) -> Access:
    """Tell what someone who sees a graph may do with it."""
    mine: Literal[True, False] = graph.owner_id == by.id and by.role == "copy"
    return "edit" if mine or by.role == "owner" else "watch"


def info(graph: Graph, by: Someone) -> GraphInfo:
    """Show a graph as the list does."""
    return GraphInfo(
        id=graph.id,
        name=graph.name,
        created=graph.created,
        modified=graph.modified,
        owner=Person.model_validate(graph.owner),
        deleted=graph.deleted is not None,
        nodes=graph.nodes,
        role=by.role,
        access=access(graph, by),
    )
