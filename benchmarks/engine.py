"""Figure 1: what the engine adds to an experiment on 100,000 x 20 rows, and what it saves.

``python -m benchmarks.engine``
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from designer.compiler.plan import Plan, Step, Wire
from designer.engine import Engine
from designer.exporters.files import write
from designer.exporters.script import script_files

from .common import REPEATS, Timed, fresh_engine, graph_of, plan_of, report

ROWS = 100_000
CHAIN = 100
FOREST = ("train_forest", "score_forest", "evaluate_forest")


def table() -> bytes:
    """100,000 rows: 14 numbers, some with gaps, 5 categories, a label."""
    rng = np.random.default_rng(0)
    numbers = rng.normal(size=(ROWS, 14))
    frame = pd.DataFrame(numbers, columns=[f"number_{i}" for i in range(14)])
    for i in range(0, 14, 3):
        frame.loc[rng.random(ROWS) < 0.05, f"number_{i}"] = np.nan
    for i in range(5):
        frame[f"word_{i}"] = rng.choice([f"w{j}" for j in range(4 + 3 * i)], ROWS)
        frame.loc[rng.random(ROWS) < 0.03, f"word_{i}"] = None
    noise = rng.normal(size=ROWS)
    frame["label"] = np.where(numbers[:, 1] + numbers[:, 2] + noise > 0, "yes", "no")
    return frame.to_csv(index=False).encode()


def nodes(sha256: str, C: float = 1.0, trees: int = 20) -> dict[str, Any]:
    """The experiment: two learners on the same split."""
    graph: dict[str, Any] = {
        "data": ("import_file", {"file": {"name": "rows.csv", "sha256": sha256}}, {}),
        "split": ("split_data", {"stratify": "label"}, {"data": ["data-000.output"]}),
        "logistic": ("logistic_regression", {"C": C, "max_iter": 1000}, {}),
        "forest": ("random_forest_classifier", {"n_estimators": trees, "max_depth": 8}, {}),
    }
    for name in ("logistic", "forest"):
        graph |= {
            f"prepare_{name}": ("prepare_features", {}, {"estimator": [f"{name}-000.estimator"]}),
            f"train_{name}": (
                "train_model",
                {"label": "label"},
                {
                    "data": ["split-000.train"],
                    "estimator": [f"prepare_{name}-000.output"],
                },
            ),
            f"score_{name}": (
                "score_model",
                {},
                {"model": [f"train_{name}-000.output"], "data": ["split-000.test"]},
            ),
            f"evaluate_{name}": ("evaluate_model", {}, {"scored": [f"score_{name}-000.output"]}),
        }
    return graph


def script(engine: Engine, plan: Plan) -> dict[str, Any]:
    """Run the exported script in a warm process; give its seconds."""
    with tempfile.TemporaryDirectory() as place:
        write(Path(place), script_files(plan, engine.outputs.blobs))
        described = Path(place) / "plan.json"
        described.write_text(json.dumps(plan.to_json()), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.warm_script", str(described), place],
            check=True,
            capture_output=True,
            text=True,
        )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def chain() -> Plan:
    """A chain of steps that do nothing, to see what a node costs."""
    steps = []
    for i in range(CHAIN):
        wires = (Wire("value", f"s{i - 1}", f"s{i - 1}", "output"),) if i else ()
        text = f"s{i} = s{i - 1} + 1" if i else "s0 = 0"
        key = f"{i:064d}"
        steps.append(
            Step(
                f"s{i}",
                "m",
                f"s{i}",
                text,
                "",
                wires,
                {"output": f"s{i}"},
                {"output": "Any"},
                {},
                key,
            )
        )
    return Plan("A chain", tuple(steps))


def once(data: bytes, times: dict[str, list[float]]) -> None:
    """One round: the script, then the engine cold, changed twice, and unchanged."""
    with fresh_engine() as engine:
        sha256 = engine.outputs.blobs.add(data)

        def plan(**changes: Any) -> Plan:
            return plan_of(graph_of(nodes(sha256, **changes)), engine)

        times["script"].append(script(engine, plan())["total"])
        times["cold"].append(Timed(engine, plan()).wall)
        times["nothing"].append(Timed(engine, plan()).wall)
        times["C"].append(Timed(engine, plan(C=0.5)).wall)
        own = script(engine, plan(C=0.5, trees=21))["seconds"]
        times["own"].append(sum(own[f"{name}-000"] for name in FOREST))
        times["forest"].append(Timed(engine, plan(C=0.5, trees=21)).wall)
        many = Timed(engine, chain())
        times["node"].append((many.wall - sum(many.seconds.values())) / CHAIN * 1000)


def main() -> None:
    """Measure several times and print the ratios of the best: others compute here as well."""
    data = table()
    names = ("script", "cold", "nothing", "C", "own", "forest", "node")
    times: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(REPEATS):
        once(data, times)
    best = {name: min(found) for name, found in times.items()}
    script_takes = f"{best['cold']:.2f} s against {best['script']:.2f} s"
    forest_takes = f"{best['forest']:.2f} s against {best['own']:.2f} s of its own steps"
    report(
        "Figure 1: 100,000 x 20, engine against the exported script in a warm process",
        "python -m benchmarks.engine",
        [
            ("cold", best["cold"] / best["script"], "at most 1.10", script_takes),
            ("after changing C", best["C"] / best["script"], "at most 0.30", "of the script"),
            (
                "after changing the forest",
                best["forest"] / best["own"],
                "at most 1.10",
                forest_takes,
            ),
            ("nothing changed", best["nothing"] / best["script"], "at most 0.05", "of the script"),
            ("engine less steps, ms a node", best["node"], "", f"a chain of {CHAIN} steps"),
        ],
    )


if __name__ == "__main__":
    main()
