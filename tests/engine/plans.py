"""Small plans, written by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from designer.compiler.plan import Plan, Step, Wire

PANDAS = "import numpy as np\nimport pandas as pd"


def step(
    node: str,
    text: str,
    *needs: str,
    setup: str = PANDAS,
    types: Mapping[str, str] | str = "Table",
    files: Mapping[str, str] | None = None,
    **more: Any,
) -> Step:
    """A step whose outputs are variables named like the node, or the ports where there are several.

    `needs` are nodes, or ``node.port``.
    """
    ports = {"output": types} if isinstance(types, str) else dict(types)
    outputs = {port: node if len(ports) == 1 else f"{node}_{port}" for port in ports}
    wires = []
    for need in needs:
        source, _, port = need.partition(".")
        variable = f"{source}_{port}" if port else source
        wires.append(Wire(f"in_{variable}", variable, source, port or "output"))
    basis = repr((text, setup, needs, sorted((files or {}).items())))
    key = more.pop("key", hashlib.sha256(basis.encode()).hexdigest())
    return Step(
        node=node,
        module=node,
        name=node,
        text=text,
        setup=setup,
        inputs=tuple(wires),
        outputs=outputs,
        types=ports,
        files=files or {},
        key=key,
        **more,
    )


def plan(*steps: Step) -> Plan:
    setups = dict.fromkeys(line for each in steps for line in each.setup.splitlines())
    return Plan("A small plan", steps, tuple(setups))


TABLE = "data = pd.DataFrame({'x': np.arange(200.0), 'y': np.arange(200) % 2})"
FIT = "model = LogisticRegression().fit(data[['x']], data['y'])"
LEARN = "from sklearn.linear_model import LogisticRegression"
SCORE = "scored = data.assign(predicted=model.predict(data[['x']]))"
MEASURE = "metrics = {'accuracy': float((scored['predicted'] == scored['y']).mean())}"


def whole() -> Plan:
    """A table, a model, a score, an evaluation."""
    return plan(
        step("data", TABLE),
        step("model", FIT, "data", setup=LEARN, types="Model", task="classification"),
        step("scored", SCORE, "model", "data"),
        step("metrics", MEASURE, "scored", types="Metrics"),
    )
