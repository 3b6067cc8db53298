"""How much of everything: generous for work, too little for mischief."""

from __future__ import annotations

LOG_UPDATES = 1000
"""Edits after which the log of a graph is compacted."""
UPLOAD_BYTES = 2 * 2**30
"""Largest uploaded file."""
GUEST_UPLOAD_BYTES = 500 * 2**20
"""All files of a guest together."""
GUEST_GRAPHS = 100
"""Graphs of one guest."""
GUEST_RUNS = 3
"""Runs of one guest that wait or go at a time."""
RUNS = 50
"""Runs of the owner that wait or go at a time."""
LOG_LINES = 10_000
"""Lines of one node in one run that are kept; what follows is counted, not kept."""
LOG_LINE = 10_000
"""Characters of one line that are kept."""
COMPARE = 50
"""Runs compared at a time."""
PAGE = 200
"""Runs on a page, at most."""
