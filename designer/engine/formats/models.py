"""Models, transformations and clusterers: skops files whose bytes depend on the model alone.

skops gives the state of a model as JSON with arrays beside it. We write the archive ourselves: its
own writer puts memory addresses and the clock into it, and is several times slower.
"""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import skops
import skops.io
from skops.io import _trusted_types as known
from skops.io._utils import SaveContext, get_state

from .trusted import trusted

MEDIA = "application/x-skops"
LARGE = 256 * 1024
LONG_AGO = (1980, 1, 1, 0, 0, 0)
SIMPLE = ("JsonNode", "TypeNode", "FunctionNode", "NdArrayNode")
PLAIN = frozenset(
    (
        "DictNode",
        "DTypeNode",
        "JsonNode",
        "ListNode",
        "NdArrayNode",
        "ObjectNode",
        "RandomStateNode",
        "SliceNode",
        "TreeNode",
        "TupleNode",
        "TypeNode",
    )
)
KNOWN = frozenset(
    (
        *known.PRIMITIVE_TYPE_NAMES,
        *known.CONTAINER_TYPE_NAMES,
        *known.SKLEARN_ESTIMATOR_TYPE_NAMES,
        *known.NUMPY_DTYPE_TYPE_NAMES,
        "builtins.dict",
        "builtins.slice",
        "builtins.type",
        "numpy.ndarray",
        "numpy.random.mtrand.RandomState",
    )
)


class NotTrusted(TypeError):
    """The file holds types that are not on the list."""


@dataclass(frozen=True)
class Written:
    """A model as a skops file.

    Attributes
    ----------
    kinds : frozenset of (str, str)
        Which nodes of skops it is made of, and the types they hold.
    """

    data: bytes
    kinds: frozenset[tuple[str, str]]


class _Parts(dict[str, bytes]):
    """What skops takes for the archive it writes arrays into."""

    def writestr(self, name: str, data: Any) -> None:
        self[name] = bytes(data)

    def namelist(self) -> _Parts:
        return self


def write(model: Any) -> Written:
    """Give a model as a skops file; equal models give equal bytes."""
    arrays = _Parts()
    context = SaveContext(zip_file=cast(zipfile.ZipFile, arrays))
    schema = get_state(model, context)
    context.clear_memo()
    schema["protocol"] = context.protocol
    schema["_skops_version"] = skops.__version__
    parts: dict[str, bytes] = {}
    names: dict[str, str] = {}
    for name, array in arrays.items():
        part = _without_padding(array)
        names[name] = f"{hashlib.sha256(part).hexdigest()[:32]}.{name.rpartition('.')[2]}"
        parts[names[name]] = part
    kinds = _renumber(schema, names)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(parts):
            target.writestr(zipfile.ZipInfo(name, LONG_AGO), parts[name])
        text = json.dumps(schema, separators=(",", ":"))
        target.writestr(zipfile.ZipInfo("schema.json", LONG_AGO), text)
    return Written(buffer.getvalue(), frozenset(kinds))


def dumps(model: Any) -> bytes:
    """Give a model as a skops file; equal models give equal bytes."""
    return write(model).data


def loads(data: bytes) -> Any:
    """Rebuild a model from a skops file that holds nothing but trusted types."""
    asked = skops.io.get_untrusted_types(data=data)
    allowed = trusted(asked)
    if len(allowed) < len(asked):
        raise NotTrusted(f"not on the list of trusted types: {sorted(set(asked) - set(allowed))}")
    return skops.io.loads(data, trusted=allowed)


def read(path: Path) -> Any:
    """Rebuild a kept model."""
    return loads(path.read_bytes())


def is_exact(written: Written) -> bool:
    """Load what was written and write it again: the same bytes, or it is not kept exactly.

    Of a large model that is made of scikit-learn's own types only these are looked at: tests hold
    that its learners come back as they were.
    """
    if len(written.data) > LARGE and _is_plain(written.kinds):
        return True
    try:
        return dumps(loads(written.data)) == written.data
    except Exception:
        return False


def _is_plain(kinds: frozenset[tuple[str, str]]) -> bool:
    return all(
        loader in PLAIN and (name in KNOWN or bool(trusted([name]))) for loader, name in kinds
    )


def _without_padding(array: bytes) -> bytes:
    """Zero what lies between the fields of records: a copied tree has chance bytes there."""
    header = array[10 : 10 + int.from_bytes(array[8:10], "little")]
    if not array.startswith(b"\x93NUMPY\x01") or b"|V" not in header:
        return array
    found = np.load(io.BytesIO(array), allow_pickle=False)
    clean = np.frombuffer(bytearray(found.nbytes), found.dtype).reshape(found.shape)
    for field in found.dtype.names or ():
        clean[field] = found[field]
    buffer = io.BytesIO()
    about = np.lib.format.header_data_from_array_1_0(clean)
    np.lib.format.write_array_header_1_0(buffer, about)
    buffer.write(clean.tobytes())  # np.save would copy through a buffer with bytes of its own
    return buffer.getvalue()


def _renumber(schema: Any, files: dict[str, str]) -> set[tuple[str, str]]:
    """Replace addresses of memory by numbers in order, and files by the digests of their bytes.

    Whether two equal texts, numbers or arrays are one object is chance: each gets its own number.
    Gives the kinds of nodes that were met.
    """
    ids: dict[int, int] = {}
    kinds: set[tuple[str, str]] = set()
    fresh = itertools.count(1)
    stack = [schema]
    while stack:
        node = stack.pop()
        if isinstance(node, list | tuple):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            loader = node.get("__loader__")
            if loader is not None:
                kinds.add((loader, f"{node.get('__module__')}.{node.get('__class__')}"))
            if isinstance(node.get("__id__"), int):
                if loader in SIMPLE:
                    node["__id__"] = next(fresh)
                else:
                    node["__id__"] = ids[node["__id__"]] = ids.get(node["__id__"]) or next(fresh)
            if isinstance(node.get("file"), str):
                node["file"] = files.get(node["file"], node["file"])
            stack.extend(reversed(node.values()))
    return kinds
