"""What a run came to, by the names of its nodes."""

from __future__ import annotations

from designer.cli.progress import Outcome, names_of
from designer.compiler.plan import Plan, Step


def step(node: str, name: str) -> Step:
    return Step(node, "evaluate_model", name, "", "", (), {}, {}, {}, "")


def test_nodes_of_one_name_are_told_apart() -> None:
    plan = Plan("P", (step("a-aaa", "same"), step("b-bbb", "same"), step("c-ccc", "other")))
    outcome = Outcome(names_of(plan))
    for node, value in (("a-aaa", 1.0), ("b-bbb", 2.0), ("c-ccc", 3.0)):
        outcome.take({"type": "node-state", "node": node, "state": "done"})
        outcome.take({"type": "metrics", "node": node, "names": "x", "values": {"r2": value}})
    told = outcome.to_dict()
    assert told["metrics"] == {"same (a-aaa).r2": 1.0, "same (b-bbb).r2": 2.0, "other.r2": 3.0}
    assert list(told["nodes"]) == ["same (a-aaa)", "same (b-bbb)", "other"]
