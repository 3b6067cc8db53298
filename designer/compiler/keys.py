"""Keys of steps: one digest of everything that decides a step's outputs.

A key covers the source text (compiled with canonical variable names, so that names, ids and layout
never enter), the helpers it calls, the digests of the files it reads, the keys of its inputs, and
the environment that decides bits.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from .statements import NodeCode


def key_of(
    code: NodeCode,
    outputs: Sequence[tuple[str, str]],
    files: Sequence[str],
    inputs: Sequence[tuple[str, str, str]],
    environment: str,
) -> str:
    """Digest a step.

    Parameters
    ----------
    code : NodeCode
        Compiled with canonical variable names.
    outputs : sequence of (str, str)
        Name and type of each output port, under which the outputs are kept.
    files : sequence of str
        Digests of the files it reads, in the order of its parameters.
    inputs : sequence of (str, str, str)
        For each wire, its port, the key of the step it comes from, and the output there.
    environment : str
        Digest of the versions of Python and the libraries, the CPU kernel and the threads.
    """
    parts = [
        code.text,
        sorted(code.imports),
        list(code.helpers),
        list(outputs),
        list(files),
        [list(wire) for wire in inputs],
        environment,
    ]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()
