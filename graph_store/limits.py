"""How large a graph may be. Documents beyond these limits are refused, never cut."""

from __future__ import annotations

MAX_BYTES = 5_000_000
"""Bytes of a document's JSON text."""

MAX_NODES = 5_000
MAX_WIRES = 50_000
MAX_NOTES = 1_000
MAX_GROUPS = 1_000
MAX_PARAMETERS = 1_000
"""Parameters of the whole graph."""

MAX_FIELDS = 500
"""Parameters, input ports or unknown fields of one node."""

MAX_SOURCES = 500
"""Wires into one port."""

MAX_DEPTH = 40
"""Lists and mappings inside each other, within one value."""

MAX_DIGITS = 300
"""Decimal digits of an integer."""

MAX_NAME = 200
"""Characters of a name: of a graph, node, group, module, port or parameter."""

MAX_NOTE = 20_000
"""Characters of a note."""

MAX_COORDINATE = 10_000_000
"""How far from the origin a node may stand."""

MAX_VERSION = 1_000_000
"""Greatest version of a module."""

MAX_ERRORS = 100
"""Errors listed for one document; the rest is counted."""

MAX_SHARED_BYTES = 4 * MAX_BYTES
"""Bytes of an open graph's Yjs document, with what it remembers of deleted things."""

MAX_WAITING_BYTES = 1_000_000
"""Bytes of updates that came before what they build on."""
