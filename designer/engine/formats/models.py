"""Models, transformations and clusterers: skops files whose bytes depend on the model alone."""

from __future__ import annotations

import hashlib
import io
import itertools
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import skops.io

from .trusted import trusted

MEDIA = "application/x-skops"
SIMPLE = ("JsonNode", "TypeNode", "FunctionNode", "NdArrayNode")
LARGE = 4 * 1024 * 1024
LONG_AGO = (1980, 1, 1, 0, 0, 0)


class NotTrusted(TypeError):
    """The file holds types that are not on the list."""


def dumps(model: Any) -> bytes:
    """Give a model as a skops file; equal models give equal bytes."""
    return canonical(skops.io.dumps(model))


def loads(data: bytes) -> Any:
    """Rebuild a model from a skops file that holds nothing but trusted types."""
    asked = skops.io.get_untrusted_types(data=data)
    known = trusted(asked)
    if len(known) < len(asked):
        raise NotTrusted(f"not on the list of trusted types: {sorted(set(asked) - set(known))}")
    return skops.io.loads(data, trusted=known)


def read(path: Path) -> Any:
    """Rebuild a kept model."""
    return loads(path.read_bytes())


def is_exact(data: bytes) -> bool:
    """Load what was written and write it again: the same bytes, or it is not kept exactly.

    Of a large model only its types are looked at; tests hold that learners come back as they were.
    """
    try:
        if len(data) > LARGE:
            asked = skops.io.get_untrusted_types(data=data)
            return len(trusted(asked)) == len(asked)
        return dumps(loads(data)) == data
    except Exception:
        return False


def canonical(data: bytes) -> bytes:
    """Number objects in the order they appear; take clocks and stray bytes out of the archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        schema = json.loads(source.read("schema.json"))
        parts: dict[str, bytes] = {}
        names: dict[str, str] = {}
        for name in source.namelist():
            if name != "schema.json":
                part = _without_padding(source.read(name))
                names[name] = f"{hashlib.sha256(part).hexdigest()[:32]}.{name.rpartition('.')[2]}"
                parts[names[name]] = part
        _renumber(schema, names)
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
            for name in sorted(parts):
                target.writestr(_entry(name), parts[name])
            target.writestr(_entry("schema.json"), json.dumps(schema, separators=(",", ":")))
    return buffer.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, LONG_AGO)


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


def _renumber(schema: Any, files: dict[str, str]) -> None:
    """Replace addresses of memory by numbers in order, and files by the digests of their bytes.

    Whether two equal texts, numbers or arrays are one object is chance: each gets its own number.
    """
    ids: dict[int, int] = {}
    fresh = itertools.count(1)
    stack = [schema]
    while stack:
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(reversed(node))
        elif isinstance(node, dict):
            if isinstance(node.get("__id__"), int):
                if node.get("__loader__") in SIMPLE:
                    node["__id__"] = next(fresh)
                else:
                    node["__id__"] = ids[node["__id__"]] = ids.get(node["__id__"]) or next(fresh)
            if isinstance(node.get("file"), str):
                node["file"] = files.get(node["file"], node["file"])
            stack.extend(reversed(node.values()))
