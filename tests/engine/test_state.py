"""Each crash and race of a run as a plain test: events in, orders out."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from designer.engine.state import (
    Cancel,
    Died,
    End,
    Failed,
    Finished,
    Forget,
    Order,
    Renew,
    Slots,
    Start,
    State,
    Task,
    Tell,
    Unreadable,
    Written,
    begin,
    in_order,
    needed,
    step,
)

EXACT = {"output": True}
SHOWN = {"output": False}


def task(node: str, *needs: str, **options: bool) -> Task:
    return Task(node, tuple((source, "output") for source in needs), **options)


def tasks(*many: Task) -> dict[str, Task]:
    return {one.node: one for one in many}


CHAIN = tasks(task("a"), task("b", "a"), task("c", "b"))
FORK = tasks(
    task("data"), task("left", "data"), task("right", "data"), task("join", "left", "right")
)


def starts(orders: Iterable[Order]) -> list[str]:
    return [order.node for order in orders if isinstance(order, Start)]


def tells(orders: Iterable[Order]) -> list[tuple[str, str]]:
    return [(order.node, order.state) for order in orders if isinstance(order, Tell)]


def end(orders: Iterable[Order]) -> str | None:
    return next((order.state for order in orders if isinstance(order, End)), None)


def feed(state: State, *events: object) -> tuple[State, list[Order]]:
    orders: list[Order] = []
    for event in events:
        state, more = step(state, event)  # type: ignore[arg-type]
        orders += more
    return state, orders


def done(node: str, ports: dict[str, bool] = EXACT) -> tuple[Finished, Written]:
    return Finished(node), Written(node, ports)


# ------------------------------------------------------------- planning
def test_nothing_kept_needs_all():
    assert needed(CHAIN, ["c"], {}) == {"a", "b", "c"}


def test_only_what_is_asked():
    assert needed(FORK, ["left"], {}) == {"data", "left"}


def test_kept_target_needs_nothing():
    assert needed(CHAIN, ["c"], {"c": EXACT}) == frozenset()


def test_kept_input_stops_the_walk():
    assert needed(CHAIN, ["c"], {"b": EXACT}) == {"c"}


def test_inexact_output_satisfies_a_person():
    assert needed(CHAIN, ["b"], {"b": SHOWN}) == frozenset()


def test_inexact_output_is_made_again_for_a_step():
    assert needed(CHAIN, ["c"], {"a": EXACT, "b": SHOWN}) == {"b", "c"}


def test_only_the_port_that_is_read_matters():
    split = tasks(Task("s"), Task("t", (("s", "train"),)))
    assert needed(split, ["t"], {"s": {"train": True, "test": False}}) == {"t"}


def test_restless_steps_and_their_followers_are_never_reused():
    restless = tasks(task("a"), task("now", "a", repeats=False), task("c", "now"))
    kept = {"a": EXACT, "now": EXACT, "c": EXACT}
    assert needed(restless, ["c"], kept) == {"now", "c"}


def test_order_respects_wires():
    backwards = tasks(task("c", "b"), task("b", "a"), task("a"))
    assert list(in_order(backwards)) == ["a", "b", "c"]


# ------------------------------------------------------------- a run that goes well
def test_chain_runs_in_order_and_does_not_wait_for_writing():
    state, orders = begin(CHAIN.values())
    assert starts(orders) == ["a"]
    assert tells(orders) == [("a", "queued"), ("b", "queued"), ("c", "queued"), ("a", "running")]
    state, orders = feed(state, Finished("a"))
    assert starts(orders) == ["b"]
    assert ("a", "done") not in tells(orders)
    state, orders = feed(state, Written("a", EXACT), *done("b"), *done("c"))
    assert tells(orders)[0] == ("a", "done")
    assert end(orders) == "done"
    assert state.over


def test_branches_side_by_side_up_to_the_slots():
    wide = [task("a"), *(task(f"b{i}", "a") for i in range(4))]
    state, _ = begin(wide, slots=Slots(library=2))
    state, orders = feed(state, Finished("a"))
    assert starts(orders) == ["b0", "b1"]
    state, orders = feed(state, Finished("b1"))
    assert starts(orders) == ["b2"]


def test_own_code_has_slots_of_its_own():
    many = [task("a"), task("b"), task("x", own_code=True), task("y", own_code=True)]
    _, orders = begin(many, slots=Slots(library=1, own_code=1))
    assert starts(orders) == ["a", "x"]


def test_everything_kept_ends_at_once():
    _, orders = begin(CHAIN.values(), kept=dict.fromkeys("abc", EXACT))
    assert tells(orders) == [("a", "reused"), ("b", "reused"), ("c", "reused")]
    assert end(orders) == "done"


def test_nodes_beside_the_targets_are_not_spoken_of():
    _, orders = begin(FORK.values(), targets=["left"])
    assert {node for node, _ in tells(orders)} == {"data", "left"}


def test_end_waits_for_the_last_writing():
    state, _ = begin([task("a")])
    state, orders = feed(state, Finished("a"))
    assert end(orders) is None
    _, orders = feed(state, Written("a", EXACT))
    assert end(orders) == "done"


# ------------------------------------------------------------- memory
def test_values_go_when_written_and_read():
    state, _ = begin(CHAIN.values())
    state, orders = feed(state, *done("a"))
    assert Forget("a") not in orders
    state, orders = feed(state, Finished("b"))
    assert Forget("a") in orders


def test_values_being_written_stay():
    state, _ = begin(CHAIN.values())
    state, orders = feed(state, Finished("a"), Finished("b"))
    assert Forget("a") not in orders
    state, orders = feed(state, Written("a", EXACT))
    assert Forget("a") in orders


def test_values_that_cannot_be_read_back_stay():
    state, _ = begin(CHAIN.values())
    _, orders = feed(state, *done("a", SHOWN), Finished("b"))
    assert Forget("a") not in orders


# ------------------------------------------------------------- failures
def test_failure_skips_only_what_follows():
    state, _ = begin(FORK.values())
    state, _ = feed(state, *done("data"))
    state, orders = feed(state, Failed("left"))
    assert tells(orders) == [("left", "failed"), ("join", "skipped")]
    assert end(orders) is None
    _, orders = feed(state, *done("right"))
    assert end(orders) == "failed"


def test_two_failures_skip_a_common_follower_once():
    state, _ = begin(FORK.values())
    _, orders = feed(state, *done("data"), Failed("left"), Failed("right"))
    assert tells(orders).count(("join", "skipped")) == 1
    assert end(orders) == "failed"


def test_failed_writing_fails_the_node_but_not_its_followers():
    state, _ = begin(CHAIN.values())
    state, orders = feed(state, Finished("a"), Failed("a"))
    assert ("a", "failed") in tells(orders)
    assert ("b", "skipped") not in tells(orders)
    _, orders = feed(state, *done("b"), *done("c"))
    assert end(orders) == "failed"


def test_late_words_of_a_step_change_nothing():
    state, _ = begin(CHAIN.values())
    state, _ = feed(state, Failed("a"))
    assert feed(state, Finished("a"), Written("a", EXACT))[1] == []


# ------------------------------------------------------------- cancel
def test_cancel_closes_what_is_open():
    state, _ = begin(FORK.values())
    state, _ = feed(state, *done("data"), Finished("left"))
    state, orders = feed(state, Cancel())
    assert tells(orders) == [("left", "cancelled"), ("right", "cancelled"), ("join", "cancelled")]
    assert end(orders) == "cancelled"


def test_cancel_after_the_end_changes_nothing():
    state, _ = begin([])
    assert state.over
    assert feed(state, Cancel())[1] == []


def test_finish_after_cancel_changes_nothing():
    state, _ = begin(CHAIN.values())
    state, _ = feed(state, Cancel())
    assert feed(state, Finished("a"))[1] == []


# ------------------------------------------------------------- outputs that changed
def test_steps_wait_for_the_verdict_on_a_recomputed_output():
    state, orders = begin(CHAIN.values(), kept={"a": SHOWN})
    assert starts(orders) == ["a"]
    state, orders = feed(state, Finished("a"))
    assert starts(orders) == []
    _, orders = feed(state, Written("a", SHOWN))
    assert starts(orders) == ["b"]


def test_changed_output_runs_reused_followers_again():
    graph = tasks(task("a"), task("b", "a"), task("c", "a", "b"))
    state, orders = begin(graph.values(), kept={"a": SHOWN, "b": EXACT})
    assert ("b", "reused") in tells(orders)
    state, orders = feed(state, Finished("a"), Written("a", SHOWN, changed=True))
    assert ("b", "queued") in tells(orders)
    assert starts(orders) == ["b"]
    _, orders = feed(state, *done("b"), *done("c"))
    assert end(orders) == "done"


def test_same_output_leaves_reused_followers_alone():
    graph = tasks(task("a"), task("b", "a"), task("c", "a", "b"))
    state, _ = begin(graph.values(), kept={"a": SHOWN, "b": EXACT})
    _, orders = feed(state, Finished("a"), Written("a", SHOWN))
    assert starts(orders) == ["c"]


def test_followers_behind_reused_ones_wait_as_well():
    graph = tasks(task("a"), task("b", "a"), task("c", "b"), task("d", "a"))
    state, orders = begin(graph.values(), kept={"a": SHOWN, "b": EXACT})
    assert starts(orders) == ["a"]
    state, orders = feed(state, Finished("a"), Written("a", SHOWN, changed=True))
    assert sorted(starts(orders)) == ["b", "d"]
    _, orders = feed(state, Finished("b"))
    assert starts(orders) == ["c"]


def test_changed_output_behind_a_failure_skips():
    graph = tasks(task("a"), task("x"), task("b", "a", "x"), task("c", "a"))
    state, _ = begin(graph.values(), kept={"a": SHOWN, "b": EXACT, "x": EXACT})
    state, orders = feed(state, Finished("a"), Written("a", SHOWN, changed=True))
    state, orders = feed(state, Unreadable("x", "b"))
    assert "x" in starts(orders)
    _, orders = feed(state, Failed("x"), *done("c"))
    assert ("b", "skipped") in tells(orders)
    assert end(orders) == "failed"


# ------------------------------------------------------------- outputs that are lost
def test_unreadable_output_is_computed_again():
    state, orders = begin(CHAIN.values(), targets=["c"], kept={"b": EXACT})
    assert starts(orders) == ["c"]
    state, orders = feed(state, Unreadable("b", "c"))
    assert starts(orders) == ["a"]
    assert ("b", "queued") in tells(orders)
    _, orders = feed(state, *done("a"), *done("b"), *done("c"))
    assert starts(orders) == ["b", "c"]
    assert end(orders) == "done"


# ------------------------------------------------------------- processes that die
def test_death_blames_the_only_running_step():
    state, _ = begin(CHAIN.values())
    state, _ = feed(state, *done("a"))
    state, orders = feed(state, Died())
    assert tells(orders) == [("b", "failed"), ("c", "skipped")]
    assert end(orders) == "failed"


def test_death_with_two_suspects_tries_them_one_by_one():
    state, _ = begin(FORK.values())
    state, _ = feed(state, *done("data"))
    state, orders = feed(state, Died())
    assert Renew() in orders
    assert starts(orders) == ["left"]
    state, orders = feed(state, *done("left"))
    assert starts(orders) == ["right"]
    _, orders = feed(state, Died())
    assert ("right", "failed") in tells(orders)
    assert ("join", "skipped") in tells(orders)


def test_other_branches_go_on_in_a_new_process():
    state, _ = begin(FORK.values(), slots=Slots(library=1))
    state, _ = feed(state, *done("data"))
    state, orders = feed(state, Died())
    assert ("left", "failed") in tells(orders)
    assert orders.index(Renew()) < orders.index(Start("right"))
    _, orders = feed(state, *done("right"))
    assert end(orders) == "failed"


def test_what_was_not_written_is_computed_again():
    state, _ = begin(CHAIN.values())
    state, _ = feed(state, Finished("a"), Finished("b"))
    state, orders = feed(state, Died(blame=False))
    assert starts(orders) == ["a"]
    _, orders = feed(state, *done("a"), *done("b"), *done("c"))
    assert end(orders) == "done"


def test_what_was_written_is_not_computed_again():
    state, _ = begin(CHAIN.values())
    state, _ = feed(state, *done("a"))
    _, orders = feed(state, Died(blame=False))
    assert starts(orders) == ["b"]


def test_own_code_is_not_blamed_for_the_process_of_the_run():
    state, _ = begin([task("mine", own_code=True), task("fit")])
    _, orders = feed(state, Died())
    assert ("fit", "failed") in tells(orders)
    assert starts(orders) == ["mine"]


def test_dying_without_end_ends():
    state, orders = begin(CHAIN.values())
    for _ in range(10):
        state, orders = feed(state, Died(blame=False))
        if state.over:
            break
    assert end(orders) == "failed"
    assert tells(orders) == [("a", "failed"), ("b", "skipped"), ("c", "skipped")]


# ------------------------------------------------------------- anything at all
@pytest.mark.parametrize("seed", range(400))
def test_any_sequence_ends_and_leaves_no_node_open(seed):
    """Random graphs, kept outputs and events: all ends, each node with one last state."""
    dice = random.Random(seed)
    names = [f"n{i}" for i in range(dice.randint(1, 12))]
    graph = [
        task(
            name,
            *{dice.choice(names[:i]) for _ in range(dice.randint(0, 3))} if i else (),
            keep=dice.random() > 0.2,
            repeats=dice.random() > 0.1,
            own_code=dice.random() > 0.8,
        )
        for i, name in enumerate(names)
    ]
    kept = {name: dice.choice([EXACT, SHOWN]) for name in names if dice.random() > 0.5}
    state, orders = begin(graph, kept=kept, slots=Slots(dice.randint(1, 3), 1))
    shown: dict[str, str] = {}
    by_name = tasks(*graph)
    for _ in range(500):
        shown.update(tells(orders))
        for node in starts(orders):
            lost = [s for s, _ in by_name[node].needs if shown[s] in ("failed", "skipped")]
            assert all(source in state.settled for source in lost)
        if state.over:
            break
        state, orders = step(state, _something(state, by_name, dice))
    assert state.over
    assert set(shown) == set(names)
    assert not {"queued", "running"} & set(shown.values())


def _something(state: State, by_name: dict[str, Task], dice: random.Random) -> object:
    chance = dice.random()
    if chance < 0.03:
        return Died(dice.random() > 0.3)
    if state.writing and chance < 0.5:
        node = dice.choice(sorted(state.writing))
        ports = dice.choice([EXACT, SHOWN])
        return Written(node, ports, dice.random() > 0.7) if chance > 0.08 else Failed(node)
    if not state.running:
        node = dice.choice(sorted(state.writing))
        return Written(node, EXACT)
    node = dice.choice(sorted(state.running))
    if chance < 0.6 and by_name[node].needs:
        source = dice.choice(by_name[node].needs)[0]
        if source not in state.todo:
            return Unreadable(source, node)
    return Finished(node) if dice.random() > 0.1 else Failed(node)
