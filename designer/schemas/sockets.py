"""What goes over the socket beside run events."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from .columns import Columns
from .errors import Failure
from .events import AnyEvent
from .graphs import Access
from .problems import Problem
from .runs import RunInfo, RunState
from .shape import Answer, Request

Id = Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[a-z0-9-]+$")]
Bytes = Annotated[bytes, Field(max_length=6_000_000)]


class GraphOpen(Request):
    """Open a graph; the vector says what the browser has already."""

    graph: Id
    vector: Annotated[bytes, Field(max_length=200_000)] = b""


class GraphOpened(Answer):
    """What the browser lacks, and what the server has."""

    ok: Literal[True] = True
    update: bytes
    vector: bytes
    access: Access


class GraphUpdate(Request):
    """An edit."""

    graph: Id
    update: Bytes


class GraphSaved(Answer):
    """The edit is on disk."""

    ok: Literal[True] = True
    saved: Literal[True] = True


class GraphClose(Request):
    """Leave a graph."""

    graph: Id


class Presence(Request):
    """Where I am in a graph."""

    graph: Id
    state: dict[str, Any]


class PersonHere(Answer):
    """Someone in a graph and where they are."""

    id: str
    name: str
    color: str
    state: dict[str, Any]


class People(Answer):
    """Everyone in a graph."""

    graph: str
    people: list[PersonHere]


class RunFollow(Request):
    """Follow a run from an event on."""

    run: Id
    after: Annotated[int, Field(ge=0)] = 0


class RunFollowed(Answer):
    """The events so far."""

    ok: Literal[True] = True
    events: list[AnyEvent]
    state: RunState


class RunUnfollow(Request):
    """Stop following a run."""

    run: Id


class Checked(Answer):
    """What the server found in a graph: problems, columns, and the key of each node."""

    graph: str
    problems: list[Problem]
    columns: Columns
    keys: dict[str, str]


class RunStarted(Answer):
    """Someone started a run of a graph."""

    graph: str
    run: RunInfo


class Refused(Answer):
    """The answer to what could not be done."""

    ok: Literal[False] = False
    error: Failure
