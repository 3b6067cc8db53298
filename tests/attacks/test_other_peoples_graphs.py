"""Guests who want more than their link gives, over HTTP and over the socket."""

from __future__ import annotations

import pytest

from designer.web.people import Identity
from tests.web.people import copier, owner, watcher
from tests.web.serving import Canvas, Served, add_note

CARL, DORA = copier("Carl"), copier("Dora")
WANDA = watcher("Wanda")


@pytest.fixture
def carls(served: Served, graph: str) -> str:
    """A copy that Carl made of the shared graph."""
    return str(served.http(CARL).post(f"/api/graphs/{graph}/duplicate", status=201)["id"])


WRITES = [
    ("PATCH", "", {"name": "Taken"}),
    ("DELETE", "", None),
    ("POST", "/restore", None),
    ("POST", "/runs", {}),
    ("POST", "/revisions/1/restore", None),
]


@pytest.mark.parametrize(("method", "path", "body"), WRITES)
@pytest.mark.parametrize("guest", [WANDA, CARL], ids=["watch", "copy"])
def test_guests_do_not_write_to_the_shared_graph(
    served: Served, graph: str, guest: Identity, method: str, path: str, body: object
) -> None:
    before = served.http(owner(served.app)).get(f"/api/graphs/{graph}")
    answer = served.http(guest).call(method, f"/api/graphs/{graph}{path}", body, status=403)
    assert answer["error"]["code"] in ("forbidden", "not-allowed")
    assert served.http(owner(served.app)).get(f"/api/graphs/{graph}") == before


@pytest.mark.parametrize("guest", [WANDA, CARL], ids=["watch", "copy"])
def test_guests_do_not_write_to_it_over_the_socket(
    served: Served, graph: str, guest: Identity
) -> None:
    teacher = Canvas(served.socket(owner(served.app)), graph)
    canvas = Canvas(served.socket(guest), graph)
    assert canvas.access == "watch"
    answer = canvas.edit(add_note("note-aaa"))
    assert (answer["ok"], answer["error"]["code"]) == (False, "forbidden")
    teacher.edit(add_note("note-bbb"))
    canvas.hear()
    assert set(Canvas(served.socket(owner(served.app)), graph).names()) == {"note-bbb"}


def test_watchers_make_nothing(served: Served, graph: str) -> None:
    wanda = served.http(WANDA)
    for path, body in (
        ("/api/graphs", {"name": "Mine"}),
        (f"/api/graphs/{graph}/duplicate", None),
        ("/api/files", None),
        ("/api/files/preview", {}),
        ("/api/session/confirm", {"digests": []}),
    ):
        assert wanda.post(path, body, 403)["error"]["code"] == "not-allowed"
    assert len(served.http(owner(served.app)).get("/api/graphs")) == 1


def test_a_copy_is_ones_own(served: Served, carls: str) -> None:
    assert served.http(CARL).call("PATCH", f"/api/graphs/{carls}", {"name": "Carl's"})
    assert Canvas(served.socket(CARL), carls).edit(add_note("note-aaa"))["ok"]
    assert Canvas(served.socket(owner(served.app)), carls).access == "edit"


READS = ["", "/document", "/revisions", "/revisions/1/document", "/script", "/runs", "/code"]


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize("guest", [WANDA, DORA], ids=["watch", "copy"])
def test_guests_do_not_read_each_others_graphs(
    served: Served, carls: str, guest: Identity, path: str
) -> None:
    response = served.http(guest).request("GET", f"/api/graphs/{carls}{path}")
    hidden = response.status_code in (403, 404) or response.json() == []
    assert hidden, response.text
    listed = {graph["id"] for graph in served.http(guest).get("/api/graphs")}
    assert carls not in listed


@pytest.mark.parametrize("guest", [WANDA, DORA], ids=["watch", "copy"])
def test_guests_do_not_open_each_others_graphs(served: Served, carls: str, guest: Identity) -> None:
    socket = served.socket(guest)
    answer = socket.call("graph-open", {"graph": carls, "vector": b""})
    assert answer["error"]["code"] == "not-found"
    Canvas(served.socket(CARL), carls).edit(add_note("note-aaa"))
    pointed = socket.call("presence", {"graph": carls, "state": {}})
    assert pointed["error"]["code"] == "not-open"
    assert all(name != "graph-update" for name, _ in list(socket.heard.queue))


def test_nobody_duplicates_what_they_may_not_see(served: Served, carls: str) -> None:
    answer = served.http(DORA).post(f"/api/graphs/{carls}/duplicate", status=404)
    assert answer["error"]["code"] == "not-found"


def test_a_link_to_one_graph_shows_no_other(served: Served, graph: str) -> None:
    hidden = served.http(owner(served.app)).post("/api/graphs", {"name": "Hidden"}, 201)["id"]
    guest = watcher("Walt", frozenset([graph]))
    listed = {found["id"] for found in served.http(guest).get("/api/graphs")}
    assert listed == {graph}
    served.http(guest).get(f"/api/graphs/{hidden}", status=404)
    answer = served.socket(guest).call("graph-open", {"graph": hidden, "vector": b""})
    assert answer["error"]["code"] == "not-found"


def test_only_the_owner_gives_links_out(served: Served, graph: str) -> None:
    for guest in (WANDA, CARL):
        served.http(guest).get("/api/share", status=403)
    links = served.http(owner(served.app)).get(f"/api/share?graph={graph}")["links"]
    assert [link["kind"] for link in links] == ["watch", "copy"]


def test_a_copy_link_makes_a_copy_to_work_on(served: Served, graph: str) -> None:
    links = served.http(owner(served.app)).get(f"/api/share?graph={graph}")["links"]
    token = links[1]["url"].partition("token=")[2]
    guest = served.http(WANDA)
    guest.session.headers.pop("Cookie")
    joined = guest.post("/api/join", {"token": token, "nickname": "Nina"})
    copy = joined["open"].removeprefix("/g/")
    assert copy != graph
    assert guest.get(f"/api/graphs/{copy}")["access"] == "edit"
    assert guest.get(f"/api/graphs/{graph}")["access"] == "watch"


def test_what_the_owner_deleted_is_gone_for_guests(served: Served, graph: str) -> None:
    served.http(owner(served.app)).call("DELETE", f"/api/graphs/{graph}")
    served.http(WANDA).get(f"/api/graphs/{graph}", status=404)
    assert served.http(WANDA).get("/api/graphs?deleted=1") == []
