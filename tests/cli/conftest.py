"""Running the command line in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from designer.cli.main import group

Command = Callable[..., Result]


@pytest.fixture
def designer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run ``designer`` with arguments, in a workspace of its own."""
    monkeypatch.setenv("DESIGNER_HOME", str(tmp_path / "home"))
    return lambda *args: CliRunner().invoke(group, [str(arg) for arg in args])


@pytest.fixture
def write_graph(tmp_path: Path) -> Callable[..., Path]:
    """Write a graph file of nodes, given as (module, params, inputs) by id."""

    def write(nodes: dict[str, Any], name: str = "graph") -> Path:
        document = {
            "format": 1,
            "name": name,
            "nodes": {
                key: {
                    "name": key.rpartition("-")[0],
                    "module": module,
                    "version": 1,
                    "params": params,
                    "inputs": inputs,
                }
                for key, (module, params, inputs) in nodes.items()
            },
        }
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps(document))
        return path

    return write
