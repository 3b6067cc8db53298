"""What a server is told when it starts."""

from __future__ import annotations

import getpass
import ipaddress
import secrets
from dataclasses import dataclass, field
from pathlib import Path

MEGABYTE = 1024 * 1024


def owner_name() -> str:
    """Name of the person at this computer, as others see it."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):
        return "Owner"
    return "Owner" if name == "root" else name.capitalize()


def is_loopback(host: str) -> bool:
    """Whether only this computer can reach a server bound to `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True)
class Settings:
    """Settings of one server.

    Attributes
    ----------
    folder : Path
        The workspace folder; the signing key is kept in it.
    share : bool
        Links to watch and to copy are given out and honoured.
    allow_code : bool
        Modules that hold code may run though the server is reachable from beyond this computer.
    hosts : tuple of str
        More host names the server answers to, e.g. that of a proxy in front of it.
    token : str
        Signs the owner in; part of the address that is printed.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int = 8151
    share: bool = False
    allow_code: bool = False
    hosts: tuple[str, ...] = ()
    owner: str = field(default_factory=owner_name)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    static: Path | None = None
    experiment: str | None = None
    max_body: int = 6 * MEGABYTE
    max_upload: int = 2048 * MEGABYTE
    max_clients: int = 500

    @property
    def public(self) -> bool:
        """Whether other computers can reach the server."""
        return not is_loopback(self.host)

    @property
    def code(self) -> bool:
        """Whether modules that hold code may run. A name for others means that others come."""
        return self.allow_code or not (self.public or self.hosts)
