"""Runs the steps of a script in a process that has loaded the libraries; prints seconds of each.

``python -m benchmarks.warm_script PLAN.json FOLDER``
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from pathlib import Path

from designer.compiler.plan import Plan
from designer.engine import libraries


def main() -> None:
    """Load, then execute the plan as its script would, noting the time each node takes."""
    plan = Plan.from_json(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    os.chdir(sys.argv[2])
    libraries.load()
    seconds: dict[str, float] = {}
    names: dict[str, object] = {"__name__": "__main__"}
    begun = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        exec("\n".join([*plan.imports, *plan.helpers]), names)
        for step in plan.steps:
            start = time.perf_counter()
            exec(compile(step.text, step.name, "exec"), names)
            seconds[step.node] = time.perf_counter() - start
        exec(plan.ending, names)
    print(json.dumps({"total": time.perf_counter() - begun, "seconds": seconds}))


if __name__ == "__main__":
    main()
