"""Graphs that several windows have open."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Iterator

import pytest

from tests.web.people import copier, owner, watcher
from tests.web.serving import PATIENCE, Canvas, Served, add_note


def test_two_windows_see_each_others_edits_at_once(served: Served, graph: str) -> None:
    one, other = (Canvas(served.socket(owner(served.app)), graph) for _ in range(2))
    assert one.edit(add_note("note-aaa", "first")) == {"ok": True, "saved": True}
    other.hear()
    assert other.names()["note-aaa"] == "first"
    other.edit(add_note("note-bbb", "second"))
    one.hear()
    assert one.names() == other.names()


def test_edits_made_at_the_same_time_both_stay(served: Served, graph: str) -> None:
    one, other = (Canvas(served.socket(owner(served.app)), graph) for _ in range(2))
    mine, yours = one.draw(add_note("note-aaa")), other.draw(add_note("note-bbb"))
    assert one.send(mine)["ok"]
    assert other.send(yours)["ok"]
    one.hear()
    other.hear()
    assert one.names() == other.names()
    document = served.http(owner(served.app)).get(f"/api/graphs/{graph}/document")
    assert set(document["nodes"]) >= {"note-aaa", "note-bbb"}


def test_who_was_away_catches_up_and_brings_what_they_did(served: Served, graph: str) -> None:
    away = Canvas(served.socket(owner(served.app)), graph)
    away.socket.close()
    away.draw(add_note("note-aaa", "drawn offline"))
    here = Canvas(served.socket(owner(served.app)), graph)
    here.edit(add_note("note-bbb", "drawn meanwhile"))
    back = Canvas(served.socket(owner(served.app)), graph, away.doc)
    here.hear()
    assert back.names() == here.names()
    assert {"note-aaa", "note-bbb"} <= set(back.names())


def test_an_edit_is_not_sent_back_to_who_made_it(served: Served, graph: str) -> None:
    one, other = (Canvas(served.socket(owner(served.app)), graph) for _ in range(2))
    one.edit(add_note("note-aaa"))
    other.hear()
    other.edit(add_note("note-bbb"))
    message = one.socket.wait("graph-update")
    one.doc.apply_update(message["update"])
    assert "note-bbb" in one.names()


def test_problems_follow_an_edit(served: Served, graph: str) -> None:
    canvas = Canvas(served.socket(owner(served.app)), graph)
    canvas.edit(lambda it: it.add("split-aaa", "split_data", "split", fraction="7"))
    checked = canvas.socket.wait(
        "graph-checked",
        lambda data: any(problem["node"] == "split-aaa" for problem in data["problems"]),
    )
    assert checked["graph"] == graph


def test_everyone_sees_who_is_there(served: Served, graph: str) -> None:
    one = Canvas(served.socket(owner(served.app)), graph)
    guest = Canvas(served.socket(watcher("Wanda")), graph)
    seen = one.socket.wait("presence", lambda data: len(data["people"]) == 2)
    assert {person["name"] for person in seen["people"]} >= {"Wanda"}
    guest.socket.call("presence", {"graph": graph, "state": {"selection": ["note-aaa"]}})
    one.socket.wait(
        "presence",
        lambda data: any(person["state"].get("selection") for person in data["people"]),
    )
    guest.socket.close()
    one.socket.wait("presence", lambda data: len(data["people"]) == 1)


def test_a_new_graph_is_told_to_all(served: Served) -> None:
    socket = served.socket(copier("Carl"))
    served.http(owner(served.app)).post("/api/graphs", {"name": "New"}, 201)
    socket.wait("graphs-changed")


def test_leaving_a_graph_ends_its_edits(served: Served, graph: str) -> None:
    one, other = (Canvas(served.socket(owner(served.app)), graph) for _ in range(2))
    assert one.socket.call("graph-close", {"graph": graph})["ok"]
    other.edit(add_note("note-aaa"))
    other.socket.call("graph-close", {"graph": graph})
    assert all(name != "graph-update" for name, _ in list(one.socket.heard.queue))


@pytest.fixture
def restless() -> Iterator[None]:
    """Let threads take turns as often as they can, so that what races loses."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("restless")
def test_many_messages_at_once_reach_a_window_whole(served: Served, graph: str) -> None:
    """Edits, answers and presence from many threads never mix their parts."""
    watching = Canvas(served.socket(owner(served.app)), graph)
    windows = [Canvas(served.socket(owner(served.app)), graph) for _ in range(4)]

    def work(number: int) -> None:
        canvas = windows[number]
        for count in range(15):
            canvas.edit(add_note(f"note-a{number}{count:02}"))
            state = {"cursor": [count, number]}
            canvas.socket.call("presence", {"graph": graph, "state": state})

    threads = [threading.Thread(target=work, args=[number]) for number in range(len(windows))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for _ in range(60):
        watching.hear()
    assert len(watching.names()) == 60
    assert all(canvas.socket.client.connected for canvas in windows)


def test_messages_of_a_window_are_taken_in_order(served: Served, graph: str) -> None:
    canvas = Canvas(served.socket(owner(served.app)), graph)
    updates = [canvas.draw(add_note(f"note-a{number:02}")) for number in range(30)]
    answers: queue.Queue[dict[str, bool]] = queue.Queue()
    for update in updates:
        message = {"graph": graph, "update": update}
        canvas.socket.client.emit("graph-update", message, callback=answers.put)
    assert all(answers.get(timeout=PATIENCE)["ok"] for _ in updates)
    assert Canvas(served.socket(owner(served.app)), graph).names() == canvas.names()
