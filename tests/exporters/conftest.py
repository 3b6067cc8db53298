"""An engine with the bundled data sets, and the sample experiments as plans."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from designer.compiler import Plan, compile
from designer.engine import Engine
from graph_store.document import from_json
from modules.cache import bundled
from modules.catalogue import Catalogue

SAMPLES = Path(__file__).parents[2] / "designer" / "samples"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Engine]:
    with Engine(tmp_path_factory.mktemp("home")) as engine:
        for path in bundled(catalogue).values():
            engine.outputs.blobs.add(path.read_bytes())
        yield engine


@pytest.fixture
def plan_of(engine: Engine, catalogue: Catalogue) -> Callable[[Any], Plan]:
    """Compile a sample by its name, or nodes written by hand."""

    def make(graph: Any) -> Plan:
        if isinstance(graph, str):
            document = json.loads((SAMPLES / f"{graph}.json").read_text(encoding="utf-8"))
        else:
            nodes = {
                f"{name}-000": {
                    "name": name,
                    "module": module,
                    "version": 1,
                    "params": params,
                    "inputs": {
                        port: [f"{source}" for source in wires] for port, wires in inputs.items()
                    },
                }
                for name, (module, params, inputs) in graph.items()
            }
            document = {"format": 1, "name": "By hand", "nodes": nodes, "layout": {}}
        return compile(from_json(document), catalogue, environment=engine.environment)

    return make
