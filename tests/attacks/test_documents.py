"""Documents, names and files that mean harm."""

from __future__ import annotations

import io
import json

import pytest

from tests.web.people import copier, owner
from tests.web.serving import Http, Served


@pytest.fixture
def boss(served: Served) -> Http:
    return served.http(owner(served.app))


def deep(levels: int) -> str:
    return "[" * levels + "]" * levels


def node(**fields: object) -> dict[str, object]:
    return {"name": "a", "module": "split_data", "version": 1, "params": {}, "inputs": {}} | fields


HOSTILE = {
    "not json": "{",
    "not an object": "[]",
    "deep": '{"format": 1, "nodes": {}, "x": ' + deep(100_000) + "}",
    "duplicate ids": '{"format": 1, "nodes": {"a-aaa": {}, "a-aaa": {}}}',
    "non-finite": '{"format": 1, "nodes": {}, "layout": {"a-aaa": [NaN, Infinity]}}',
    "huge number": '{"format": 1, "nodes": {}, "layout": {"a-aaa": [1e999, 0]}}',
    "huge integer": '{"format": 1, "nodes": {}, "parameters": {"a": 1' + "0" * 5000 + "}}",
    "bad id": json.dumps({"format": 1, "nodes": {"../../etc/passwd": node()}}),
    "newer format": json.dumps({"format": 999, "nodes": {}}),
    "cycle": json.dumps(
        {
            "format": 1,
            "nodes": {
                "a-aaa": node(name="a", inputs={"data": ["b-bbb.train"]}),
                "b-bbb": node(name="b", inputs={"data": ["a-aaa.train"]}),
            },
        }
    ),
    "many nodes": json.dumps({"format": 1, "nodes": {f"n-{i:05}": node() for i in range(5001)}}),
    "wrong types": json.dumps({"format": 1, "nodes": {"a-aaa": node(params=[1], inputs="x")}}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_refused_and_says_where(boss: Http, name: str) -> None:
    answer = boss.post("/api/graphs", {"document": HOSTILE[name]}, 422)
    assert answer["error"]["code"] == "bad-document"
    assert answer["error"]["problems"][0]["message"]
    assert boss.get("/api/graphs") == []


@pytest.mark.parametrize("name", [name for name in HOSTILE if name != "duplicate ids"])
def test_so_is_one_that_is_not_sent_as_text(boss: Http, name: str) -> None:
    body = '{"document": ' + HOSTILE[name] + "}"
    response = boss.request("POST", "/api/graphs", data=body)
    assert response.status_code == 422
    assert response.json()["error"]["problems"][0]["message"]


def test_a_deep_body_is_refused(boss: Http) -> None:
    body = '{"document": ' + deep(100_000) + "}"
    response = boss.request("POST", "/api/graphs", data=body)
    assert response.status_code == 422


NAMES = ["../../evil", "a\r\nSet-Cookie: x=y", 'x"; filename="evil.exe', "<script>", "\u202egpj"]


@pytest.mark.parametrize("name", NAMES)
def test_names_cannot_leave_the_header_they_stand_in(boss: Http, name: str) -> None:
    made = boss.request("POST", "/api/graphs", json={"name": name})
    if made.status_code == 422:
        return
    response = boss.request("GET", f"/api/graphs/{made.json()['id']}/document")
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename")
    assert "/" not in disposition
    assert "Set-Cookie" not in response.headers
    assert disposition.count('"') in (0, 2)
    assert "sandbox" in response.headers["Content-Security-Policy"]


IDS = ["..", "%2e%2e%2f", "a/../b", "a%00b", "' OR 1=1 --", "x" * 5000, "\u2028"]


@pytest.mark.parametrize("graph", IDS)
def test_ids_that_are_none_find_nothing(boss: Http, graph: str) -> None:
    for path in (f"/api/graphs/{graph}", f"/api/runs/{graph}", f"/api/runs/{graph}/script"):
        assert boss.request("GET", path).status_code == 404


def upload(boss: Http, name: str, content: bytes = b"a\n1\n") -> dict[str, object]:
    response = boss.request("POST", "/api/files", files={"file": (name, io.BytesIO(content))})
    assert response.status_code == 201, response.text
    found: dict[str, object] = response.json()
    return found


FILES = [
    "../../../etc/cron.d/x",
    "C:\\autoexec.bat",
    "con",
    "a\x00b.csv",
    "x" * 5000,
    ".",
    "\u202e",
]


@pytest.mark.parametrize("name", FILES)
def test_names_of_uploads_are_made_harmless(boss: Http, name: str) -> None:
    kept = str(upload(boss, name)["name"])
    assert not set(kept) & set('/\\:\x00"')
    assert kept.strip(".")
    assert len(kept) <= 200


def test_an_upload_over_the_limit_is_refused(served: Served, boss: Http) -> None:
    object.__setattr__(served.app.extensions["doorkeeper"].settings, "max_upload", 1000)
    sent = {"file": ("big.csv", io.BytesIO(b"x" * 2000))}
    response = boss.request("POST", "/api/files", files=sent)
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "too-large"


def test_an_upload_of_a_guest_is_cut_off_while_it_arrives(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designer.web.routes.files.GUEST_UPLOAD_BYTES", 1000)
    sent = {"file": ("big.csv", io.BytesIO(b"x" * 2000))}
    response = served.http(copier("Carl")).request("POST", "/api/files", files=sent)
    assert response.status_code == 413


def test_an_upload_without_a_file_is_refused(boss: Http) -> None:
    assert boss.post("/api/files", {}, 422)["error"]["code"] == "no-file"
    many = {f"file{i}": (f"{i}.csv", b"x") for i in range(50)}
    assert boss.request("POST", "/api/files", files=many).status_code == 413


def test_a_preview_asks_for_a_digest_and_nothing_else(boss: Http) -> None:
    for digest in ("../../../etc/passwd", "0" * 63, "G" * 64):
        body = {"file": {"name": "x.csv", "sha256": digest}, "params": {}}
        assert boss.post("/api/files/preview", body, 422)["error"]["code"] == "invalid"
    body = {"file": {"name": "x.csv", "sha256": "0" * 64}, "params": {}}
    assert boss.post("/api/files/preview", body, 404)
    named = {"file": {"name": "../x.csv", "sha256": "0" * 64}, "params": {}}
    assert boss.post("/api/files/preview", named, 422)


def test_a_path_in_a_file_parameter_reads_nothing(boss: Http) -> None:
    value = {"name": "x.csv", "path": "/etc/passwd"}
    document = {
        "format": 1,
        "name": "Thief",
        "nodes": {"f-aaa": node(module="import_file", params={"file": value})},
    }
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    answer = boss.post(f"/api/graphs/{graph}/runs", {}, 422)
    assert answer["error"]["problems"]
