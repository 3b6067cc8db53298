"""Files and blobs."""

from __future__ import annotations

import hashlib
import io
import threading

import pytest

from designer.schemas.files import NewPreview
from designer.schemas.runs import NewRun
from designer.workspace.blobs import Blobs
from designer.workspace.errors import Forbidden, Invalid, NotFound, TooLarge
from tests.workspace.acting import CARL, OLGA, WANDA
from tests.workspace.edits import add


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_file_is_kept_under_its_digest(workspace):
    info = workspace.files.add("cars.csv", io.BytesIO(b"a,b\n1,2\n"), OLGA)
    assert (info.name, info.sha256, info.size) == ("cars.csv", digest(b"a,b\n1,2\n"), 8)
    assert workspace.files.path(info.sha256).read_bytes() == b"a,b\n1,2\n"
    again = workspace.files.add("cars.csv", io.BytesIO(b"a,b\n1,2\n"), OLGA)
    assert again == info


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "..",
        "../up.csv",
        "a/b.csv",
        "a\\b.csv",
        "C:x",
        "a\0b",
        "a\nb",
        "x" * 201,
        "a\u202eb",
    ],
    ids=repr,
)
def test_names_that_are_none(workspace, name):
    with pytest.raises(Invalid):
        workspace.files.add(name, io.BytesIO(b"x"), OLGA)


@pytest.mark.parametrize("name", ["Fälle 2024.csv", "データ.parquet", "a b (1).tsv"])
def test_names_that_are_fine(workspace, name):
    assert workspace.files.add(name, io.BytesIO(b"x"), OLGA).name == name


def test_too_large_leaves_nothing(tmp_path):
    blobs = Blobs(tmp_path / "blobs")
    with pytest.raises(TooLarge, match="0 MB"):
        blobs.take(io.BytesIO(b"x" * 11), limit=10)
    assert list(tmp_path.rglob("*")) == [tmp_path / "blobs"]


def test_a_broken_upload_leaves_nothing(tmp_path):
    class Broken(io.BytesIO):
        def read(self, size=-1):
            raise ConnectionError

    blobs = Blobs(tmp_path / "blobs")
    with pytest.raises(ConnectionError):
        blobs.take(Broken(), limit=10)
    assert list(tmp_path.rglob("*")) == [tmp_path / "blobs"]


def test_guests_have_less_room(workspace, monkeypatch):
    monkeypatch.setattr("designer.workspace.files.GUEST_UPLOAD_BYTES", 10)
    workspace.files.add("a.csv", io.BytesIO(b"x" * 8), CARL)
    with pytest.raises(TooLarge):
        workspace.files.add("b.csv", io.BytesIO(b"y" * 8), CARL)
    with pytest.raises(Forbidden):
        workspace.files.add("c.csv", io.BytesIO(b"z"), WANDA)


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n"])
def test_only_digests_reach_the_disk(workspace, digest):
    with pytest.raises(Invalid):
        workspace.files.path(digest)


def test_a_damaged_blob_is_noticed(tmp_path):
    blobs = Blobs(tmp_path)
    name = blobs.add(b"right")
    blobs.path(name).chmod(0o644)
    blobs.path(name).write_bytes(b"wrong")
    with pytest.raises(NotFound, match="damaged"):
        blobs.read(name)


def test_the_same_blob_from_many_threads(tmp_path):
    blobs = Blobs(tmp_path)
    threads = [threading.Thread(target=blobs.add, args=[b"same" * 1000]) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [digest(b"same" * 1000)]


def test_bundled_files_are_there_when_a_run_needs_them(workspace, tab, engine):
    run = workspace.runs.start(tab.id, NewRun(), OLGA)
    [sample] = engine.plans[run.id].step("penguins-aaa").files.values()
    assert workspace.blobs.read(sample).startswith(b"species,island")


def test_a_run_whose_file_is_gone_does_not_start(workspace, tab):
    tab.edit(add("file-aaa", "import_file", file={"name": "my.csv", "sha256": "0" * 64}))
    with pytest.raises(NotFound, match=r"my\.csv"):
        workspace.runs.start(tab.id, NewRun(), OLGA)


def test_a_file_is_looked_into_by_the_engine(workspace, engine):
    file = workspace.files.add("a.csv", io.BytesIO(b"a\n1\n"), OLGA)
    value = {"name": "a.csv", "sha256": file.sha256}
    workspace.files.preview(NewPreview(file=value, params={"header": True}, guess=True), OLGA)
    assert engine.asked == [("file", {"file": value, "params": {"header": True}, "guess": True})]
    with pytest.raises(NotFound):
        workspace.files.preview(NewPreview(file={**value, "sha256": "1" * 64}), OLGA)
