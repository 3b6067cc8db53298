import * as Y from "yjs";
import type { Json } from "../api/types";
import type { Edge, GroupView, NodeView, NoteView, Point, Source } from "./types";

/** Reading the shared maps. They may hold anything a merge or a stranger left: never throw. */

export type Shared = Y.Map<unknown>;

export function text(value: unknown, otherwise = ""): string {
  return typeof value === "string" ? value : otherwise;
}

export function json(value: unknown): Json | undefined {
  if (typeof value !== "string") return undefined;
  try {
    return JSON.parse(value) as Json;
  } catch {
    return undefined;
  }
}

function entries(value: unknown): [string, unknown][] {
  return value instanceof Y.Map ? [...value.entries()] : [];
}

const reference = /^([^.]+)\.([^.]+)$/;

/** One wire from its key and JSON text; null for what is none. */
export function readSource(key: string, value: unknown): Source | null {
  const entry = json(value);
  const fields = entry && typeof entry === "object" && !Array.isArray(entry) ? entry : null;
  const from = reference.exec(text(fields ? fields.from : entry));
  if (!from) return null;
  return {
    key,
    port: key.split("#")[0]!,
    node: from[1]!,
    output: from[2]!,
    name: typeof fields?.name === "string" ? fields.name : null,
    order: text(fields?.order),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The wires into a node: by port, plain key first, then by order and key. */
export function readInputs(inputs: unknown): Source[] {
  const sources = entries(inputs)
    .map(([key, value]) => readSource(key, value))
    .filter((source) => source !== null);
  const rank = (source: Source) => (source.key === source.port ? 0 : 1);
  return sources.sort(
    (a, b) =>
      compare(a.port, b.port) ||
      rank(a) - rank(b) ||
      compare(a.order, b.order) ||
      compare(a.key, b.key),
  );
}

export function readNode(id: string, map: unknown): NodeView | undefined {
  if (!(map instanceof Y.Map)) return undefined;
  const params: Record<string, Json> = {};
  const texts: Record<string, string> = {};
  for (const [name, value] of entries(map.get("params")).sort((a, b) => compare(a[0], b[0]))) {
    const parsed = json(value);
    if (parsed === undefined) continue;
    params[name] = parsed;
    texts[name] = value as string;
  }
  const version = json(map.get("version"));
  return {
    id,
    name: text(map.get("name"), id),
    module: text(map.get("module")),
    version: typeof version === "number" ? version : 1,
    params,
    texts,
    inputs: readInputs(map.get("inputs")),
    off: json(map.get("off")) === true,
  };
}

function pair(value: unknown): [number, number] | undefined {
  const read = json(value);
  if (!Array.isArray(read) || read.length !== 2) return undefined;
  const [x, y] = read;
  return Number.isFinite(x) && Number.isFinite(y) ? [x as number, y as number] : undefined;
}

export function readPoint(value: unknown): Point | undefined {
  const read = pair(value);
  return read && { x: read[0], y: read[1] };
}

export function readNote(id: string, map: unknown): NoteView | undefined {
  if (!(map instanceof Y.Map)) return undefined;
  const [width, height] = pair(map.get("size")) ?? [220, 120];
  return {
    id,
    text: text(map.get("text")),
    at: readPoint(map.get("at")) ?? { x: 0, y: 0 },
    size: { width: Math.max(80, width), height: Math.max(40, height) },
  };
}

/** A group; undefined for what is none, and where all its nodes are gone. */
export function readGroup(
  id: string,
  value: unknown,
  known: (node: string) => boolean,
): GroupView | undefined {
  const entry = json(value);
  if (!entry || typeof entry !== "object" || Array.isArray(entry)) return undefined;
  const listed = Array.isArray(entry.nodes) ? entry.nodes : [];
  const nodes = listed.filter((node): node is string => typeof node === "string" && known(node));
  return nodes.length > 0 ? { id, name: text(entry.name), nodes } : undefined;
}

/** All wires whose both ends exist. */
export function deriveEdges(nodes: Iterable<NodeView>): Edge[] {
  const all = [...nodes];
  const known = new Set(all.map((node) => node.id));
  return all.flatMap((node) =>
    node.inputs
      .filter((source) => known.has(source.node))
      .map((source) => ({
        id: `${node.id}:${source.key}`,
        source: source.node,
        sourcePort: source.output,
        target: node.id,
        targetPort: source.port,
        key: source.key,
        name: source.name,
      })),
  );
}
