"""Messages that no browser of ours would send."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
import requests
import socketio
import websocket

from tests.web.people import copier, owner, watcher
from tests.web.serving import PATIENCE, Canvas, Served, Socket, add_note, cookie_for


def connect(served: Served, **options: Any) -> websocket.WebSocket:
    url = served.url.replace("http", "ws") + "/socket.io/?EIO=4&transport=websocket"
    return websocket.create_connection(url, timeout=PATIENCE, **options)


@pytest.mark.parametrize("cookie", [None, "designer-0=forged", "x=y"])
def test_a_stranger_is_not_let_in(served: Served, cookie: str | None) -> None:
    with pytest.raises(socketio.exceptions.ConnectionError):
        Socket(served.url, cookie)
    headers = {"Cookie": cookie} if cookie else {}
    polling = requests.get(f"{served.url}/socket.io/?EIO=4&transport=polling", headers=headers)
    assert polling.status_code == 401


@pytest.mark.parametrize("options", [{"origin": "http://evil.example"}, {"suppress_origin": True}])
def test_a_page_of_another_site_is_not_let_in(served: Served, options: dict[str, Any]) -> None:
    cookie = cookie_for(served.app, owner(served.app))
    with pytest.raises(websocket.WebSocketBadStatusException, match="403"):
        connect(served, cookie=cookie, **options)


def test_a_foreign_host_is_not_let_in(served: Served) -> None:
    with pytest.raises(websocket.WebSocketBadStatusException, match="foreign-host"):
        connect(served, host="evil.example", origin="http://evil.example")


NONSENSE = [
    None,
    7,
    "text",
    [],
    {},
    {"graph": None},
    {"graph": "../../etc", "vector": b""},
    {"graph": "a" * 1000, "vector": b""},
    {"graph": "abc", "vector": "no bytes"},
    {"graph": "abc", "vector": b"", "role": "owner"},
    {"graph": {"$ne": ""}, "vector": b""},
]
EVENTS = ["graph-open", "graph-update", "graph-close", "presence", "run-follow", "run-unfollow"]


@pytest.mark.parametrize("name", EVENTS)
def test_nonsense_gets_an_error_and_harms_nothing(served: Served, name: str) -> None:
    socket = served.socket(copier())
    for data in NONSENSE:
        if name == "graph-close" and data == {"graph": "abc"}:
            continue
        answer = socket.call(name, data)
        assert answer["ok"] is False
        assert set(answer["error"]) >= {"code", "message"}
    assert socket.client.connected


UPDATES = [b"", b"\x00", b"\xff" * 100, b"\x01\x01\xff\xff\xff\xff\xff\xff\xff\xff\x7f", b"{}"]


@pytest.mark.parametrize("update", UPDATES, ids=repr)
def test_broken_updates_are_refused_and_leave_no_trace(
    served: Served, graph: str, update: bytes
) -> None:
    canvas = Canvas(served.socket(owner(served.app)), graph)
    canvas.edit(add_note("note-aaa"))
    answer = canvas.send(update)
    assert answer["ok"] is False
    canvas.edit(add_note("note-bbb"))
    document = served.http(owner(served.app)).get(f"/api/graphs/{graph}/document")
    assert set(document["nodes"]) == {"note-aaa", "note-bbb"}


def test_hostile_content_of_a_sound_update_is_repaired(served: Served, graph: str) -> None:
    from pycrdt import Map

    def vandalise(canvas: Canvas) -> None:
        canvas.nodes["../../etc"] = Map({"name": "x"})
        canvas.nodes["text-aaa"] = "no map"
        canvas.nodes["wire-aaa"] = Map(
            {
                "name": "wire",
                "module": "split_data",
                "version": "1e999",
                "params": Map({"fraction": "{not json", "__class__": '"x"'}),
                "inputs": Map({"data": '"nobody-aaa.output"', "data#1": '"wire-aaa.train"'}),
            }
        )
        canvas.doc.get("layout", type=Map)["wire-aaa"] = "[1e999, NaN]"
        canvas.meta["format"] = '"99"'

    canvas = Canvas(served.socket(owner(served.app)), graph)
    canvas.edit(vandalise)
    document = served.http(owner(served.app)).get(f"/api/graphs/{graph}/document")
    assert set(document["nodes"]) <= {"wire-aaa"}
    assert document["format"] == 1
    assert canvas.edit(add_note("note-aaa"))["ok"]


def test_a_graph_does_not_grow_without_end(served: Served, graph: str) -> None:
    canvas = Canvas(served.socket(owner(served.app)), graph)
    fat = "x" * (5 * 2**20)
    answers = [canvas.edit(add_note(f"fat-a{i:02}", fat)) for i in range(5)]
    assert answers[-1]["ok"] is False
    assert served.http(owner(served.app)).get(f"/api/graphs/{graph}")["name"] == "Ours"


def test_a_message_over_the_limit_ends_the_connection_only(served: Served, graph: str) -> None:
    cookie = cookie_for(served.app, owner(served.app))
    raw = connect(served, cookie=cookie, origin=served.url)
    raw.recv()
    with contextlib.suppress(websocket.WebSocketException, OSError):
        raw.send("4" + "x" * (7 * 2**20))
        while raw.recv():
            pass
    assert not raw.connected
    assert Canvas(served.socket(owner(served.app)), graph).access == "edit"


def test_more_connections_than_allowed_are_refused(served: Served) -> None:
    object.__setattr__(served.app.extensions["doorkeeper"].settings, "max_clients", 2)
    for _ in range(2):
        served.socket(watcher())
    with pytest.raises(socketio.exceptions.ConnectionError):
        served.socket(watcher())


def test_other_namespaces_and_events_do_nothing(served: Served) -> None:
    socket = served.socket(owner(served.app))
    with pytest.raises(socketio.exceptions.TimeoutError):
        socket.client.call("shutdown", {}, timeout=0.2)
    assert socket.client.connected
