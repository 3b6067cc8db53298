"""Clients for tests: a browser of the owner, of guests, of strangers."""

from __future__ import annotations

from typing import Any

from flask import Flask
from werkzeug.test import Client, TestResponse

from designer.web import auth
from designer.web.doorkeeper import Doorkeeper
from designer.web.people import Identity

HOST = "localhost:8151"
ORIGIN = f"http://{HOST}"
HEADERS = {"Host": HOST, "Origin": ORIGIN, "X-Designer": "1"}


class Browser:
    """Sends what a page of ours sends, unless told otherwise."""

    def __init__(self, app: Flask, person: Identity | None = None) -> None:
        self.app = app
        self.client = Client(app)
        if person is not None:
            self.become(person)

    def become(self, person: Identity) -> None:
        with self.app.test_request_context("/", base_url=ORIGIN):
            keeper = auth.doorkeeper()
            cookie = keeper.hand_cookie(self.app.response_class(), person).headers["Set-Cookie"]
        name, _, value = cookie.partition(";")[0].partition("=")
        self.client.set_cookie(name, value, domain="localhost")

    def open(self, method: str, path: str, **kwargs: Any) -> TestResponse:
        headers = {**HEADERS, **kwargs.pop("headers", {})}
        sent = {name: value for name, value in headers.items() if value is not None}
        return self.client.open(path, method=method, headers=sent, base_url=ORIGIN, **kwargs)

    def get(self, path: str, **kwargs: Any) -> TestResponse:
        return self.open("GET", path, **kwargs)

    def post(self, path: str, json: Any = None, **kwargs: Any) -> TestResponse:
        return self.open("POST", path, json=json, **kwargs)


def owner(app: Flask) -> Identity:
    keeper: Doorkeeper = app.extensions["doorkeeper"]
    return keeper.owner()


def watcher(name: str = "Wanda", scope: frozenset[str] | None = None) -> Identity:
    return Identity(f"guest-{name.lower()}", name, "watch", scope)


def copier(name: str = "Carl", scope: frozenset[str] | None = None) -> Identity:
    return Identity(f"guest-{name.lower()}", name, "copy", scope)
