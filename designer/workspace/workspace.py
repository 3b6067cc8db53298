"""The workspace: one folder, everything in it."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from modules.catalogue import Catalogue

from .blobs import Blobs
from .checked import Checker
from .code import Code
from .compiling import Compiling
from .db import Database
from .files import Files
from .graphs import Graphs
from .home import make_home
from .keeper import Keeper
from .listeners import Listeners
from .live import Live
from .lock import FolderLock
from .outputs import Outputs
from .recorder import Recorder
from .recovery import recover
from .revisions import Revisions
from .runs import Runs
from .samples import Samples
from .starting import Starter


class Workspace:
    """Opens a folder: takes its lock, brings its schema up to date, ends what died.

    Parameters
    ----------
    home : Path
        The folder; made if it is missing.
    catalogue : Catalogue
        The modules there are.
    engine : Engine
        Computes. It is given here open and closed with the workspace.
    bundled : Path, optional
        Folder with the data files that come with modules, each named by its digest.
    code_allowed : bool
        Modules that hold code may run.
    experiment : str, optional
        Name of the experiment that new runs belong to; by default that of their graph.

    Raises
    ------
    WorkspaceInUse
        Another server has it open.
    """

    def __init__(
        self,
        home: Path,
        catalogue: Catalogue,
        engine: Any,
        *,
        bundled: Path | None = None,
        code_allowed: bool = True,
        experiment: str | None = None,
    ) -> None:
        self.home = make_home(home)
        self.catalogue = catalogue
        self.engine = engine
        self._lock = FolderLock(home)
        try:
            self._db = Database.in_folder(home)
            recover(self._db)
        except BaseException:
            self._lock.release()
            raise
        self.blobs = Blobs(home / "blobs")
        self.listeners = Listeners()
        self._build(bundled, experiment, code_allowed)

    def _build(self, bundled: Path | None, experiment: str | None, code_allowed: bool) -> None:
        db, blobs, engine, listeners = self._db, self.blobs, self.engine, self.listeners
        compiling = Compiling(self.catalogue, engine)
        self.samples = Samples()
        self.files = Files(db, blobs, engine, bundled)
        self.outputs = Outputs(db, blobs, engine)
        self.live = Live(db, listeners)
        self.code = Code(db, self.catalogue, self.live, allowed=code_allowed)
        self.revisions = Revisions(db, blobs, self.live)
        self.graphs = Graphs(
            db, self.live, self.revisions, compiling, self.code, self.samples, listeners
        )
        checker = Checker(self.live, compiling, self.code, self.files, engine, listeners)
        self.keeper = Keeper(db, self.live, self.graphs, self.revisions, self.code, checker)
        listeners.add(self.keeper)
        self.recorder = Recorder(db, listeners)
        starter = Starter(
            db,
            blobs,
            self.live,
            self.revisions,
            compiling,
            self.code,
            checker,
            self.keeper,
            self.files,
            self.recorder,
            engine,
            experiment=experiment,
        )
        self.runs = Runs(
            db,
            blobs,
            self.graphs,
            self.revisions,
            compiling,
            starter,
            self.recorder,
            engine,
            listeners,
        )

    @property
    def work(self) -> Path:
        """Folder for what does not outlive this process; the engine clears what the dead left."""
        return self.home / "work" / str(os.getpid())

    def close(self) -> None:
        """Stop what runs, write down what is left to write, let the folder go."""
        self.keeper.stop()
        self.live.close_all()
        self.recorder.stopping()
        self.engine.close()
        self.keeper.close()
        self.recorder.close()
        self._db.close()
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_workspace(home: Path, *, code: bool = True, experiment: str | None = None) -> Workspace:
    """Open a folder with this installation's catalogue and an engine of its own."""
    from designer.engine import Engine
    from modules.cache import load

    catalogue = load()
    engine = Engine(make_home(home))
    try:
        workspace = Workspace(
            home,
            catalogue,
            engine,
            bundled=catalogue.files,
            code_allowed=code,
            experiment=experiment,
        )
    except BaseException:
        engine.close()
        raise
    engine.warm()
    return workspace
