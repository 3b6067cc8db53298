"""What the exit codes mean."""

from __future__ import annotations

DONE = 0
PROBLEMS = 1
USAGE = 2
INTERRUPTED = 130
