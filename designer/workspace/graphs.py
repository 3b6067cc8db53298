"""Graphs: make, list, rename, copy, throw away and take back; their documents and their code."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import update

from designer.compiler import Plan
from designer.schemas.graphs import Access, GraphInfo, NewGraph, ScriptView
from designer.schemas.problems import Problem
from graph_store.document import Graph as Document
from graph_store.document import from_json, to_json
from graph_store.shared import SharedGraph

from . import graph_rows, update_log, users
from .code import Code, texts, trust
from .compiling import Compiling
from .db import Database, now
from .errors import Conflict, Forbidden, Invalid
from .graph_rows import Graph
from .limits import GUEST_GRAPHS
from .listeners import Listener
from .live import Live
from .revisions import Named, Revisions
from .samples import Samples
from .users import Someone

UNTITLED = "Untitled experiment"


class Graphs:
    """What one does with graphs from outside their canvas."""

    def __init__(
        self,
        db: Database,
        live: Live,
        revisions: Revisions,
        compiling: Compiling,
        code: Code,
        samples: Samples,
        listeners: Listener,
    ) -> None:
        self._db = db
        self._live = live
        self._revisions = revisions
        self._compiling = compiling
        self._code = code
        self._samples = samples
        self._listeners = listeners

    def list(self, by: Someone, *, deleted: bool = False) -> list[GraphInfo]:
        """List the graphs someone may see, the last touched first."""
        with self._db.read() as session:
            found = session.scalars(graph_rows.newest(by, deleted=deleted)).all()
        return [graph_rows.info(graph, by) for graph in found]

    def get(self, graph_id: str, by: Someone) -> GraphInfo:
        """Describe a graph."""
        with self._db.read() as session:
            return graph_rows.info(graph_rows.find(session, graph_id, by, deleted=True), by)

    def access(self, graph_id: str, by: Someone) -> Access:
        """Tell what someone may do with a graph."""
        with self._db.read() as session:
            return graph_rows.access(graph_rows.find(session, graph_id, by), by)

    def create(self, new: NewGraph, by: Someone) -> GraphInfo:
        """Make a graph: empty, from a sample, or from a document."""
        if new.sample is not None and new.document is not None:
            raise Invalid("A graph is made from a sample or from a document, not from both.")
        if new.sample is not None:
            document = self._samples.graph(new.sample)
        elif new.document is not None:
            document = from_json(new.document)
        else:
            document = from_json({"format": 1, "name": UNTITLED, "nodes": {}})
        if new.name:
            document = replace(document, name=new.name)
        return self.add(document, by, ours=new.sample is not None)

    def add(self, document: Document, by: Someone, *, ours: bool = False) -> GraphInfo:
        """Keep a document as a graph of someone's; code that is `ours` may run at once."""
        if by.role == "watch":
            raise Forbidden("Your link lets you watch, not make experiments.")
        document = replace(document, name=document.name.strip() or UNTITLED)
        first = SharedGraph.from_graph(document).update_since()
        with self._db.write() as session:
            self._check_count(graph_rows.count_of(session, by), by)
            owner = users.note(session, by)
            graph = Graph(name=document.name, owner_id=owner, nodes=len(document.nodes))
            session.add(graph)
            session.flush()
            update_log.append(session, graph.id, 1, first, owner)
            if ours:
                found = texts(document, self._compiling.catalogue)
                trust(session, by, [text.sha256 for text in found])
            graph_id = graph.id
        self._revisions.write(graph_id, "created")
        self._listeners.graphs_changed()
        return self.get(graph_id, by)

    def rename(self, graph_id: str, name: str, by: Someone) -> GraphInfo:
        """Give a graph another name: an edit like any other."""
        self._live.edit(graph_id, lambda document: replace(document, name=name), by)
        self.follow(graph_id)
        return self.get(graph_id, by)

    def duplicate(self, graph_id: str, by: Someone) -> GraphInfo:
        """Make a copy that belongs to who asks."""
        with self._db.read() as session:
            graph_rows.find(session, graph_id, by)
        document = self._live.graph(graph_id)
        return self.add(replace(document, name=f"Copy of {document.name}"[:200]), by)

    def delete(self, graph_id: str, by: Someone) -> GraphInfo:
        """Put a graph in the bin."""
        return self._set_deleted(graph_id, by, now())

    def restore(self, graph_id: str, by: Someone) -> GraphInfo:
        """Take a graph out of the bin."""
        return self._set_deleted(graph_id, by, None)

    def document(self, graph_id: str, by: Someone) -> Named:
        """Give the document as it is now, as text."""
        document = self._document(graph_id, by)
        return Named(document.name, to_json(document))

    def script(self, graph_id: str, by: Someone) -> ScriptView:
        """Give the code of what is right in a graph, and what is not."""
        document = self._document(graph_id, by)
        problems = self._compiling.check(document)
        script = self._compiling.healthy(document, problems, formatted=True).script()
        return ScriptView(
            text=script.text,
            lines=dict(script.lines),
            problems=[Problem.model_validate(problem) for problem in problems],
        )

    def plan(self, graph_id: str, by: Someone, *, to_run: bool = False) -> Plan:
        """Compile a graph as it is now, for an exporter; `to_run`: one that runs the code.

        Raises
        ------
        Problems
            It has some, or holds code that may not run for this person.
        Forbidden
            They may watch but not run.
        """
        document = self._document(graph_id, by)
        if to_run:
            if by.role == "watch":
                raise Forbidden("Your link lets you watch, not run.", hint="Make a copy.")
            self._code.check(document, by)
        return self._compiling.plan(document)

    def follow(self, graph_id: str) -> None:
        """Keep the row of the list in step with the document."""
        document = self._live.graph(graph_id)
        name = document.name.strip() or UNTITLED
        with self._db.write() as session:
            graph = session.get_one(Graph, graph_id)
            changed = graph.name != name
            graph.name, graph.nodes, graph.modified = name, len(document.nodes), now()
        if changed:
            self._listeners.graphs_changed()

    def _document(self, graph_id: str, by: Someone) -> Document:
        with self._db.read() as session:
            graph_rows.find(session, graph_id, by)
        return self._live.graph(graph_id)

    def _set_deleted(self, graph_id: str, by: Someone, when: datetime | None) -> GraphInfo:
        with self._db.write() as session:
            graph_rows.find(session, graph_id, by, "edit", deleted=True)
            values = update(Graph).where(Graph.id == graph_id).values(deleted=when)
            session.execute(values)
        self._listeners.graphs_changed()
        return self.get(graph_id, by)

    def _check_count(self, count: int, by: Someone) -> None:
        if by.role != "owner" and count >= GUEST_GRAPHS:
            raise Conflict(
                f"You have {count} experiments already.", hint="Delete some.", code="too-many"
            )
