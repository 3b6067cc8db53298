"""What stays when the server dies."""

from __future__ import annotations

from pathlib import Path

from tests.web.processes import ServerProcess
from tests.web.serving import Canvas, Socket, add_note


def test_kill_9_loses_nothing_that_was_said_to_be_saved(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        graph = server.http().post("/api/graphs", {"name": "Ours"}, 201)["id"]
        canvas = Canvas(Socket(server.url, server.sign_in()), graph)
        for number in range(10):
            saved = canvas.edit(add_note(f"note-a{number:02}"))
            assert saved == {"ok": True, "saved": True}
        server.kill()
        canvas.draw(add_note("note-bbb", "drawn while it was down"))
    with ServerProcess(tmp_path, port=server.port) as again:
        fresh = Canvas(Socket(again.url, again.sign_in()), graph)
        assert len(fresh.names()) == 10
        back = Canvas(Socket(again.url, again.sign_in()), graph, canvas.doc)
        fresh.hear()
        assert fresh.names() == back.names()
        assert fresh.names()["note-bbb"] == "drawn while it was down"


def test_a_cookie_outlives_the_server(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as server:
        cookie = server.sign_in()
        server.kill()
    with ServerProcess(tmp_path, port=server.port) as again:
        socket = Socket(again.url, cookie)
        assert socket.client.connected
        socket.close()


def test_a_second_server_shows_where_the_first_is(tmp_path: Path) -> None:
    with ServerProcess(tmp_path) as first:
        first.http().get("/api/graphs")
        second = ServerProcess(tmp_path)
        assert second.address == first.address
        assert second.process.wait(30) == 0
        second.process.communicate()
