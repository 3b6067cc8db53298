"""Parts that stand alone."""

from __future__ import annotations

import doctest
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.web import downloads, limits, links
from designer.web.errors import Refused
from designer.web.keys import Keys
from designer.web.people import Identity
from designer.web.presence import Presence
from designer.web.settings import Settings
from graph_store.names import CODE, is_file_name

ADA = Identity("a", "Ada", "owner")


@pytest.mark.parametrize("module", [limits, downloads])
def test_examples_in_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def test_a_rate_forgets() -> None:
    time = [0.0]
    rate = limits.Rate(1, per=10, clock=lambda: time[0])
    assert [rate.allows("a"), rate.allows("a"), rate.allows("b")] == [True, False, True]
    time[0] = 10.5
    assert rate.allows("a")


def test_people_are_seen_where_they_are_and_gone_when_they_leave() -> None:
    presence = Presence()
    presence.enter("g", "tab", ADA)
    presence.move("g", "tab", {"selection": ["n"]})
    assert presence.people("g") == [{**ADA.to_dict(), "state": {"selection": ["n"]}}]
    assert presence.graphs_of("tab") == ["g"]
    assert presence.leave("g", "tab")
    assert not presence.leave("g", "tab")
    assert presence.people("g") == []


def test_presence_is_only_for_who_is_there_and_short() -> None:
    presence = Presence()
    with pytest.raises(Refused, match="Open the graph"):
        presence.move("g", "tab", {})
    presence.enter("g", "tab", ADA)
    with pytest.raises(Refused, match="too much"):
        presence.move("g", "tab", {"x": "y" * 10_000})


def test_links_name_an_address_of_the_network_and_are_honoured(tmp_path) -> None:
    keys = Keys.open(tmp_path)
    settings = Settings(tmp_path, host="192.168.1.7", port=81, share=True)
    watch, copy = links.make(keys, settings, "g1")
    assert watch.url.startswith("http://192.168.1.7:81/join?token=watch~g1~")
    assert keys.read_share_token(copy.url.split("token=")[1]) == ("copy", "g1")
    assert links.svg(copy.url).startswith("<svg")
    assert "█" in links.ascii_art(copy.url)


HOSTILE = {
    "a/b\\c.csv": "c.csv",
    "..": "file",
    "": "file",
    "con.csv": "_con.csv",
    'x";\r\nSet-Cookie: a=b;.csv': "x_;Set-Cookie_ a=b;.csv",
    "\u202egpj.exe\x00": "gpj.exe",
    "a" * 300 + ".csv": "a" * 130 + ".csv",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_names_of_files_are_made_harmless(name: str) -> None:
    assert downloads.plain_name(name) == HOSTILE[name]


@given(st.text())
def test_any_name_is_made_one_of_a_file(name: str) -> None:
    plain = downloads.plain_name(name)
    assert is_file_name(plain) or plain.lower().endswith(CODE)


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({}, True),
        ({"host": "::1"}, True),
        ({"host": "0.0.0.0"}, False),
        ({"hosts": ("lab.example",)}, False),
        ({"host": "0.0.0.0", "allow_code": True}, True),
    ],
)
def test_code_runs_where_nobody_else_comes(told: dict[str, Any], code: bool, tmp_path) -> None:
    assert Settings(tmp_path, **told).code is code
