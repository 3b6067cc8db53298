"""What a run does next, as a pure function: events go in, orders come out.

Here is no clock, no process and no file. A run is ``state, orders = step(state, event)``; the
shell in ``runs.py`` carries the orders out and reports what happened. So every crash and every
race is a plain unit test.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch
from typing import Literal

Name = str
Ports = Mapping[str, bool]  # port -> kept exactly
MAX_DEATHS = 3


@dataclass(frozen=True)
class Task:
    """What planning has to know of a step.

    Attributes
    ----------
    needs : tuple of (str, str)
        Outputs it reads, as node and port.
    keep : bool
        Its outputs are written; unfitted estimators are not.
    repeats : bool
        False when its outputs are never reused, nor what follows from them.
    """

    node: Name
    needs: tuple[tuple[Name, str], ...] = ()
    keep: bool = True
    repeats: bool = True
    own_code: bool = False


@dataclass(frozen=True)
class Slots:
    """How many steps run side by side."""

    library: int = 2
    own_code: int = 2


# ---------------------------------------------------------------- events
@dataclass(frozen=True)
class Finished:
    """A step is computed; its values are in the process of the run."""

    node: Name


@dataclass(frozen=True)
class Written:
    """The outputs of a step are on disk. `changed`: an earlier run recorded other ones."""

    node: Name
    ports: Ports
    changed: bool = False


@dataclass(frozen=True)
class Failed:
    """A step, or the writing of its outputs, raised."""

    node: Name


@dataclass(frozen=True)
class Unreadable:
    """A kept output of this node cannot be read after all."""

    node: Name
    reader: Name


@dataclass(frozen=True)
class Died:
    """The process of the run is gone. `blame`: perhaps because of what it was computing."""

    blame: bool = True


@dataclass(frozen=True)
class Cancel:
    """Somebody wants no more of this."""


Event = Finished | Written | Failed | Unreadable | Died | Cancel


# ---------------------------------------------------------------- orders
@dataclass(frozen=True)
class Start:
    """Run this step."""

    node: Name


@dataclass(frozen=True)
class Forget:
    """Nobody needs the values of this step any more."""

    node: Name


@dataclass(frozen=True)
class Tell:
    """A node came to a state that people see. `died`: it took its process with it."""

    node: Name
    state: Literal["queued", "running", "done", "reused", "failed", "skipped", "cancelled"]
    died: bool = False


@dataclass(frozen=True)
class Renew:
    """Start a new process for the rest of the run."""


@dataclass(frozen=True)
class End:
    """The run is over."""

    state: Literal["done", "failed", "cancelled"]


Order = Start | Forget | Tell | Renew | End


@dataclass(frozen=True)
class State:
    """A run at one moment.

    Attributes
    ----------
    todo : frozenset
        Steps this run computes, those it has computed included.
    waits : mapping
        For each step not yet started: steps of `todo` that must settle before it.
    settled : frozenset
        Steps whose followers may start.
    """

    tasks: Mapping[Name, Task]
    targets: tuple[Name, ...]
    slots: Slots
    kept: Mapping[Name, Ports]
    todo: frozenset[Name] = frozenset()
    waits: Mapping[Name, frozenset[Name]] = field(default_factory=dict)
    ready: tuple[Name, ...] = ()
    running: frozenset[Name] = frozenset()
    writing: frozenset[Name] = frozenset()
    settled: frozenset[Name] = frozenset()
    failed: frozenset[Name] = frozenset()
    skipped: frozenset[Name] = frozenset()
    readers: Mapping[Name, int] = field(default_factory=dict)
    deaths: int = 0
    over: bool = False


# ---------------------------------------------------------------- planning
def upstream(tasks: Mapping[Name, Task], targets: Iterable[Name]) -> set[Name]:
    """Nodes that the targets depend on, themselves included."""
    found: set[Name] = set()
    waiting = list(targets)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(source for source, _ in tasks[node].needs)
    return found


def downstream(tasks: Mapping[Name, Task], sources: Iterable[Name]) -> set[Name]:
    """Nodes that depend on the sources, themselves not included."""
    reached = set(sources)
    found: set[Name] = set()
    for node in in_order(tasks):
        if any(source in reached for source, _ in tasks[node].needs):
            reached.add(node)
            found.add(node)
    return found


def in_order(tasks: Mapping[Name, Task]) -> Iterator[Name]:
    """Nodes so that each comes after those it needs."""
    seen: set[Name] = set()
    for first in tasks:
        stack = [(first, iter(tasks[first].needs))] if first not in seen else []
        seen.add(first)
        while stack:
            node, needs = stack[-1]
            source = next((source for source, _ in needs if source not in seen), None)
            if source is None:
                stack.pop()
                yield node
            else:
                seen.add(source)
                stack.append((source, iter(tasks[source].needs)))


def usable(tasks: Mapping[Name, Task], kept: Mapping[Name, Ports]) -> dict[Name, Ports]:
    """Kept outputs that may be reused: not of a step that cannot repeat, nor of what follows."""
    restless = {node for node, task in tasks.items() if not task.repeats}
    if restless:
        restless |= downstream(tasks, restless)
    return {node: ports for node, ports in kept.items() if node in tasks and node not in restless}


def needed(
    tasks: Mapping[Name, Task],
    targets: Iterable[Name],
    kept: Mapping[Name, Ports],
    have: frozenset[Name] = frozenset(),
) -> frozenset[Name]:
    """Walk back from what is asked over what is kept.

    Parameters
    ----------
    kept : mapping of node to its ports
        A port is True if its output can be read back exactly; False if it can only be shown, so
        that its step runs again as soon as another one needs it.
    have : frozenset
        Steps whose values are at hand already.

    Returns
    -------
    frozenset
        The steps that have to run.
    """
    reusable = usable(tasks, kept)
    todo: set[Name] = set()
    waiting = [node for node in targets if node not in reusable]
    while waiting:
        node = waiting.pop()
        if node in todo or node in have:
            continue
        todo.add(node)
        for source, port in tasks[node].needs:
            if not reusable.get(source, {}).get(port, False):
                waiting.append(source)
    return frozenset(todo)


def _waits(state: State) -> dict[Name, frozenset[Name]]:
    """For each step still to start, the nearest unsettled steps of `todo` before it.

    The way may lead over reused nodes: were a step before them to give other outputs than
    recorded, they would have to run as well.
    """
    nearest: dict[Name, frozenset[Name]] = {}
    waits: dict[Name, frozenset[Name]] = {}
    open_ = state.todo - state.settled
    for node in in_order(state.tasks):
        sources = [source for source, _ in state.tasks[node].needs]
        before = frozenset().union(*(nearest[source] for source in sources))
        nearest[node] = frozenset({node}) if node in open_ else before
        if node in open_:
            waits[node] = before
    for node in state.running | state.writing | state.failed | state.skipped:
        waits.pop(node, None)
    return waits


# ---------------------------------------------------------------- beginning
def begin(
    tasks: Iterable[Task],
    *,
    targets: Iterable[Name] | None = None,
    kept: Mapping[Name, Ports] | None = None,
    slots: Slots | None = None,
) -> tuple[State, list[Order]]:
    """Start a run over what is kept."""
    by_name = {task.node: task for task in tasks}
    wanted = tuple(by_name if targets is None else dict.fromkeys(targets))
    state = State(by_name, wanted, slots or Slots(), usable(by_name, kept or {}))
    todo = needed(by_name, wanted, state.kept)
    orders: list[Order] = []
    seen = upstream(by_name, wanted)
    for node in in_order(by_name):
        if node in seen:
            orders.append(Tell(node, "queued" if node in todo else "reused"))
    state, more = _go_on(_lay_out(state, todo))
    return state, orders + more


def _lay_out(state: State, todo: frozenset[Name]) -> State:
    """Note what each waiting step waits for, and how many readers each output has."""
    state = replace(state, todo=todo)
    waits = _waits(state)
    readers: dict[Name, int] = {}
    for node in waits.keys() | state.running:
        for source in {source for source, _ in state.tasks[node].needs}:
            readers[source] = readers.get(source, 0) + 1
    ready = tuple(node for node in in_order(state.tasks) if node in waits and not waits[node])
    waiting = {node: before for node, before in waits.items() if before}
    return replace(state, waits=waiting, ready=ready, readers=readers)


def _go_on(state: State) -> tuple[State, list[Order]]:
    """Start what can start; end when nothing is left."""
    orders: list[Order] = []
    running = set(state.running)
    own = sum(state.tasks[node].own_code for node in running)
    library = len(running) - own
    later: list[Name] = []
    for node in state.ready:
        is_own = state.tasks[node].own_code
        if (own if is_own else library) >= (
            state.slots.own_code if is_own else state.slots.library
        ):
            later.append(node)
            continue
        own, library = own + is_own, library + (not is_own)
        running.add(node)
        orders += [Tell(node, "running"), Start(node)]
    state = replace(state, running=frozenset(running), ready=tuple(later))
    if not (running or later or state.writing or state.waits):
        state = replace(state, over=True)
        orders.append(End("failed" if state.failed else "done"))
    return state, orders


# ---------------------------------------------------------------- steps
def step(state: State, event: Event) -> tuple[State, list[Order]]:
    """Take in what happened; give the next state and what is to be done."""
    return (state, []) if state.over else _take(event, state)


@singledispatch
def _take(event: Event, state: State) -> tuple[State, list[Order]]:
    raise TypeError(f"not an event: {event!r}")


@_take.register
def _(event: Finished, state: State) -> tuple[State, list[Order]]:
    node = event.node
    if node not in state.running:
        return state, []
    keep = state.tasks[node].keep
    state = replace(
        state,
        running=state.running - {node},
        writing=state.writing | {node} if keep else state.writing,
    )
    orders: list[Order] = [] if keep else [Tell(node, "done")]
    if not keep or node not in state.kept:
        state = _settle(state, node)
    state, forgotten = _read(state, node)
    state, more = _go_on(state)
    return state, orders + forgotten + more


@_take.register
def _(event: Written, state: State) -> tuple[State, list[Order]]:
    node = event.node
    if node not in state.writing:
        return state, []
    state = replace(state, writing=state.writing - {node}, kept={**state.kept, node: event.ports})
    state = _settle(state, node)
    orders: list[Order] = [Tell(node, "done")]
    if event.changed:
        state, more = _changed(state, node)
    else:
        state, more = _go_on(state)
    return state, orders + _forget(state, node) + more


@_take.register
def _(event: Failed, state: State) -> tuple[State, list[Order]]:
    node = event.node
    if node not in state.running | state.writing:
        return state, []
    wrote = node in state.writing
    state = replace(
        state,
        running=state.running - {node},
        writing=state.writing - {node},
        failed=state.failed | {node},
        kept={name: ports for name, ports in state.kept.items() if name != node},
    )
    orders: list[Order] = [Tell(node, "failed")]
    if not wrote:
        state, forgotten = _read(state, node)
        orders += forgotten
    if not wrote or node not in state.settled:
        state, skipped = _skip(state)
        orders += skipped
    state, more = _go_on(state)
    return state, orders + more


@_take.register
def _(event: Unreadable, state: State) -> tuple[State, list[Order]]:
    if event.reader not in state.running:
        return state, []
    kept = {node: ports for node, ports in state.kept.items() if node != event.node}
    state = replace(state, kept=kept, running=state.running - {event.reader})
    state = replace(state, settled=state.settled - {event.node})
    todo = needed(state.tasks, _wanted(state), kept, have=state.settled)
    todo |= state.todo - state.settled | {event.reader}
    return _again(state, frozenset(todo) | state.settled)


@_take.register
def _(event: Died, state: State) -> tuple[State, list[Order]]:
    lost = state.running | state.writing
    guilty = _suspects(state) if event.blame else frozenset()
    deaths = state.deaths + (not guilty)
    state = replace(
        state, running=frozenset(), writing=frozenset(), settled=frozenset(), deaths=deaths
    )
    if deaths > MAX_DEATHS:
        orders = [Tell(node, "failed", died=True) for node in sorted(lost)]
        return replace(state, over=True), [*orders, *_close(state, "skipped"), End("failed")]
    orders = []
    if len(guilty) == 1:
        state = replace(state, failed=state.failed | guilty)
        orders += [Tell(node, "failed", died=True) for node in guilty]
    elif guilty:  # one of them; running them one by one will tell which
        state = replace(state, slots=Slots(1, 1))
    todo = needed(state.tasks, _wanted(state), state.kept) - state.failed
    orders += [
        Tell(node, "queued" if node in todo else "reused") for node in sorted(lost - state.failed)
    ]
    before = set(state.waits) | set(state.ready)
    state, skipped = _skip(_lay_out(state, todo | (before - state.failed)))
    state, more = _go_on(state)
    if not state.over:
        more.insert(0, Renew())
    return state, orders + skipped + more


@_take.register
def _(event: Cancel, state: State) -> tuple[State, list[Order]]:
    return replace(state, over=True), [*_close(state, "cancelled"), End("cancelled")]


# ---------------------------------------------------------------- parts of steps
def _suspects(state: State) -> frozenset[Name]:
    """Steps that may have ended the process; the user's own code has processes of its own."""
    library = frozenset(node for node in state.running if not state.tasks[node].own_code)
    return library or state.running


def _settle(state: State, node: Name) -> State:
    """Let the followers of a step start."""
    if node in state.settled:
        return state
    waits: dict[Name, frozenset[Name]] = {}
    free: list[Name] = []
    for waiting, before in state.waits.items():
        if node in before:
            before = before - {node}
        if before:
            waits[waiting] = before
        else:
            free.append(waiting)
    return replace(state, settled=state.settled | {node}, waits=waits, ready=(*state.ready, *free))


def _read(state: State, node: Name) -> tuple[State, list[Order]]:
    """A step needs its inputs no more."""
    readers = dict(state.readers)
    sources = {source for source, _ in state.tasks[node].needs}
    for source in sources:
        readers[source] = readers.get(source, 1) - 1
    state = replace(state, readers=readers)
    orders: list[Order] = []
    for source in sorted(sources):
        orders += _forget(state, source)
    return state, orders + (_forget(state, node) if not state.tasks[node].keep else [])


def _forget(state: State, node: Name) -> list[Order]:
    """Let values go that can be read again, or cheaply made again, and that nobody waits for."""
    if state.readers.get(node, 0) > 0 or node in state.writing or node in state.running:
        return []
    exact = all(state.kept[node].values()) if node in state.kept else False
    return [Forget(node)] if exact else []


def _skip(state: State) -> tuple[State, list[Order]]:
    """Give up what follows from failed steps, and only that."""
    failed = state.failed - state.settled
    waiting = set(state.waits) | set(state.ready)
    lost = frozenset(downstream(state.tasks, failed) & state.todo & waiting)
    gone = failed | lost
    waits = {node: state.waits[node] - gone for node in state.waits if node not in lost}
    free = tuple(node for node, before in waits.items() if not before)
    state = replace(
        state,
        skipped=state.skipped | lost,
        waits={node: before for node, before in waits.items() if before},
        ready=tuple(node for node in (*state.ready, *free) if node not in lost),
    )
    return state, [Tell(node, "skipped") for node in in_order(state.tasks) if node in lost]


def _wanted(state: State) -> tuple[Name, ...]:
    """Targets that can still be reached."""
    gone = state.failed | state.skipped
    return tuple(node for node in state.targets if node not in gone)


def _changed(state: State, node: Name) -> tuple[State, list[Order]]:
    """What was kept of the followers belongs to another output: compute them again."""
    behind = downstream(state.tasks, {node})
    kept = {name: ports for name, ports in state.kept.items() if name not in behind}
    state = replace(state, kept=kept)
    more = needed(state.tasks, _wanted(state), kept, have=state.todo | state.settled)
    return _again(state, state.todo | more - state.failed - state.skipped)


def _again(state: State, todo: frozenset[Name]) -> tuple[State, list[Order]]:
    """Plan anew and tell which nodes wait now that did not."""
    before = set(state.waits) | set(state.ready)
    state = _lay_out(state, todo)
    waiting = set(state.waits) | set(state.ready)
    news: list[Order] = [Tell(name, "queued") for name in sorted(waiting - before)]
    state, skipped = _skip(state)
    state, orders = _go_on(state)
    return state, news + skipped + orders


def _close(state: State, how: Literal["skipped", "cancelled"]) -> list[Order]:
    """Give every node that is not through a last state."""
    through = state.failed | state.skipped
    open_ = (set(state.waits) | set(state.ready) | state.running | state.writing) - through
    return [Tell(node, how) for node in in_order(state.tasks) if node in open_]
