"""Attempts to be somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from designer.web.app import create_app
from designer.web.doorkeeper import Doorkeeper
from designer.web.keys import KEY_FILE, Keys
from designer.web.people import OWNER_ID
from designer.web.rooms import Rooms
from designer.web.settings import Settings
from tests.web.people import Browser, copier, owner, watcher


def make(folder: Path, **settings: object) -> Flask:
    options = {"host": "0.0.0.0", "share": True, "token": "right", **settings}
    return create_app(Rooms.of(None), Settings(folder, **options))  # type: ignore[arg-type]


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return make(tmp_path)


def keeper(app: Flask) -> Doorkeeper:
    found: Doorkeeper = app.extensions["doorkeeper"]
    return found


def test_the_token_becomes_a_cookie_and_leaves_the_address(app: Flask) -> None:
    response = Browser(app).get("/g/abc?token=right")
    cookie = response.headers["Set-Cookie"]
    assert (response.status_code, response.headers["Location"]) == (303, "/g/abc")
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert "right" not in cookie


def test_a_token_that_a_browser_was_started_with_works_once(app: Flask) -> None:
    """Whoever looks at the list of programs finds it there."""
    token = keeper(app).token_for_once()
    first, other = Browser(app), Browser(app)
    assert first.get(f"/?token={token}").status_code == 303
    assert other.get(f"/?token={token}").status_code == 401
    assert first.get(f"/?token={token}").headers["Location"] == "/"


def test_a_sign_in_leads_nowhere_else(app: Flask) -> None:
    for path in ("//evil.example/", "/\\evil.example", "///evil.example"):
        place = Browser(app).get(f"{path}?token=right").headers.get("Location", "/")
        assert not place.startswith(("//", "/\\", "http://evil", "https:"))


@pytest.mark.parametrize(
    "token", ["", "wrong", "right ", "RIGHT", "é", "watch~~0", "~", "a" * 9999]
)
def test_a_wrong_token_signs_nobody_in(app: Flask, token: str) -> None:
    response = Browser(app).get("/", query_string={"token": token})
    assert response.status_code == 401
    assert "Set-Cookie" not in response.headers


def test_a_stranger_gets_nothing(app: Flask) -> None:
    stranger = Browser(app)
    assert stranger.get("/").status_code == 401
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/api") and app.view_functions[rule.endpoint].access != "anyone":
            path = rule.rule
            for name in rule.arguments:
                path = path.replace(f"<{name}>", "x").replace(f"<int:{name}>", "1")
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                assert stranger.open(method, path).status_code == 401, path


def test_every_route_says_whom_it_serves(app: Flask) -> None:
    for view in app.view_functions.values():
        assert view.access in {"anyone", "guests", "editors", "owner"}


def test_a_route_that_does_not_say_serves_nobody(app: Flask) -> None:
    app.add_url_rule("/api/forgotten", view_func=lambda: "secret")
    response = Browser(app, owner(app)).get("/api/forgotten")
    assert response.json["error"]["code"] == "closed"


def cookie_of(app: Flask, browser: Browser) -> str:
    found = browser.client.get_cookie(keeper(app).keys.cookie_name, domain="localhost")
    assert found is not None
    return found.value


def set_cookie(app: Flask, browser: Browser, value: str) -> None:
    browser.client.set_cookie(keeper(app).keys.cookie_name, value, domain="localhost")


def test_a_cookie_signed_with_another_key_is_worthless(app: Flask) -> None:
    browser = Browser(app)
    forged = URLSafeTimedSerializer(b"guessed", salt="cookie").dumps({"role": "owner"})
    for value in (forged, "", "x", "a.b.c", "eyJyb2xlIjoib3duZXIifQ"):
        set_cookie(app, browser, value)
        assert browser.get("/api/session").status_code == 401


def test_a_changed_cookie_is_worthless(app: Flask) -> None:
    browser = Browser(app, watcher())
    mine = cookie_of(app, browser)
    boss = cookie_of(app, Browser(app, owner(app)))
    set_cookie(app, browser, boss.split(".")[0] + "." + mine.split(".", 1)[1])
    assert browser.get("/api/session").status_code == 401


def test_a_cookie_made_before_signing_in_is_not_kept(app: Flask) -> None:
    """Session fixation: what an attacker planted does not become the victim's session."""
    browser = Browser(app)
    set_cookie(app, browser, "planted")
    browser.get("/?token=right")
    assert cookie_of(app, browser) != "planted"
    assert browser.get("/api/session").json["role"] == "owner"


def test_an_old_cookie_is_worthless(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser(app, owner(app))
    monkeypatch.setattr("designer.web.keys.COOKIE_SECONDS", -1)
    assert browser.get("/api/session").status_code == 401


def test_the_owner_stays_signed_in_over_a_restart(tmp_path: Path) -> None:
    before = make(tmp_path)
    value = cookie_of(before, Browser(before, owner(before)))
    after = make(tmp_path, token="another")
    browser = Browser(after)
    set_cookie(after, browser, value)
    assert browser.get("/api/session").json["role"] == "owner"


def test_the_key_is_for_its_owner_alone(app: Flask, tmp_path: Path) -> None:
    assert (tmp_path / KEY_FILE).stat().st_mode & 0o077 == 0


def test_guests_are_strangers_once_nothing_is_shared(tmp_path: Path) -> None:
    shared = make(tmp_path)
    value = cookie_of(shared, Browser(shared, copier()))
    private = make(tmp_path, share=False)
    browser = Browser(private)
    set_cookie(private, browser, value)
    assert browser.get("/api/session").status_code == 401


def test_new_links_make_old_guests_and_links_worthless(tmp_path: Path) -> None:
    before = make(tmp_path)
    value = cookie_of(before, Browser(before, watcher()))
    token = keeper(before).keys.share_token("watch")
    Keys.open(tmp_path, new_epoch=True)
    after = make(tmp_path)
    browser = Browser(after)
    set_cookie(after, browser, value)
    assert browser.get("/api/session").status_code == 401
    joined = browser.post("/api/join", {"token": token, "nickname": "Eve"})
    assert joined.json["error"]["code"] == "bad-link"


def test_a_link_lets_in_who_gives_a_nickname(app: Flask) -> None:
    guest = Browser(app)
    token = keeper(app).keys.share_token("watch")
    joined = guest.post("/api/join", {"token": token, "nickname": " Ada \u202e<b>\n "})
    assert joined.json["role"] == "watch"
    session = guest.get("/api/session").json
    assert session["user"]["name"] == "Ada <b>"


def test_a_watch_link_cannot_be_made_a_copy_link(app: Flask) -> None:
    token = keeper(app).keys.share_token("watch")
    for forged in (token.replace("watch", "copy"), token.replace("~~", "~other~"), "owner~~x"):
        joined = Browser(app).post("/api/join", {"token": forged, "nickname": "Eve"})
        assert joined.status_code == 403


def test_a_guest_cannot_become_the_owner_by_joining(app: Flask) -> None:
    guest = Browser(app)
    token = keeper(app).keys.share_token("copy")
    body = {"token": token, "nickname": "Eve", "role": "owner"}
    assert guest.post("/api/join", body).status_code == 422
    guest.post("/api/join", {"token": token, "nickname": keeper(app).settings.owner})
    assert guest.get("/api/session").json["role"] == "copy"
    assert guest.get("/api/share").status_code == 403
    assert guest.get("/api/csp-report").status_code == 403


def test_the_owner_who_tries_a_link_does_not_lose_their_own_name_to_it(app: Flask) -> None:
    token = keeper(app).keys.share_token("copy")
    with app.test_request_context("/", base_url="http://localhost"):
        guest = keeper(app).join(token, "Me", owner(app))
    assert guest.id != OWNER_ID


def test_guessing_links_is_slowed_down(app: Flask) -> None:
    guest = Browser(app)
    codes = [
        guest.post("/api/join", {"token": "watch~~0", "nickname": "x"}).status_code
        for _ in range(61)
    ]
    assert codes[0] == 403
    assert codes[-1] == 429


def test_the_nickname_page_works_without_scripts_and_escapes(app: Flask) -> None:
    guest = Browser(app)
    token = keeper(app).keys.share_token("watch")
    page = guest.get(f"/join?token={token}")
    assert page.status_code == 200
    assert "nickname" in page.text
    joined = guest.post("/join", data={"token": token, "nickname": '"><script>'})
    assert (joined.status_code, joined.headers["Location"]) == (303, "/")
    assert "<script>" not in guest.get(f"/join?token={token}").text


def test_the_nickname_page_refuses_what_another_site_sends(app: Flask) -> None:
    token = keeper(app).keys.share_token("watch")
    form = {"token": token, "nickname": "Eve"}
    for origin in ("http://evil.example", "null", None):
        sent = Browser(app).post("/join", data=form, headers={"Origin": origin})
        assert sent.status_code == 403
    assert Browser(app).post("/join", data={**form, "nickname": "\n"}).status_code == 422


def test_a_link_on_another_site_still_finds_the_cookie(app: Flask) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    page = Browser(app).get("/g/abc", headers=headers)
    assert page.status_code == 200
    assert 'http-equiv="refresh"' in page.text


@pytest.mark.parametrize("role", [watcher, copier])
def test_guests_may_not_call_what_is_not_theirs(app: Flask, role: object) -> None:
    browser = Browser(app, role())  # type: ignore[operator]
    closed = {"watch": {"owner", "editors"}, "copy": {"owner"}}[role().role]  # type: ignore[operator]
    for rule in app.url_map.iter_rules():
        if app.view_functions[rule.endpoint].access in closed:
            path = rule.rule
            for name in rule.arguments:
                path = path.replace(f"<{name}>", "x").replace(f"<int:{name}>", "1")
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                response = browser.open(method, path)
                assert response.json["error"]["code"] == "not-allowed", path
