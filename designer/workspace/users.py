"""People who made or changed something here, and what each may do with a graph."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Protocol

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from designer.schemas.users import Role

from .db import Base, Moment, now

SEEN_EVERY = timedelta(minutes=1)


class Someone(Protocol):
    """Who asks. Signing in is the web's matter; a guest's scope limits the graphs they may see."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def color(self) -> str: ...
    @property
    def role(self) -> Role: ...
    @property
    def scope(self) -> Collection[str] | None: ...


class User(Base):
    """Someone who made or changed something, as they were last seen doing so."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    color: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(10))
    seen: Mapped[datetime] = mapped_column(Moment)


def note(session: Session, by: Someone) -> str:
    """Write down who acts; gives their id, to be pointed at by what they make."""
    user = session.get(User, by.id)
    if user is None:
        user = User(id=by.id, seen=now())
        session.add(user)
    elif now() - user.seen > SEEN_EVERY:
        user.seen = now()
    user.name, user.color, user.role = by.name, by.color, by.role
    session.flush()
    return by.id
