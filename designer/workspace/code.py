"""Code in graphs runs for a person only if they wrote it here or said that they read it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from designer.schemas.graphs import CodeToConfirm
from designer.schemas.problems import Fix, Problem
from graph_store.document import Graph
from modules.catalogue import Catalogue

from . import graph_rows, users
from .db import Base, Database, Moment, now
from .errors import Problems
from .live import Live
from .open_graph import OpenGraph
from .update_log import authors
from .users import Someone


class TrustedCode(Base):
    """A text (by its digest) that a person wrote while editing, or confirmed."""

    __tablename__ = "trusted_code"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    time: Mapped[datetime] = mapped_column(Moment, default=now)


@dataclass(frozen=True)
class CodeText:
    """A code text in a graph that is not the module's own example."""

    node: str
    name: str
    param: str
    text: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def texts(graph: Graph, catalogue: Catalogue) -> list[CodeText]:
    """Find all code texts in a graph."""
    found = []
    for node_id, node in graph.nodes.items():
        module = catalogue.modules.get(node.module)
        for param in module.params if module else ():
            value = node.params.get(param.name, param.default)
            if param.kind("code") and isinstance(value, str) and value != param.default:
                found.append(CodeText(node_id, node.name, param.name, value))
    return found


def trust(session: Session, by: Someone, digests: Iterable[str]) -> None:
    """Write down that these texts may run for a person."""
    user_id = users.note(session, by)
    for digest in set(digests):
        session.merge(TrustedCode(user_id=user_id, sha256=digest, time=now()))


def trusted(session: Session, user_ids: Collection[str], digests: Collection[str]) -> set[str]:
    """Say which of these texts may run for at least one of these people."""
    if not digests:
        return set()
    query = select(TrustedCode.sha256).where(
        TrustedCode.user_id.in_(user_ids), TrustedCode.sha256.in_(digests)
    )
    return set(session.scalars(query))


class Code:
    """Who trusts which code, and whether any may run here at all (`allowed`)."""

    def __init__(
        self, db: Database, catalogue: Catalogue, live: Live, *, allowed: bool = True
    ) -> None:
        self.allowed = allowed
        self._db = db
        self._catalogue = catalogue
        self._live = live
        self.confirmed: Callable[[Someone], None] = lambda by: None
        live.settle = self.settle

    def confirm(self, digests: Iterable[str], by: Someone) -> None:
        """Let these texts run for a person who has read them."""
        with self._db.write() as session:
            trust(session, by, digests)
        self.confirmed(by)

    def unconfirmed(self, graph_id: str, by: Someone) -> list[CodeToConfirm]:
        """List the texts in a graph that do not run for a person yet."""
        with self._db.read() as session:
            graph_rows.find(session, graph_id, by)
        graph = self._live.graph(graph_id)
        return [
            CodeToConfirm(
                node=code.node,
                name=code.name,
                param=code.param,
                sha256=code.sha256,
                text=code.text,
            )
            for code in self.foreign(graph, [by])
        ]

    def foreign(self, graph: Graph, people: Collection[Someone]) -> list[CodeText]:
        """List the texts in a graph that none of these people trusts."""
        found = texts(graph, self._catalogue)
        with self._db.read() as session:
            known = trusted(session, [by.id for by in people], {code.sha256 for code in found})
        return [code for code in found if code.sha256 not in known]

    def barred(self, graph: Graph, people: Collection[Someone]) -> frozenset[str]:
        """Name the nodes whose code may not run for any of these people."""
        if not self.allowed:
            return frozenset(self._running_code(graph))
        return frozenset(code.node for code in self.foreign(graph, people))

    def check(self, graph: Graph, by: Someone) -> None:
        """Make sure that all code in the nodes of a graph that are on may run for a person.

        Raises
        ------
        Problems
            Some may not.
        """
        graph = replace(graph, nodes={k: node for k, node in graph.nodes.items() if not node.off})
        if not self.allowed and (own := self._running_code(graph)):
            raise Problems([_not_allowed(key, graph) for key in sorted(own)])
        if foreign := self.foreign(graph, [by]):
            raise Problems(
                to_problems(foreign),
                "This experiment holds code that you did not write here.",
                hint="Read it. If you trust it, let it run.",
            )

    def _running_code(self, graph: Graph) -> list[str]:
        modules = self._catalogue.modules
        return [
            key
            for key, node in graph.nodes.items()
            if node.module in modules and modules[node.module].own_code
        ]

    def settle(self, graph: OpenGraph) -> bool:
        """See who wrote what since the last time; gives whether there were edits at all.

        If it was one person, they are trusted with what they made of a text that they trusted, in
        the same node. A text that comes with its node (pasted, imported) is not theirs, nor is one
        that they got by changing a stranger's.
        """
        if graph.settled is None or graph.settled_seq == graph.seq:
            return False
        with self._db.read() as session:
            people = authors(session, graph.id, graph.settled_seq)
        if len(people) == 1:
            self._written(graph.settled, graph.graph(), people[0])
        graph.settle()
        return True

    def _written(self, before: Graph, after: Graph, user_id: str) -> None:
        old = {(code.node, code.param): code.sha256 for code in texts(before, self._catalogue)}
        new = {(code.node, code.param): code.sha256 for code in texts(after, self._catalogue)}
        changed = {
            place: digest
            for place, digest in new.items()
            if digest != old.get(place) and place[0] in before.nodes
        }
        if not changed:
            return
        with self._db.write() as session:
            known = trusted(session, [user_id], {old[place] for place in changed if place in old})
            mine = {new[place] for place in changed if place not in old or old[place] in known}
            for digest in mine:
                session.merge(TrustedCode(user_id=user_id, sha256=digest, time=now()))


def to_problems(codes: Iterable[CodeText]) -> list[Problem]:
    """Ask for texts to be confirmed, as problems on their nodes."""
    return [
        Problem(
            code="confirm-code",
            message=f"“{code.name}” holds code that you did not write here.",
            hint="Read it, then let it run.",
            node=code.node,
            param=code.param,
            fix=Fix(kind="confirm-code", sha256=code.sha256, text=code.text),
        )
        for code in codes
    ]


def _not_allowed(node: str, graph: Graph) -> Problem:
    return Problem(
        code="code-not-allowed",
        message=f"“{graph.nodes[node].name}” runs code, which this server does not allow.",
        hint="The owner can allow it by starting the designer with --allow-code.",
        node=node,
    )
