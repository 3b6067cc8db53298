"""Figure 2: from Run to the last result of the small samples, against ``python script.py``.

``python -m benchmarks.small_samples``
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path

from designer.compiler.plan import Plan
from designer.engine import Engine
from designer.exporters.script import write_script
from graph_store.document import from_json

from .common import Timed, best, fresh_engine, plan_of, report


def script(engine: Engine, plan: Plan) -> float:
    """Seconds of ``python script.py``."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "script.py"
        write_script(plan, engine.outputs.blobs, path)
        begun = time.perf_counter()
        subprocess.run([sys.executable, path.name], cwd=place, check=True, capture_output=True)
        return time.perf_counter() - begun


def run(document: str) -> float:
    """Seconds of a first run in a warm engine."""
    with fresh_engine() as engine:
        return Timed(engine, plan_of(from_json(document), engine)).wall


def main() -> None:
    """Measure and print."""
    rows = []
    for file in sorted((files("designer") / "samples").iterdir(), key=lambda each: each.name):
        if not file.name.endswith(".json"):
            continue
        document = json.dumps(json.loads(file.read_text(encoding="utf-8")))
        with fresh_engine() as engine:
            plan = plan_of(from_json(document), engine)
            alone = best(lambda plan=plan, engine=engine: script(engine, plan))
        ours = best(lambda document=document: run(document))
        name = file.name.removesuffix(".json")
        rows.append((name, ours / alone, "at most 0.50", f"{ours:.2f} s against {alone:.2f} s"))
    report(
        "Figure 2: Run to last result, against python script.py",
        "python -m benchmarks.small_samples",
        rows,
    )


if __name__ == "__main__":
    main()
