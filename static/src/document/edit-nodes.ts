import * as Y from "yjs";
import type { Json } from "../api/types";
import type { GraphDocument } from "./graph-document";
import { newId, uniqueName } from "./ids";
import type { Shared } from "./read";
import type { Point } from "./types";

export interface NewNode {
  module: string;
  /** what it is called if no other node is called so */
  name: string;
  version: number;
  params?: Record<string, Json>;
}

export function nodeMap(graph: GraphDocument, id: string): Shared | undefined {
  const map = graph.map("nodes").get(id);
  return map instanceof Y.Map ? map : undefined;
}

/** The map under a name of a node, made when a merge has lost it. */
export function partOf(node: Shared, name: "params" | "inputs"): Shared {
  const part = node.get(name);
  if (part instanceof Y.Map) return part;
  const made: Shared = new Y.Map();
  node.set(name, made);
  return made;
}

export function place(at: Point): string {
  return JSON.stringify([Math.round(at.x), Math.round(at.y)]);
}

export function names(graph: GraphDocument): Set<string> {
  return new Set(graph.nodes().map((node) => node.name));
}

export function isTaken(graph: GraphDocument): (id: string) => boolean {
  return (id) => graph.map("nodes").has(id) || graph.map("notes").has(id);
}

export function add(graph: GraphDocument, node: NewNode, at: Point): string {
  const id = newId(node.module, isTaken(graph));
  const params = Object.entries(node.params ?? {});
  const map = new Y.Map<unknown>([
    ["name", uniqueName(node.name, names(graph))],
    ["module", node.module],
    ["version", JSON.stringify(node.version)],
    ["params", new Y.Map(params.map(([name, value]) => [name, JSON.stringify(value)]))],
    ["inputs", new Y.Map()],
  ]);
  graph.map("nodes").set(id, map);
  graph.map("layout").set(id, place(at));
  return id;
}

export function remove(graph: GraphDocument, ids: Iterable<string>): void {
  const gone = new Set([...ids].filter((id) => graph.map("nodes").has(id)));
  for (const edge of graph.edges()) {
    if (!gone.has(edge.source) || gone.has(edge.target)) continue;
    const target = nodeMap(graph, edge.target);
    if (target) partOf(target, "inputs").delete(edge.key);
  }
  for (const id of gone) {
    graph.map("nodes").delete(id);
    graph.map("layout").delete(id);
  }
}

export function rename(graph: GraphDocument, id: string, name: string): void {
  nodeMap(graph, id)?.set("name", name);
}

/** Switch nodes off or on. */
export function setOff(graph: GraphDocument, ids: Iterable<string>, off: boolean): void {
  for (const id of ids) {
    const node = nodeMap(graph, id);
    if (off) node?.set("off", "true");
    else node?.delete("off");
  }
}

export function setParam(graph: GraphDocument, id: string, param: string, value: string): void {
  const node = nodeMap(graph, id);
  if (!node) return;
  const params = partOf(node, "params");
  if (params.get(param) !== value) params.set(param, value);
}

export function resetParam(graph: GraphDocument, id: string, param: string): void {
  const node = nodeMap(graph, id);
  if (node) partOf(node, "params").delete(param);
}

function put(map: Shared, key: string, value: string): void {
  if (map.get(key) !== value) map.set(key, value);
}

export function move(graph: GraphDocument, positions: Iterable<[string, Point]>): void {
  for (const [id, at] of positions) {
    if (!Number.isFinite(at.x) || !Number.isFinite(at.y)) continue;
    const note = graph.map("notes").get(id);
    if (note instanceof Y.Map) put(note, "at", place(at));
    else if (graph.map("nodes").has(id)) put(graph.map("layout"), id, place(at));
  }
}
