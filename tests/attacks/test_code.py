"""Code that came from somebody else, and data that would like to be code."""

from __future__ import annotations

import io
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

from tests.web.people import copier, owner
from tests.web.serving import Canvas, Http, Served
from tests.web.test_runs import finish, node, states

CARL = copier("Carl")


@pytest.fixture
def boss(lab: Served) -> Http:
    return lab.http(owner(lab.app))


def touching(marker: Path) -> str:
    """Code that leaves a trace when it runs."""
    return (
        "def transform(data, other=None):\n"
        f"    open({str(marker)!r}, 'w').close()\n"
        "    return data\n"
    )


def with_code(code: str) -> dict[str, Any]:
    return {
        "format": 1,
        "name": "Gift",
        "nodes": {
            "data-aaa": node("things", "enter_data", {"text": "a,b\n1,2\n3,4\n"}),
            "code-aaa": node("mine", "execute_python", {"code": code}, data="data-aaa.output"),
        },
    }


def problems(answer: dict[str, Any]) -> set[str]:
    return {problem["code"] for problem in answer["error"]["problems"]}


def test_imported_code_runs_only_once_it_was_confirmed(
    lab: Served, boss: Http, tmp_path: Path
) -> None:
    marker = tmp_path / "ran"
    graph = boss.post("/api/graphs", {"document": with_code(touching(marker))}, 201)["id"]
    refused = boss.post(f"/api/graphs/{graph}/runs", {}, 422)
    assert problems(refused) == {"confirm-code"}
    fix = refused["error"]["problems"][0]["fix"]
    assert fix["text"] == touching(marker)
    assert not marker.exists()
    wrong = {"confirmed": ["0" * 64]}
    assert problems(boss.post(f"/api/graphs/{graph}/runs", wrong, 422)) == {"confirm-code"}
    run = boss.post(f"/api/graphs/{graph}/runs", {"confirmed": [fix["sha256"]]}, 201)["id"]
    assert states(finish(lab, run))["code-aaa"] == "done"
    assert marker.exists()


def test_looking_at_a_graph_does_not_run_its_code(lab: Served, boss: Http, tmp_path: Path) -> None:
    """Live samples run while one draws, but never code that the viewer has not confirmed."""
    marker = tmp_path / "ran"
    graph = boss.post("/api/graphs", {"document": with_code(touching(marker))}, 201)["id"]
    canvas = Canvas(lab.socket(owner(lab.app)), graph)
    checked = canvas.socket.wait("graph-checked", lambda data: "data-aaa.output" in data["columns"])
    assert "code-aaa.output" not in checked["columns"]
    assert not marker.exists()


def test_what_another_person_wrote_needs_ones_own_confirmation(
    lab: Served, boss: Http, tmp_path: Path
) -> None:
    marker = tmp_path / "ran"
    graph = boss.post("/api/graphs", {"document": with_code("")}, 201)["id"]
    carl = lab.http(CARL)
    copy = carl.post(f"/api/graphs/{graph}/duplicate", status=201)["id"]
    canvas = Canvas(lab.socket(CARL), copy)
    text = json.dumps(touching(marker))
    assert canvas.edit(lambda it: it.nodes["code-aaa"]["params"].update({"code": text}))["ok"]
    assert problems(boss.post(f"/api/graphs/{copy}/runs", {}, 422)) == {"confirm-code"}
    assert not marker.exists()
    assert [code["text"] for code in boss.get(f"/api/graphs/{copy}/code")] == [touching(marker)]


def test_one_persons_confirmation_is_not_anothers(lab: Served, boss: Http, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    document = with_code(touching(marker))
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    digest = boss.get(f"/api/graphs/{graph}/code")[0]["sha256"]
    boss.post("/api/session/confirm", {"digests": [digest]})
    assert boss.get(f"/api/graphs/{graph}/code") == []
    carl = lab.http(CARL)
    copy = carl.post(f"/api/graphs/{graph}/duplicate", status=201)["id"]
    assert problems(carl.post(f"/api/graphs/{copy}/runs", {}, 422)) == {"confirm-code"}


def test_code_is_refused_beyond_this_computer_even_if_confirmed(
    public: Served, tmp_path: Path
) -> None:
    marker = tmp_path / "ran"
    for person in (owner(public.app), CARL):
        http = public.http(person)
        graph = http.post("/api/graphs", {"document": with_code(touching(marker))}, 201)["id"]
        digests = [code["sha256"] for code in http.get(f"/api/graphs/{graph}/code")]
        if digests:
            http.post("/api/session/confirm", {"digests": digests})
        refused = http.post(f"/api/graphs/{graph}/runs", {"confirmed": digests}, 422)
        assert not problems(refused) & {"confirm-code"}
    assert not marker.exists()


class Bomb:
    """What runs a program when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return open, (str(self.marker), "w")


@pytest.fixture
def bomb(tmp_path: Path) -> tuple[bytes, Path]:
    marker = tmp_path / "ran"
    pickle.loads(pickle.dumps(Bomb(tmp_path / "it works"))).close()
    assert (tmp_path / "it works").exists()
    return pickle.dumps(Bomb(marker)), marker


FORMATS = ["x.csv", "x.parquet", "x.xlsx", "x.jsonl", "x.json", "x.pkl", "x.pickle", "x.joblib"]


@pytest.mark.parametrize("name", FORMATS)
def test_no_file_is_ever_unpickled(boss: Http, bomb: tuple[bytes, Path], name: str) -> None:
    content, marker = bomb
    sent = {"file": (name, io.BytesIO(content))}
    file = boss.request("POST", "/api/files", files=sent).json()
    value = {"name": file["name"], "sha256": file["sha256"]}
    boss.request("POST", "/api/files/preview", json={"file": value, "params": {}})
    document = {
        "format": 1,
        "name": "Bomb",
        "nodes": {"file-aaa": node("file", "import_file", {"file": value})},
    }
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    boss.request("POST", f"/api/graphs/{graph}/runs", json={})
    assert not marker.exists()


def test_values_reach_code_only_as_literals(lab: Served, boss: Http, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    call = f"__import__('pathlib').Path({str(marker)!r}).touch()"
    texts = [f"a,b\n1,2\n{call},1\n", f'"""\n{call}\n"""', f"a\n'); {call}; ('", "\\", '"' * 7]
    for text in texts:
        document = {
            "format": 1,
            "name": f'"""\n{call}\n"""',
            "nodes": {
                "data-aaa": node("things", "enter_data", {"text": text}),
                "split-aaa": node(call[:60], "split_data", {}, data="data-aaa.output"),
            },
        }
        graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
        script = boss.get(f"/api/graphs/{graph}/script")["text"]
        compile(script, "script", "exec")
        response = boss.request("POST", f"/api/graphs/{graph}/runs", json={})
        if response.status_code == 201:
            finish(lab, response.json()["id"])
    assert not marker.exists()


def test_uploads_cannot_be_opened_as_pages(boss: Http) -> None:
    for name in ("evil.html", "evil.svg"):
        sent = {"file": (name, io.BytesIO(b"<svg onload='alert(1)'/>"), "text/html")}
        file = boss.request("POST", "/api/files", files=sent).json()
        for path in (f"/api/files/{file['sha256']}", f"/{file['sha256']}", f"/blobs/{name}"):
            response = boss.request("GET", path)
            assert "alert(1)" not in response.text


def test_html_in_a_table_is_saved_not_shown(lab: Served, boss: Http) -> None:
    text = "a\n<script>alert(1)</script>\n"
    document = {
        "format": 1,
        "name": "<script>alert(1)</script>",
        "nodes": {"data-aaa": node("<b>", "enter_data", {"text": text})},
    }
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    run = boss.post(f"/api/graphs/{graph}/runs", {}, 201)["id"]
    finish(lab, run)
    path = f"/api/runs/{run}/outputs/data-aaa/output/download?as=csv"
    response = boss.request("GET", path)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Type"].startswith("text/csv")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    for form in ("html", "pickle", "../x", ""):
        path = f"/api/runs/{run}/outputs/data-aaa/output/download"
        assert boss.request("GET", path, params={"as": form}).status_code == 422
