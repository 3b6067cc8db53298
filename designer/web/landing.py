"""Where a guest arrives."""

from __future__ import annotations

from designer.web.auth import doorkeeper
from designer.web.people import Identity
from designer.web.rooms import workspace


def place(guest: Identity, token: str) -> str:
    """Give the page to open: the graph of the link, or a copy of it made for this guest."""
    found = doorkeeper().keys.read_share_token(token)
    if found is None or not found[1]:
        return "/"
    kind, graph = found
    if kind == "copy" and guest.role == "copy":
        graph = workspace().graphs.duplicate(graph, guest).id
    return f"/g/{graph}"
