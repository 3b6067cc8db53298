"""The law: every module, with generated parameters, run by the engine equals its script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from threadpoolctl import threadpool_limits

from designer.compiler import compile
from designer.engine import Engine
from designer.exporters.verify import Report, verify
from modules.catalogue import Catalogue
from modules.from_sklearn import known_limits, learners, snake
from modules.registry import sample_files
from tests.graphs_of import Spec, graph
from tests.modules.running import FUNCTIONS

from . import by_hand
from .generated import data, uses

LEARNERS = {snake(cls.__name__): task for cls, task in learners()}
SEVERAL = {snake(name) for name, limits in known_limits().items() if limits.get("several_targets")}
BATCHES = 4


def batches() -> list[list[str]]:
    """Learners in equal parts, slow and fast ones mixed."""
    names = sorted(set(LEARNERS) - SEVERAL)
    return [names[at::BATCHES] for at in range(BATCHES)]


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    with threadpool_limits(1):
        yield


def proof(engine: Engine, catalogue: Catalogue, nodes: dict[str, Spec]) -> Report:
    return verify(engine, compile(graph(**nodes), catalogue, environment=engine.environment))


def wrong(report: Report) -> list[Any]:
    return [(v.name, v.port, v.why) for v in report.variables if not (v.equal and v.repeats)]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("names", batches(), ids=lambda names: f"{names[0]} and others")
def test_learners_give_what_their_script_gives(
    engine: Engine, catalogue: Catalogue, names: list[str]
) -> None:
    nodes: dict[str, Spec] = {}
    for name in names:
        nodes |= data(LEARNERS[name]) | uses(catalogue.modules[name])
    report = proof(engine, catalogue, nodes)
    assert report.state == "equal", report.error or wrong(report)


@pytest.fixture
def folder(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with the files that graphs read, which are blobs of the engine too."""
    for name, content in [*by_hand.files().items(), *sample_files()]:
        (tmp_path / name).write_bytes(content)
        engine.outputs.blobs.add(content)
    monkeypatch.chdir(tmp_path)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("folder")
def test_modules_written_by_hand_give_what_their_script_gives(
    engine: Engine, catalogue: Catalogue
) -> None:
    nodes = by_hand.context()
    for name in by_hand.WIRES:
        nodes |= by_hand.uses(catalogue, name)
    nodes = by_hand.what_works(catalogue, nodes)
    assert {spec[0] for spec in nodes.values()} >= set(FUNCTIONS)
    report = proof(engine, catalogue, nodes)
    assert report.state == "equal", report.error or wrong(report)


def test_every_module_is_proved(catalogue: Catalogue) -> None:
    assert set(by_hand.WIRES) | {*LEARNERS} == set(catalogue.modules)
    assert {*LEARNERS} > SEVERAL
