"""The rooms: which may import which, what they may not know, and no circles."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = ("designer", "graph_store", "modules")

MAY_IMPORT: dict[str, set[str]] = {
    "graph_store": set(),
    "modules": set(),
    "schemas": set(),
    "compiler": {"graph_store", "modules"},
    "engine": {"compiler", "graph_store", "modules", "schemas"},
    "exporters": {"engine", "compiler", "graph_store", "modules", "schemas"},
    "workspace": {"engine", "compiler", "graph_store", "modules", "schemas"},
    "web": {"workspace", "exporters", "compiler", "graph_store", "modules", "schemas"},
    "__main__": {"cli"},
    "cli": {
        "web",
        "workspace",
        "exporters",
        "engine",
        "compiler",
        "graph_store",
        "modules",
        "schemas",
    },
}
"""Rooms by what they may import beside themselves."""

LIBRARIES = {"sklearn", "pandas", "numpy", "scipy", "pyarrow", "skops"}
MAY_NOT_KNOW = {
    "graph_store": {*LIBRARIES, "flask", "sqlalchemy", "pydantic"},
    "modules": {"flask", "sqlalchemy", "pydantic", "pycrdt"},
    "schemas": {*LIBRARIES, "flask", "sqlalchemy", "pycrdt"},
    "compiler": {*LIBRARIES, "flask", "sqlalchemy", "pydantic", "pycrdt"},
    "engine": {"flask", "sqlalchemy"},
    "exporters": {"flask", "sqlalchemy"},
    "workspace": {*LIBRARIES, "flask"},
    "web": {*LIBRARIES, "sqlalchemy"},
    "cli": {*LIBRARIES, "sqlalchemy"},
}
"""Rooms by the packages they have nothing to do with."""


@dataclass(frozen=True)
class Import:
    """One import: who, what, and whether it happens as soon as who is imported."""

    importer: str
    imported: str
    at_once: bool

    @property
    def rooms(self) -> tuple[str, str]:
        return room(self.importer), room(self.imported)


def room(module: str) -> str:
    """Room of a module, or the package if it is not ours."""
    first, _, rest = module.partition(".")
    return rest.partition(".")[0] or first if first == "designer" else first


@cache
def files() -> dict[str, Path]:
    """Every module of ours, by name."""
    found = {}
    for package in OURS:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports() -> tuple[Import, ...]:
    return tuple(one for module, path in files().items() for one in imports_of(module, path))


def imports_of(module: str, path: Path) -> Iterator[Import]:
    tree = ast.parse(path.read_text("utf-8"))
    at_once = set(nodes_at_once(tree))
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(tree):
        for name in names(node, package):
            yield Import(module, name, node in at_once)


def names(node: ast.AST, package: str) -> Iterator[str]:
    """Modules that an import statement imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        parts = package.split(".")
        base = parts[: len(parts) - node.level + 1] if node.level else []
        start = ".".join([*base, *([node.module] if node.module else [])])
        for alias in node.names:
            full = f"{start}.{alias.name}"
            yield full if full in files() else start


def nodes_at_once(tree: ast.Module) -> Iterator[ast.AST]:
    """Statements that run when the module is imported (and not for type checkers alone)."""
    waiting: list[ast.AST] = [*tree.body]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            waiting += node.orelse
            continue
        yield node
        waiting += ast.iter_child_nodes(node)


def test_every_room_is_known():
    assert {room(module) for module in files()} - {"designer"} <= set(MAY_IMPORT)


@pytest.mark.parametrize("name", MAY_IMPORT)
def test_imports_point_one_way(name):
    ours = set(MAY_IMPORT)
    wrong = [
        f"{one.importer} imports {one.imported}"
        for one in imports()
        if one.rooms[0] == name
        and one.rooms[1] in ours - MAY_IMPORT[name] - {name}
        and one.imported.split(".")[0] in OURS
    ]
    assert wrong == []


@pytest.mark.parametrize("name", MAY_NOT_KNOW)
def test_rooms_know_only_their_libraries(name):
    wrong = [
        f"{one.importer} imports {one.imported}"
        for one in imports()
        if one.rooms[0] == name and one.imported.split(".")[0] in MAY_NOT_KNOW[name]
    ]
    assert wrong == []


def test_there_is_no_circle():
    needs: dict[str, set[str]] = {module: set() for module in files()}
    for one in imports():
        if one.at_once and one.imported in needs and one.imported != one.importer:
            needs[one.importer].add(one.imported)
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(reversed(error.args[1])))


SERVER = """
import sys
from pathlib import Path
from designer.cli import main
from designer.web.app import create_app
from designer.web.rooms import Rooms
from designer.web.settings import Settings
from designer.workspace.workspace import open_workspace

folder = Path(sys.argv[1])
with open_workspace(folder) as workspace:
    app = create_app(Rooms.of(workspace), Settings(folder))
    assert app.url_map
    from designer.schemas.graphs import NewGraph
    from designer.web.auth import Identity
    owner = Identity("owner", "Olga", "owner")
    graph = workspace.graphs.create(NewGraph(sample="penguins"), owner)
    assert "train_test_split" in workspace.graphs.script(graph.id, owner).text
    loaded = {name.partition(".")[0] for name in sys.modules}
print(*sorted(loaded & set(sys.argv[2:])))
"""


def test_the_server_never_loads_what_computes(tmp_path, catalogue):
    command = [sys.executable, "-c", SERVER, str(tmp_path), *LIBRARIES]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
