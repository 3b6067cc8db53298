"""Graphs over HTTP."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph_store.document import from_json, to_json
from tests.web.people import owner
from tests.web.serving import Canvas, Http, Served, add_note


@pytest.fixture
def boss(served: Served) -> Http:
    return served.http(owner(served.app))


def edit(served: Served, graph: str, key: str) -> None:
    Canvas(served.socket(owner(served.app)), graph).edit(add_note(key))


def nodes(boss: Http, graph: str) -> set[str]:
    return set(boss.get(f"/api/graphs/{graph}/document")["nodes"])


def test_a_graph_is_made_listed_renamed_binned_and_restored(boss: Http) -> None:
    made = boss.post("/api/graphs", {"name": "Cars"}, 201)
    graph = made["id"]
    assert [found["id"] for found in boss.get("/api/graphs")] == [graph]
    assert boss.call("PATCH", f"/api/graphs/{graph}", {"name": "Prices"})["name"] == "Prices"
    assert boss.call("DELETE", f"/api/graphs/{graph}")["deleted"]
    assert boss.get("/api/graphs") == []
    assert [found["id"] for found in boss.get("/api/graphs?deleted=1")] == [graph]
    assert not boss.post(f"/api/graphs/{graph}/restore")["deleted"]
    assert boss.get(f"/api/graphs/{graph}")["name"] == "Prices"


def test_a_document_comes_back_byte_for_byte(boss: Http) -> None:
    sample = boss.get("/api/samples")[0]["name"]
    document = boss.get(f"/api/samples/{sample}/document")
    graph = boss.post("/api/graphs", {"document": document}, 201)["id"]
    response = boss.request("GET", f"/api/graphs/{graph}/document")
    assert response.text == to_json(from_json(document))
    assert response.headers["Content-Disposition"].endswith('.json"')


def test_a_sample_opens_with_its_script_and_picture(boss: Http) -> None:
    for sample in boss.get("/api/samples"):
        graph = boss.post("/api/graphs", {"sample": sample["name"]}, 201)["id"]
        script = boss.get(f"/api/graphs/{graph}/script")
        assert script["problems"] == []
        assert set(script["lines"]) == nodes(boss, graph)
        compile(script["text"], "script", "exec")
        picture = boss.request("GET", sample["picture"])
        assert picture.headers["Content-Type"].startswith("image/svg+xml")
        assert "sandbox" in picture.headers["Content-Security-Policy"]


def test_a_duplicate_goes_its_own_way(served: Served, boss: Http, graph: str) -> None:
    edit(served, graph, "note-aaa")
    copy = boss.post(f"/api/graphs/{graph}/duplicate", status=201)["id"]
    edit(served, copy, "note-bbb")
    assert nodes(boss, graph) == {"note-aaa"}
    assert nodes(boss, copy) == {"note-aaa", "note-bbb"}


def test_a_revision_is_restored_in_every_window(served: Served, boss: Http, graph: str) -> None:
    canvas = Canvas(served.socket(owner(served.app)), graph)
    canvas.edit(add_note("note-aaa"))
    first = boss.get(f"/api/graphs/{graph}/revisions")[-1]["number"]
    boss.post(f"/api/graphs/{graph}/revisions/{first}/restore")
    canvas.hear()
    assert canvas.names() == {}
    revisions: list[dict[str, Any]] = boss.get(f"/api/graphs/{graph}/revisions")
    kept = f"/api/graphs/{graph}/revisions/{revisions[1]['number']}/document"
    assert set(boss.get(kept)["nodes"]) == {"note-aaa"}
    assert revisions[0]["authors"][0]["name"] == "Olga"


def test_what_is_not_there_is_said(boss: Http) -> None:
    for path in ("/api/graphs/nothing", "/api/runs/nothing", "/api/samples/nothing/picture"):
        assert boss.get(path, 404)["error"]["code"] == "not-found"
    assert boss.post("/api/graphs", {"sample": "nothing"}, 404)


def test_the_catalogue_is_sent_once(boss: Http) -> None:
    first = boss.request("GET", "/api/catalogue")
    assert "code" not in json.loads(first.text)["modules"]["split_data"]
    again = boss.request("GET", "/api/catalogue", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.text) == (304, "")


def test_the_session_says_who_i_am(boss: Http) -> None:
    session = boss.get("/api/session")
    assert session["user"]["name"] == "Olga"
    assert (session["role"], session["features"]) == ("owner", {"code": False, "share": True})
