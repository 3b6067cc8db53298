"""The front end gets into the package, or it is said in one line why not."""

from __future__ import annotations

import ast
import shutil
import sys
import tarfile
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent.parent


def loaded(path: Path) -> ModuleType:
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a front end that is built."""
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "static/bundle.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    for package in ("designer", "modules", "graph_store"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    static = tmp_path / "static"
    for name in ("src", "src/test", "public", "dist"):
        (static / name).mkdir()
    for name in ("index.html", "package.json", "tsconfig.json", "vite.config.ts", "src/main.tsx"):
        (static / name).write_text("{}\n")
    (static / "package-lock.json").write_text('{"packages": {"": {}}}')
    (static / "dist" / "index.html").write_text("<!doctype html>")
    (static / "dist" / "built-from.txt").write_text(loaded(static / "bundle.py").digest())
    return tmp_path


@pytest.fixture
def bundle(project: Path) -> ModuleType:
    return loaded(project / "static" / "bundle.py")


@pytest.fixture
def no_npm(bundle: ModuleType, project: Path) -> Path:
    """An npm that says what the file says and fails."""
    cli = project / "npm.py"
    said = project / "said.txt"
    cli.write_text(f"import sys; print(open({str(said)!r}).read()); sys.exit(1)")

    class Node(bundle.Node):  # type: ignore[name-defined]
        def __init__(self) -> None:
            self.program, self.cli = Path(sys.executable), cli

    bundle.Node = Node  # type: ignore[attr-defined]
    return said


def test_what_is_built_is_not_built_again(bundle: ModuleType) -> None:
    assert bundle.is_current()
    assert not bundle.build()


@pytest.mark.parametrize("name", ["src/main.tsx", "package-lock.json", "src/new.css"])
def test_changed_sources_are_built_again(bundle: ModuleType, project: Path, name: str) -> None:
    (project / "static" / name).write_text('{"packages": {}}')
    assert not bundle.is_current()


def test_tests_and_line_ends_do_not_count(bundle: ModuleType, project: Path) -> None:
    (project / "static" / "src" / "main.test.tsx").write_text("x")
    (project / "static" / "src" / "test" / "setup.ts").write_text("x")
    (project / "static" / "src" / "main.tsx").write_bytes(b"{}\r\n")
    assert bundle.is_current()


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("npm error code ENOTFOUND\nnpm error network", "connect to the network and try again"),
        ("npm error EBADLOCK\nmore", r"see build/front-end.log \(npm error EBADLOCK\)"),
        ("", "see build/front-end.log$"),
    ],
)
def test_a_failed_build_says_what_to_do(
    bundle: ModuleType, project: Path, no_npm: Path, said: str, advice: str
) -> None:
    no_npm.write_text(said)
    shutil.rmtree(project / "static" / "dist")
    with pytest.raises(bundle.BuildFailed, match=f"^The front end could not be built: .*{advice}"):
        bundle.build()
    assert (project / "build" / "front-end.log").read_text().strip() == said


def test_packages_that_fit_the_lock_are_not_installed_again(
    bundle: ModuleType, project: Path, no_npm: Path
) -> None:
    no_npm.write_text("")
    lock = '{"packages": {"": {}, "node_modules/a": {"version": "%s"}}}'
    (project / "static" / "package-lock.json").write_text(lock % "1")
    (project / "static" / "node_modules").mkdir()
    record = project / "static" / "node_modules" / ".package-lock.json"
    record.write_text('{"packages": {"node_modules/a": {"version": "1"}}}')
    bundle.install(bundle.Node())
    (project / "static" / "package-lock.json").write_text(lock % "2")
    with pytest.raises(bundle.BuildFailed):
        bundle.install(bundle.Node())


def built(builder: type[WheelBuilder] | type[SdistBuilder], project: Path, folder: Path) -> Path:
    return Path(next(builder(str(project)).build(directory=str(folder))))


def test_a_wheel_holds_the_front_end(project: Path, tmp_path: Path) -> None:
    names = zipfile.ZipFile(built(WheelBuilder, project, tmp_path / "made")).namelist()
    assert "designer/_static/index.html" in names
    assert not [name for name in names if name.startswith(("static", "tests"))]


def test_an_sdist_makes_the_same_wheel_without_node(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sdist = built(SdistBuilder, project, tmp_path / "made")
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    monkeypatch.setenv("PATH", "")
    assert not loaded(unpacked / "hatch_build.py").needs(str(unpacked))
    names = zipfile.ZipFile(built(WheelBuilder, unpacked, tmp_path / "again")).namelist()
    assert "designer/_static/index.html" in names


def test_an_editable_install_packs_nothing(project: Path) -> None:
    data: dict[str, Any] = {"force_include": {}}
    config = WheelBuilder(str(project)).config
    hook = loaded(project / "hatch_build.py").FrontEnd(
        str(project), {}, config, None, str(project), "wheel"
    )
    hook.initialize("editable", data)
    assert data == {"force_include": {}}
    hook.initialize("standard", data)
    assert data == {"force_include": {str(project / "static" / "dist"): "designer/_static"}}


def test_any_python_3_can_read_how_old_it_is() -> None:
    ast.parse((ROOT / "run").read_text(encoding="utf-8"), feature_version=(3, 5))
