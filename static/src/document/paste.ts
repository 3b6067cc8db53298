import * as Y from "yjs";
import * as groups from "./edit-groups";
import { isTaken, names, place } from "./edit-nodes";
import type { Fragment, FragmentSource } from "./fragment";
import type { GraphDocument } from "./graph-document";
import { newId, randomText, uniqueName } from "./ids";
import { between } from "./order";
import type { Point } from "./types";

/** Where the top left corner of a fragment is. */
export function cornerOf(fragment: Fragment): Point {
  const points = [
    ...Object.values(fragment.layout),
    ...Object.values(fragment.notes).map((note) => note.at),
  ];
  if (points.length === 0) return { x: 0, y: 0 };
  return {
    x: Math.min(...points.map((point) => point.x)),
    y: Math.min(...points.map((point) => point.y)),
  };
}

/** New ids for all that is in a fragment, none of them taken. */
export function remap(fragment: Fragment, taken: (id: string) => boolean): Map<string, string> {
  const made = new Map<string, string>();
  const used = new Set<string>();
  const fresh = (stem: string) => {
    const id = newId(stem, (candidate) => taken(candidate) || used.has(candidate));
    used.add(id);
    return id;
  };
  for (const [id, node] of Object.entries(fragment.nodes)) made.set(id, fresh(node.module));
  for (const id of Object.keys(fragment.notes)) made.set(id, fresh("note"));
  return made;
}

function inputsMap(
  sources: FragmentSource[],
  resolve: (node: string) => string | undefined,
): Y.Map<unknown> {
  const entries: [string, string][] = [];
  let order: string | null = null;
  for (const { port, node, output, name, many } of sources) {
    const source = resolve(node);
    if (!source) continue;
    const from = `${source}.${output}`;
    if (!many) {
      entries.push([port, JSON.stringify(from)]);
      continue;
    }
    order = between(order, null);
    const entry = name === null ? { from, order } : { from, name, order };
    entries.push([`${port}#${randomText(4)}`, JSON.stringify(entry)]);
  }
  return new Y.Map(entries);
}

/**
 * Put a fragment into a graph: new ids, names made unique, inner wires kept; wires from outside
 * it too when asked and their source is here. With a point its corner lands there.
 */
export function pasteInto(
  graph: GraphDocument,
  fragment: Fragment,
  at: Point | null,
  keepOutside: boolean,
): string[] {
  const ids = remap(fragment, isTaken(graph));
  const corner = cornerOf(fragment);
  const shift = at ? { x: at.x - corner.x, y: at.y - corner.y } : { x: 0, y: 0 };
  const moved = (point: Point = corner) => ({ x: point.x + shift.x, y: point.y + shift.y });
  const taken = names(graph);
  const here = (id: string) => ids.get(id) ?? (keepOutside && graph.node(id) ? id : undefined);
  for (const [old, node] of Object.entries(fragment.nodes)) {
    const id = ids.get(old)!;
    const name = uniqueName(node.name, taken);
    taken.add(name);
    const map = new Y.Map<unknown>([
      ["name", name],
      ["module", node.module],
      ["version", JSON.stringify(node.version)],
      ["params", new Y.Map(Object.entries(node.params))],
      ["inputs", inputsMap(node.inputs, here)],
      ...Object.entries(node.unknown),
    ]);
    graph.map("nodes").set(id, map);
    graph.map("layout").set(id, place(moved(fragment.layout[old])));
  }
  for (const [old, note] of Object.entries(fragment.notes)) {
    const map = new Y.Map<unknown>([
      ["text", note.text],
      ["at", place(moved(note.at))],
      ["size", JSON.stringify(note.size)],
    ]);
    graph.map("notes").set(ids.get(old)!, map);
  }
  for (const { name, nodes } of Object.values(fragment.groups))
    groups.add(
      graph,
      nodes.map((node) => ids.get(node)!),
      name,
    );
  return [...ids.values()];
}
