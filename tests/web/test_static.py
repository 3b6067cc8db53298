"""The bundle and its page."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from designer.web import static
from designer.web.app import create_app
from designer.web.rooms import Rooms
from designer.web.settings import Settings
from tests.web.people import HOST, Browser, owner

INDEX = "<html><head><title>Canvas</title></head><body></body></html>"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX)
    (folder / "assets" / "main-BkH3x_9a.js").write_text("plain")
    (folder / "assets" / "main-BkH3x_9a.js.br").write_bytes(b"brotli")
    (folder / "assets" / "main-BkH3x_9a.js.gz").write_bytes(b"gzip")
    (folder / "favicon.svg").write_text("<svg/>")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def browser(tmp_path: Path, bundle: Path) -> Browser:
    app = create_app(Rooms.of(None), Settings(tmp_path, static=bundle))  # type: ignore[arg-type]
    return Browser(app, owner(app))


@pytest.mark.parametrize("path", ["/", "/g/split-k3f", "/runs", "/runs/abc", "/compare?runs=a,b"])
def test_every_page_is_the_canvas_with_a_nonce_of_its_own(browser: Browser, path: str) -> None:
    nonces = set()
    for _ in range(2):
        page = browser.get(path)
        found = re.search(r'<meta name="csp-nonce" content="([^"]+)"></head>', page.text)
        assert found is not None
        assert f"'nonce-{found[1]}'" in page.headers["Content-Security-Policy"]
        nonces.add(found[1])
    assert len(nonces) == 2


def test_the_policy_lets_only_our_own_things_in(browser: Browser) -> None:
    policy = dict(
        part.split(" ", 1)
        for part in browser.get("/").headers["Content-Security-Policy"].split("; ")
    )
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["connect-src"] == f"'self' ws://{HOST} wss://{HOST}"
    assert policy["report-uri"] == "/api/csp-report"
    assert not any("unsafe" in sources for sources in policy.values())


def test_hashed_files_are_kept_for_ever_and_others_asked_for(browser: Browser) -> None:
    hashed = browser.get("/assets/main-BkH3x_9a.js")
    assert "immutable" in hashed.headers["Cache-Control"]
    assert hashed.mimetype == "text/javascript"
    icon = browser.get("/favicon.svg")
    assert icon.headers["Cache-Control"] == "no-cache"
    again = browser.get("/favicon.svg", headers={"If-None-Match": icon.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("accepted", "body"), [("gzip, br", b"brotli"), ("gzip", b"gzip"), ("identity", b"plain")]
)
def test_packed_files_are_sent_to_who_takes_them(
    browser: Browser, accepted: str, body: bytes
) -> None:
    headers = {"Accept-Encoding": accepted}
    response = browser.get("/assets/main-BkH3x_9a.js", headers=headers)
    assert response.data == body
    assert response.mimetype == "text/javascript"
    assert response.headers["Vary"] == "Accept-Encoding"


def test_what_is_not_packed_is_packed_for_other_computers(browser: Browser) -> None:
    answers = [
        browser.get(
            "/favicon.svg",
            headers={"Accept-Encoding": "gzip"},
            environ_overrides={"REMOTE_ADDR": address},
        )
        for address in ("127.0.0.1", "192.168.1.9")
    ]
    assert answers[0].data == b"<svg/>"
    assert gzip.decompress(answers[1].data) == b"<svg/>"


PATHS = [
    "/../secret.txt",
    "/assets/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/assets/..%5c..%5csecret.txt",
    "//etc/passwd.txt",
    "/assets/%00.txt",
    "/C:/windows/win.ini",
]


@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out_of_the_bundle(browser: Browser, path: str) -> None:
    response = browser.get(path)
    assert response.status_code == 404
    assert b"secret" not in response.data


def test_an_unbuilt_canvas_says_how_to_build_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(static, "bundle_folder", lambda chosen=None: None)
    app = create_app(Rooms.of(None), Settings(tmp_path))  # type: ignore[arg-type]
    page = Browser(app, owner(app)).get("/")
    assert page.status_code == 503
    assert "./run" in page.text


def test_files_are_public_and_pages_are_not(tmp_path: Path, bundle: Path) -> None:
    app = create_app(Rooms.of(None), Settings(tmp_path, static=bundle))  # type: ignore[arg-type]
    stranger = Browser(app)
    assert stranger.get("/favicon.svg").status_code == 200
    assert stranger.get("/g/abc").status_code == 401
    assert stranger.get("/index.html").status_code == 404
