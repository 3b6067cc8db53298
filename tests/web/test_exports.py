"""Graphs as archives to take away."""

from __future__ import annotations

import io
import zipfile
from contextlib import ExitStack
from typing import Any
from urllib.parse import unquote

import pytest

from designer.web.routes import exports
from tests.web.people import owner, watcher
from tests.web.serving import Http, Served
from tests.web.test_runs import TABLE, node, regression


@pytest.fixture
def boss(lab: Served) -> Http:
    return lab.http(owner(lab.app))


def with_file(boss: Http, name: str) -> dict[str, Any]:
    """The experiment, its data in a file of a name."""
    sent = {"file": ("things.csv", io.BytesIO(TABLE.encode()))}
    sha256 = boss.request("POST", "/api/files", files=sent).json()["sha256"]
    document = regression()
    file = {"name": name, "sha256": sha256}
    document["nodes"]["data-aaa"] = node("things", "import_file", {"file": file})
    return document


def archive(http: Http, graph: str, form: str) -> zipfile.ZipFile:
    response = http.request("GET", f"/api/graphs/{graph}/export?as={form}")
    assert response.status_code == 200, response.text
    assert response.headers["Content-Type"] == "application/zip"
    assert "Prices.zip" in response.headers["Content-Disposition"]
    return zipfile.ZipFile(io.BytesIO(response.content))


FORMS = {
    "script": {"Prices/experiment.py", "Prices/cars.csv"},
    "notebook": {"Prices/experiment.ipynb", "Prices/cars.csv"},
    "pipeline": {"Prices/pipeline.py", "Prices/pipeline.skops", "Prices/cars.csv"},
}


@pytest.mark.parametrize("form", FORMS)
def test_an_export_holds_the_code_and_its_data(boss: Http, form: str) -> None:
    document = with_file(boss, "cars.csv")
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    found = archive(boss, graph, form)
    assert set(found.namelist()) == FORMS[form]
    assert found.read("Prices/cars.csv") == TABLE.encode()


HOSTILE = ["../../evil.csv", "/etc/evil.csv", "C:\\evil.csv", "..", "a/../../evil.csv", "con"]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_in_an_archive_leads_out_of_it(boss: Http, name: str) -> None:
    document = with_file(boss, name) | {"name": name}
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    response = boss.request("GET", f"/api/graphs/{graph}/export")
    if response.status_code == 200:
        names = zipfile.ZipFile(io.BytesIO(response.content)).namelist()
        for inside in names:
            parts = inside.split("/")
            assert len(parts) == 2
            assert not {"", ".", ".."} & set(parts)
            assert "\\" not in inside
            assert ":" not in inside
    else:
        assert response.status_code == 422


def test_a_graph_without_a_model_is_no_pipeline(boss: Http) -> None:
    document = {
        "format": 1,
        "name": "Data",
        "nodes": {"data-aaa": node("things", "enter_data", {"text": TABLE})},
    }
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    error = boss.get(f"/api/graphs/{graph}/export?as=pipeline", 422)["error"]
    assert error["problems"]


def test_watchers_take_code_home_but_have_nothing_fitted(lab: Served, boss: Http) -> None:
    graph = boss.post("/api/graphs", {"document": regression()}, 201)["id"]
    guest = lab.http(watcher())
    assert archive(guest, graph, "script").namelist() == ["Prices/experiment.py"]
    guest.get(f"/api/graphs/{graph}/export?as=pipeline", 403)


def test_a_pipeline_with_code_needs_it_confirmed(boss: Http) -> None:
    document = regression()
    code = "def transform(data, other=None):\n    return data.head(30)\n"
    document["nodes"]["code-aaa"] = node("mine", "execute_python", {"code": code})
    document["nodes"]["code-aaa"]["inputs"] = {"data": ["data-aaa.output"]}
    document["nodes"]["split-aaa"]["inputs"] = {"data": ["code-aaa.output"]}
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    error = boss.get(f"/api/graphs/{graph}/export?as=pipeline", 422)["error"]
    assert [problem["code"] for problem in error["problems"]] == ["confirm-code"]


def test_few_pipelines_are_made_at_a_time(boss: Http) -> None:
    graph = boss.post("/api/graphs", {"document": regression()}, 201)["id"]
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(exports.a_turn())
        error = boss.get(f"/api/graphs/{graph}/export?as=pipeline", 503)["error"]
        assert error["code"] == "busy"
    boss.request("GET", f"/api/graphs/{graph}/export?as=pipeline").raise_for_status()


def test_a_name_in_any_script_is_the_file_s(boss: Http) -> None:
    document = regression() | {"name": "Été – “mesures” 表"}
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    for path in (f"/api/graphs/{graph}/export?as=notebook", f"/api/graphs/{graph}/document"):
        response = boss.request("GET", path)
        assert response.status_code == 200
        said = response.headers["Content-Disposition"]
        assert said.isascii()
        name = unquote(said.partition("filename*=UTF-8''")[2])
        assert name.startswith("Été – “mesures” 表.")
