"""Requests that do not come from our own page."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from designer.web.app import create_app
from designer.web.rooms import Rooms
from designer.web.settings import Settings
from tests.web.people import Browser, owner


def never() -> None:
    raise AssertionError("nothing here needs the workspace")


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return create_app(Rooms.of(None), Settings(tmp_path, share=False))  # type: ignore[arg-type]


@pytest.fixture
def browser(app: Flask) -> Browser:
    return Browser(app, owner(app))


FOREIGN_HOSTS = [
    "evil.example",
    "evil.example:8151",
    "localhost.evil.example",
    "localhost@evil.example",
    "192.168.1.7:8151",
    "8.8.8.8",
    "",
    "localhost:x",
    "[::2]:8151",
]


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_a_foreign_host_is_refused_everywhere(browser: Browser, host: str) -> None:
    for path in ("/", "/api/session", "/assets/a.js", "/socket.io/?EIO=4&transport=polling"):
        response = browser.get(path, headers={"Host": host})
        assert response.status_code == 403
        assert response.json["error"]["code"] == "foreign-host"


@pytest.mark.parametrize("host", ["localhost", "localhost:9999", "127.0.0.1:8151", "[::1]:8151"])
def test_this_computer_is_known_by_any_port(app: Flask, host: str) -> None:
    response = Browser(app).get("/api/session", headers={"Host": host})
    assert response.json["error"]["code"] == "sign-in"


def test_a_shared_server_answers_to_addresses_but_not_to_names(tmp_path: Path) -> None:
    settings = Settings(tmp_path, host="0.0.0.0", share=True, hosts=("Proxy.example",))
    stranger = Browser(create_app(Rooms.of(None), settings))  # type: ignore[arg-type]
    codes = {
        host: stranger.get("/api/session", headers={"Host": host}).json["error"]["code"]
        for host in ("192.168.1.7:8151", "proxy.example", "rebound.evil.example")
    }
    assert codes == {
        "192.168.1.7:8151": "sign-in",
        "proxy.example": "sign-in",
        "rebound.evil.example": "foreign-host",
    }


FOREIGN_ORIGINS = [
    "http://evil.example",
    "http://localhost:9999",
    "http://localhost:8151.evil.example",
    "null",
    "file://",
    "",
    "chrome-extension://localhost:8151",
    "http://[",
    "http://[::1%0d]",
]


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE", "PUT"])
def test_a_change_from_a_foreign_origin_is_refused(
    browser: Browser, origin: str, method: str
) -> None:
    response = browser.open(method, "/api/graphs", headers={"Origin": origin})
    assert response.status_code == 403
    assert response.json["error"]["code"] == "foreign-origin"


def test_a_change_without_origin_is_refused(browser: Browser) -> None:
    response = browser.post("/api/graphs", headers={"Origin": None})
    assert response.json["error"]["code"] == "missing-origin"


def test_a_change_without_our_header_is_refused(browser: Browser) -> None:
    response = browser.post("/api/graphs", headers={"X-Designer": None})
    assert response.status_code == 403
    assert response.json["error"]["code"] == "missing-header"


@pytest.mark.parametrize("path", ["/", "/g/abc", "/api/session", "/api/nothing", "/join", "/x.js"])
def test_every_response_carries_the_security_headers(browser: Browser, path: str) -> None:
    headers = browser.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Access-Control-Allow-Origin" not in headers


def test_refusals_and_sockets_carry_them_too(browser: Browser) -> None:
    refused = browser.get("/", headers={"Host": "evil.example"})
    polling = browser.get("/socket.io/?EIO=4&transport=polling")
    for response in (refused, polling):
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_socket_from_a_foreign_origin_is_refused(browser: Browser, origin: str) -> None:
    response = browser.get(
        "/socket.io/?EIO=4&transport=websocket",
        headers={"Origin": origin, "Upgrade": "websocket", "Connection": "Upgrade"},
    )
    assert response.status_code == 403
    polling = browser.get("/socket.io/?EIO=4&transport=polling", headers={"Origin": origin})
    assert polling.status_code == 403


def test_a_socket_without_origin_is_refused(browser: Browser) -> None:
    response = browser.get(
        "/socket.io/?EIO=4&transport=websocket",
        headers={"Origin": None, "Upgrade": "websocket", "Connection": "Upgrade"},
    )
    assert response.json["error"]["code"] == "missing-origin"


def test_errors_are_json_of_one_shape(browser: Browser) -> None:
    for path, status in (("/api/nothing", 404), ("/api", 404), ("/missing.js", 404)):
        response = browser.get(path)
        assert response.status_code == status
        assert response.mimetype == "application/json"
        assert set(response.json["error"]) >= {"code", "message"}


def test_a_body_over_the_limit_is_refused(browser: Browser) -> None:
    response = browser.post("/api/graphs", data=b"x" * (6 * 1024 * 1024 + 1))
    assert response.status_code == 413
    assert response.json["error"]["code"] == "too-large"


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"name": 7}', b'{"surprise": 1}', b"\xff\xfe"])
def test_a_body_of_another_shape_says_where(browser: Browser, body: bytes) -> None:
    response = browser.post("/api/graphs", data=body)
    assert response.status_code == 422
    assert response.json["error"]["problems"]


def test_violations_are_taken_and_told_to_the_owner(browser: Browser, app: Flask) -> None:
    sent = {"csp-report": {"violated-directive": "script-src"}}
    headers = {"Origin": "null", "X-Designer": None}
    assert browser.post("/api/csp-report", json=sent, headers=headers).status_code == 204
    assert browser.get("/api/csp-report").json == [sent]
    assert Browser(app).get("/api/csp-report").status_code == 401
    huge = browser.post("/api/csp-report", data=b"x" * 20_000)
    assert huge.status_code == 413
