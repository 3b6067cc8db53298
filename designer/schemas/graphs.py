"""Graphs as resources: their list, their revisions, their script."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from .problems import Problem
from .shape import Answer, Request
from .users import Person, Role

Access = Literal["edit", "watch"]
GraphName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class GraphInfo(Answer):
    """A graph in the list."""

    id: str
    name: str
    created: datetime
    modified: datetime
    owner: Person
    deleted: bool
    nodes: int
    role: Role
    access: Access


class NewGraph(Request):
    """A graph to make: empty, from a sample, or from a document."""

    name: GraphName | None = None
    sample: Annotated[str, StringConstraints(max_length=100)] | None = None
    document: dict[str, Any] | str | None = None


class GraphChange(Request):
    """What may be changed of a graph from outside its canvas."""

    name: GraphName


class RevisionInfo(Answer):
    """A state of a graph that is kept."""

    number: int
    time: datetime
    digest: str
    reason: str
    authors: list[Person]
    nodes: int


class ScriptView(Answer):
    """The code of a graph, and which lines belong to which node."""

    text: str
    lines: dict[str, tuple[int, int]]
    problems: list[Problem]


class CodeToConfirm(Answer):
    """A code text in a graph that you neither wrote nor confirmed, so it does not run for you."""

    node: str
    name: str
    param: str
    sha256: str
    text: str
