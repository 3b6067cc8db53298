"""Graph to Yjs document, with the fewest edits: what is there already is left alone."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any

from pycrdt import Map

from graph_store.canonical import node_dict, note_dict, source_json, to_dict
from graph_store.errors import GraphError
from graph_store.jsontext import parse, text_of
from graph_store.model import FORMAT, Graph, Source
from graph_store.order import between, is_place, spread
from graph_store.reading import GRAPH_FIELDS
from graph_store.repair import further_wires
from graph_store.ymaps import Roots, nested, texts

PLAIN = {"nodes": frozenset({"name", "module"}), "notes": frozenset({"text"})}
"""Fields that are texts themselves; every other entry is the JSON text of a value."""


def write_graph(roots: Roots, graph: Graph) -> None:
    """Make a Yjs document hold this graph and nothing else."""
    fields = to_dict(graph)
    extra = _json({key: value for key, value in fields.items() if key not in GRAPH_FIELDS})
    meta = {"format": str(FORMAT), "name": graph.name, **extra}
    _sync(roots.meta, meta, plain=frozenset({"name"}))
    _write_nodes(roots.nodes, graph)
    _sync(roots.layout, _json(fields["layout"]))
    _write_notes(roots.notes, graph)
    _sync(roots.groups, _json(fields["groups"]))
    _sync(roots.parameters, _json(fields["parameters"]))


def _write_nodes(nodes: Map[Any], graph: Graph) -> None:
    _drop(nodes, graph.nodes)
    for id, node in sorted(graph.nodes.items()):
        fields = node_dict(node)
        params = fields.pop("params")
        del fields["inputs"]
        plain = {name: fields.pop(name) for name in PLAIN["nodes"]}
        map = nested(nodes, id)
        _sync(map, {**plain, **_json(fields)}, PLAIN["nodes"], keep=("params", "inputs"))
        _sync(nested(map, "params"), _json(params))
        _write_inputs(nested(map, "inputs"), node.inputs)


def _write_notes(notes: Map[Any], graph: Graph) -> None:
    _drop(notes, {note.id for note in graph.notes})
    for note in graph.notes:
        fields = note_dict(note)
        del fields["id"]
        body = fields.pop("text")
        _sync(nested(notes, note.id), {"text": body, **_json(fields)}, PLAIN["notes"])


def _write_inputs(map: Map[Any], inputs: Mapping[str, tuple[Source, ...]]) -> None:
    wanted: dict[str, str] = {}
    there = texts(map)
    for port, sources in sorted(inputs.items()):
        if sources:
            wanted |= _wires(there, port, sources)
    _sync(map, wanted)


def _wires(there: dict[str, str], port: str, sources: tuple[Source, ...]) -> dict[str, str]:
    """Return the entries for one port; wires that stay keep their key and place."""
    wires = [source_json(source) for source in sources]
    further = further_wires(there, port)
    plain = {}
    if port in there or not further:
        first = text_of(wires.pop(0))
        plain = {port: there[port] if _without_order(there.get(port)) == first else first}
    old = [(key, place, _without_order(there[key])) for key, place in further]
    new = [text_of(wire) for wire in wires]
    keys = _matched(old, new)
    kept = [place for key, place in keys if key]
    if not all(map(is_place, kept)) or sorted(set(kept)) != kept:
        keys = [(key, place) for (key, _), place in zip(keys, spread(len(keys)), strict=True)]
    placed = _placed(keys, port)
    entries = [_with_order(wire, place) for wire, (_, place) in zip(wires, placed, strict=True)]
    return plain | {key: text for (key, _), text in zip(placed, entries, strict=True)}


def _matched(old: list[tuple[str, str, str | None]], new: list[str]) -> list[tuple[str, str]]:
    """For each wire wanted return the key and place of the equal one there is, else empty."""
    keys = [("", "")] * len(new)
    matcher = SequenceMatcher(None, [text for _, _, text in old], new, autojunk=False)
    for start, at, size in matcher.get_matching_blocks():
        for i in range(size):
            keys[at + i] = old[start + i][:2]
    return keys


def _placed(keys: list[tuple[str, str]], port: str) -> list[tuple[str, str]]:
    """Give keys and places to those that have none."""
    taken = {key for key, _ in keys}
    placed = []
    before = ""
    for i, (key, place) in enumerate(keys):
        if not place:
            after = next((p for _, p in keys[i + 1 :] if p), None)
            place = between(before, after)
        key = key or _new_key(port, taken)
        taken.add(key)
        placed.append((key, place))
        before = place
    return placed


def _new_key(port: str, taken: set[str]) -> str:
    while (key := f"{port}#{secrets.token_hex(3)}") in taken:
        pass
    return key


def _with_order(wire: Any, place: str) -> str:
    fields = wire if isinstance(wire, dict) else {"from": wire}
    return text_of({**fields, "order": place})


def _without_order(entry: str | None) -> str | None:
    """Return a wire as a document has it; for what is no wire, nothing."""
    try:
        fields = parse(entry or "")
    except GraphError:
        return None
    if not isinstance(fields, dict):
        return entry
    rest = {key: value for key, value in fields.items() if key != "order"}
    return text_of(rest["from"] if rest.keys() == {"from"} else rest)


def _json(fields: Mapping[str, Any]) -> dict[str, str]:
    return {key: text_of(value) for key, value in fields.items()}


def _drop(map: Map[Any], wanted: Any) -> None:
    for key in sorted(map.keys()):
        if key not in wanted:
            del map[key]


def _sync(
    map: Map[Any],
    wanted: Mapping[str, str],
    plain: frozenset[str] = frozenset(),
    keep: tuple[str, ...] = (),
) -> None:
    """Give a map these entries and no others, leaving those that say the same already."""
    _drop(map, {*wanted, *keep})
    there = texts(map)
    for key, text in wanted.items():
        if there.get(key) != text and (key in plain or not _says(there.get(key), text)):
            map[key] = text


def _says(there: str | None, text: str) -> bool:
    """Say whether a JSON text means the same as a canonical one."""
    try:
        return there is not None and text_of(parse(there)) == text
    except (GraphError, TypeError):
        return False
