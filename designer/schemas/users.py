"""People, sessions, and the links that let people in."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from .shape import Answer, Request

Role = Literal["owner", "watch", "copy"]
LinkKind = Literal["watch", "copy"]
Nickname = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class Person(Answer):
    """Someone who is here, as others see them."""

    id: str
    name: str
    color: str


class Features(Answer):
    """What this server allows."""

    code: bool
    share: bool


class Session(Answer):
    """Who I am and what I may do."""

    user: Person
    role: Role
    features: Features
    version: str


class ShareLink(Answer):
    """A link that lets people in, and the same as a QR code."""

    kind: LinkKind
    url: str
    qr: str


class ShareLinks(Answer):
    """The links of this server."""

    links: list[ShareLink]


class Join(Request):
    """A nickname for someone who followed a link."""

    token: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    nickname: Nickname


class Confirm(Request):
    """Digests of code texts that I have read and let run."""

    digests: list[Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]]
