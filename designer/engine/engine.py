"""The engine: starts runs, answers views and samples, all in child processes."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

from designer.compiler.plan import Plan

from .environment import digest
from .errors import EngineClosed
from .folder import remove, work_folder
from .outputs import open_outputs
from .pool import ForkPool, Pool, make_pool
from .runs import Emit, Run
from .sample import Samples
from .viewers import Viewers


class Engine:
    """Executes plans over the outputs kept in a folder. Knows no database.

    Parameters
    ----------
    home : Path
        The workspace folder: ``outputs/`` and ``blobs/`` are in it.
    max_runs : int
        Runs at the same time; further ones wait.
    fork : bool, optional
        Whether processes are forked; by default where the system can.
    pool : Pool, optional
        Where processes come from, if several engines share it; whoever made it closes it.
    """

    def __init__(
        self,
        home: Path,
        *,
        max_runs: int = 2,
        fork: bool | None = None,
        pool: Pool | None = None,
    ) -> None:
        self.home = Path(home).resolve()
        self.outputs = open_outputs(self.home)
        self._max_runs = max_runs
        self._pool = pool or make_pool(fork=fork)
        self._shares = pool is not None
        self._fork = isinstance(self._pool, ForkPool)
        self._lock = threading.Lock()
        self._runs: dict[str, Run] = {}
        self._waiting: deque[Run] = deque()
        self._active: set[str] = set()
        self._closed = False
        self._viewers = Viewers(self._pool, self.home)
        self._work = work_folder(self.home)
        self._samples = Samples(self._pool, self.home, self._work, fork=self._fork)

    # --------------------------------------------------------- about
    @cached_property
    def about(self) -> dict[str, str]:
        """Versions, CPU kernel and threads of the processes that compute."""
        return self._pool.environment()

    @cached_property
    def environment(self) -> str:
        """Digest of what decides the bits of results, for the keys."""
        return digest(self.about)

    def warm(self) -> None:
        """Load the libraries in the background, so that the first run starts at once."""
        threading.Thread(target=self._warm, name="warm", daemon=True).start()

    def _warm(self) -> None:
        try:
            self._pool.environment()
            self._viewers.warm()
        except Exception:
            return  # whoever needs a process is told then

    # --------------------------------------------------------- runs
    def start(
        self, run_id: str, plan: Plan, emit: Emit, targets: Iterable[str] | None = None
    ) -> None:
        """Start a run, or queue it.

        Parameters
        ----------
        emit : callable
            Takes the events, in order, from a thread of the engine.
        targets : iterable of str, optional
            Nodes that are asked for; all of the plan, if not given.
        """
        run = Run(
            run_id,
            plan,
            emit,
            targets=targets,
            outputs=self.outputs,
            folder=self._work / run_id,
            pool=self._pool,
            fork=self._fork,
        )
        with self._lock:
            if self._closed:
                raise EngineClosed("The engine is closed.")
            if run_id in self._runs and not self._runs[run_id].over.is_set():
                raise ValueError(f"there is a run {run_id!r} already")
            self._runs[run_id] = run
            self._waiting.append(run)
            run.say("run-state", state="queued")
        self._next()

    def _next(self) -> None:
        """Let waiting runs go, as many as may."""
        with self._lock:
            while self._waiting and len(self._active) < self._max_runs and not self._closed:
                run = self._waiting.popleft()
                self._active.add(run.id)
                threading.Thread(target=self._go, args=(run,), name=f"run {run.id}").start()

    def _go(self, run: Run) -> None:
        try:
            run.go()
        finally:
            with self._lock:
                self._active.discard(run.id)
                if self._runs.get(run.id) is run:
                    del self._runs[run.id]
            self._next()

    def cancel(self, run_id: str) -> None:
        """End a run within a moment, whatever it computes. One that is over stays as it is."""
        with self._lock:
            run = self._runs.get(run_id)
            if run is None:
                return
            queued = run in self._waiting
            if queued:
                self._waiting.remove(run)
                del self._runs[run_id]
        if queued:
            run.say("run-state", state="cancelled")
            run.over.set()
        else:
            run.cancel()

    def wait(self, run_id: str, timeout: float | None = None) -> bool:
        """Wait until a run is over; False if it is not by then."""
        with self._lock:
            run = self._runs.get(run_id)
        return run is None or run.over.wait(timeout)

    # --------------------------------------------------------- views and samples
    def ask(self, view: str, **args: Any) -> Any:
        """Look at an output, or into a file, in a warm process.

        Raises
        ------
        ViewError
            With a message for people.
        """
        return self._viewers.ask(view, args)

    def sample(
        self,
        graph_key: str,
        plan: Plan,
        rows: int = 1000,
        *,
        budget: float = 10.0,
        own_code: bool = False,
    ) -> dict[str, Any]:
        """Execute a plan on the first rows, in the warm process of a graph; records nothing.

        Returns
        -------
        dict
            ``columns`` of each table by ``node.port``, and ``errors`` by node.
        """
        return self._samples.sample(graph_key, plan, rows, budget=budget, own_code=own_code)

    def forget(self, graph_key: str) -> None:
        """Let the warm process of a graph go; it is open no more."""
        self._samples.forget(graph_key)

    # --------------------------------------------------------- the end
    def close(self) -> None:
        """Cancel what runs and end all processes."""
        with self._lock:
            self._closed = True
            runs = list(self._runs)
        for run_id in runs:
            self.cancel(run_id)
        for run_id in runs:
            self.wait(run_id, 10)
        self._samples.close()
        self._viewers.close()
        if not self._shares:
            self._pool.close()
        remove(self._work)

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
