"""Share links: their addresses on the local network, and their QR codes."""

from __future__ import annotations

import io
import socket
from dataclasses import dataclass
from typing import Literal

from designer.web.keys import Keys
from designer.web.settings import Settings, is_loopback

ANY = ("0.0.0.0", "::", "")


@dataclass(frozen=True)
class Link:
    kind: Literal["watch", "copy"]
    url: str


def make(keys: Keys, settings: Settings, graph: str = "") -> list[Link]:
    """Make the links to watch and to copy, of one graph or of all."""
    base = f"http://{network_host(settings)}:{settings.port}/join?token="
    kinds: tuple[Literal["watch", "copy"], ...] = ("watch", "copy")
    return [Link(kind, base + keys.share_token(kind, graph)) for kind in kinds]


def owner_address(settings: Settings, token: str = "") -> str:
    """Address that signs the owner in, by the token of this start or another."""
    host = "127.0.0.1" if settings.host in ANY else settings.host
    return f"http://{_bracket(host)}:{settings.port}/?token={token or settings.token}"


def network_host(settings: Settings) -> str:
    """Name or address under which others reach this server."""
    if settings.hosts:
        return settings.hosts[0]
    return _bracket(lan_address() if settings.host in ANY else settings.host)


def lan_address() -> str:
    """Address of this computer on the local network; connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 9))
            address = str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"
    return "127.0.0.1" if is_loopback(address) else address


def svg(text: str) -> str:
    """Draw a QR code as SVG that can stand in a page."""
    import qrcode
    from qrcode.image.svg import SvgPathImage

    image = qrcode.make(text, image_factory=SvgPathImage, border=2)
    return str(image.to_string(encoding="unicode"))


def ascii_art(text: str) -> str:
    """Draw a QR code for a terminal."""
    import qrcode

    code = qrcode.QRCode(border=2)
    code.add_data(text)
    drawn = io.StringIO()
    code.print_ascii(out=drawn, invert=True)
    return drawn.getvalue()


def _bracket(host: str) -> str:
    return f"[{host}]" if ":" in host else host
