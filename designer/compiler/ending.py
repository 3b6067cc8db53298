"""The last part of a script: it prints the numbers of all metrics."""

from __future__ import annotations

from collections.abc import Sequence

from .literals import source
from .plan import Step

LOOP = """\
print({title})
for name, value in {metrics}.items():
    if isinstance(value, (int, float)):
        print(f"  {{name}}: {{value}}")"""


def ending(steps: Sequence[Step]) -> str:
    """Write the part, empty if nothing is measured."""
    return "\n\n".join(
        LOOP.format(title=source(step.name), metrics=variable)
        for step in steps
        for port, variable in step.outputs.items()
        if step.types[port] == "Metrics"
    )
