"""Files that people bring, and bundled data: blobs under names."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from sqlalchemy import ForeignKey, String, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from designer.compiler import Plan
from designer.schemas.files import FileInfo, NewPreview
from graph_store.limits import MAX_NAME
from graph_store.names import is_file_name

from . import users
from .blobs import Blobs
from .db import Base, Database, Moment, now
from .errors import Forbidden, Invalid, NotFound, TooLarge
from .limits import GUEST_UPLOAD_BYTES, UPLOAD_BYTES
from .outputs import Viewers, ask
from .users import Someone


class File(Base):
    """A file that someone brought."""

    __tablename__ = "files"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(MAX_NAME), primary_key=True)
    size: Mapped[int]
    time: Mapped[datetime] = mapped_column(Moment, default=now)


class Files:
    """Keep files, find them again, look into them.

    A file's digest is what one needs to use it: it cannot be guessed, and whoever may see a graph
    may read what it reads.
    """

    def __init__(
        self, db: Database, blobs: Blobs, engine: Viewers, bundled: Path | None = None
    ) -> None:
        self._db = db
        self._blobs = blobs
        self._engine = engine
        self._bundled = bundled

    def add(self, name: str, stream: IO[bytes], by: Someone) -> FileInfo:
        """Keep a file that someone brings."""
        if by.role == "watch":
            raise Forbidden("Your link lets you watch, not bring files.")
        name = check_name(name)
        digest, size = self._blobs.take(stream, self._room(by))
        with self._db.write() as session:
            user_id = users.note(session, by)
            session.merge(File(user_id=user_id, sha256=digest, name=name, size=size, time=now()))
        return FileInfo(name=name, sha256=digest, size=size)

    def path(self, digest: str) -> Path:
        """Find the bytes of a file, brought or bundled."""
        self._bring(digest)
        return self._blobs.get(digest)

    def preview(self, new: NewPreview, by: Someone) -> Any:
        """Look into a file as an import with some parameters would read it."""
        if by.role == "watch":
            raise Forbidden("Your link lets you watch, not bring files.")
        check_name(new.file.name)
        self.path(new.file.sha256)
        return ask(
            self._engine,
            "file",
            file=new.file.model_dump(),
            params=new.params,
            guess=new.guess,
        )

    def bring(self, plan: Plan) -> None:
        """Make sure that the files a plan reads are there.

        Raises
        ------
        NotFound
            One is not.
        """
        for step in plan.steps:
            for name, digest in step.files.items():
                self._bring(digest)
                if digest not in self._blobs:
                    raise NotFound(
                        f"The file “{name}”, which “{step.name}” reads, is not in the workspace.",
                        hint="Choose the file again.",
                        code="no-file",
                    )

    def _bring(self, digest: str) -> None:
        if self._bundled is None or digest in self._blobs:
            return
        found = self._bundled / digest
        if found.is_file():
            self._blobs.add(found.read_bytes())

    def _room(self, by: Someone) -> int:
        if by.role == "owner":
            return UPLOAD_BYTES
        with self._db.read() as session:
            left = GUEST_UPLOAD_BYTES - _size_of(session, by)
        if left <= 0:
            raise TooLarge("You have brought as much data as guests may.")
        return left


def check_name(name: str) -> str:
    """Give the name of a file if it is one that a data file can have.

    Raises
    ------
    Invalid
        It is not.
    """
    name = unicodedata.normalize("NFC", name)
    if not is_file_name(name):
        raise Invalid(f"“{name[:60]}” cannot be the name of a data file.", hint="Rename the file.")
    return name


def _size_of(session: Session, by: Someone) -> int:
    return session.scalar(select(func.sum(File.size)).where(File.user_id == by.id)) or 0
