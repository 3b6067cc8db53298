import { ExactNumber, parseExact, printExact } from "./exact";
import type { Point } from "./types";

/** A part of a graph, or all of one: what the clipboard carries. */
export interface Fragment {
  name: string;
  nodes: Record<string, FragmentNode>;
  layout: Record<string, Point>;
  notes: Record<string, FragmentNote>;
  groups: Record<string, FragmentGroup>;
}

export interface FragmentGroup {
  name: string;
  nodes: string[];
}

export interface FragmentSource {
  port: string;
  node: string;
  output: string;
  name: string | null;
  /** the port holds a list of several or named sources */
  many: boolean;
}

export interface FragmentNode {
  name: string;
  module: string;
  version: number;
  /** JSON texts */
  params: Record<string, string>;
  inputs: FragmentSource[];
  /** fields we do not know, as JSON texts */
  unknown: Record<string, string>;
}

export interface FragmentNote {
  text: string;
  at: Point;
  size: [number, number];
}

export const limits = { characters: 5_000_000, nodes: 5_000, depth: 40 };

type Fields = Record<string, unknown>;

function fields(value: unknown): Fields | null {
  const plain = value && typeof value === "object" && !Array.isArray(value);
  return plain && !(value instanceof ExactNumber) ? (value as Fields) : null;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function point(value: unknown): Point | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [x, y] = value.map(Number);
  return Number.isFinite(x) && Number.isFinite(y) ? { x: x!, y: y! } : null;
}

const idForm = /^[a-z][a-z0-9_]*-[a-z0-9]{3,}$/;
const portForm = /^[A-Za-z_][A-Za-z0-9_]*$/;

function depth(value: unknown, left: number): boolean {
  if (left === 0) return false;
  if (value === null || typeof value !== "object") return true;
  return Object.values(value).every((item) => depth(item, left - 1));
}

function readSources(inputs: Fields): FragmentSource[] {
  return Object.entries(inputs).flatMap(([port, sources]) =>
    list(sources).flatMap((source, _, all) => {
      const named = fields(source);
      const from = String(named ? named.from : source).split(".");
      if (from.length !== 2 || !portForm.test(port)) return [];
      const name = typeof named?.name === "string" ? named.name : null;
      const many = named !== null || all.length > 1;
      return [{ port, node: from[0]!, output: from[1]!, name, many }];
    }),
  );
}

function texts(values: Fields, skip: readonly string[] = []): Record<string, string> {
  const kept = Object.entries(values).filter(([name]) => !skip.includes(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, printExact(value)]));
}

const knownFields = ["name", "module", "version", "params", "inputs"];

function readFragmentNode(id: string, value: unknown): FragmentNode | null {
  const node = fields(value);
  if (!node || typeof node.module !== "string") return null;
  return {
    name: typeof node.name === "string" ? node.name : id,
    module: node.module,
    version: typeof node.version === "number" ? node.version : 1,
    params: texts(fields(node.params) ?? {}),
    inputs: readSources(fields(node.inputs) ?? {}),
    unknown: texts(node, knownFields),
  };
}

function readNotes(value: unknown): Record<string, FragmentNote> {
  const notes: Record<string, FragmentNote> = {};
  for (const item of list(value)) {
    const note = fields(item);
    const at = point(note?.at);
    if (!note || !at || typeof note.id !== "string" || typeof note.text !== "string") continue;
    const size = point(note.size);
    notes[note.id] = { text: note.text, at, size: size ? [size.x, size.y] : [220, 120] };
  }
  return notes;
}

/** Groups with those of their nodes that are here. */
function readGroups(value: unknown, known: ReadonlySet<string>): Record<string, FragmentGroup> {
  const groups: Record<string, FragmentGroup> = {};
  for (const [id, item] of Object.entries(fields(value) ?? {})) {
    const group = fields(item);
    const nodes = list(group?.nodes).filter((one): one is string => known.has(String(one)));
    if (!group || nodes.length === 0) continue;
    groups[id] = { name: typeof group.name === "string" ? group.name : "Group", nodes };
  }
  return groups;
}

/** A fragment from text of unknown origin, or null when it is not one. Nothing in it is run. */
export function parseFragment(text: string): Fragment | null {
  if (text.length > limits.characters || !text.trimStart().startsWith("{")) return null;
  let read: unknown;
  try {
    read = parseExact(text);
  } catch {
    return null;
  }
  const graph = fields(read);
  const nodes = graph && fields(graph.nodes);
  if (!graph || !nodes || !depth(graph, limits.depth)) return null;
  const entries = Object.entries(nodes);
  if (entries.length > limits.nodes) return null;
  const good = entries.flatMap(([id, value]) => {
    const node = idForm.test(id) ? readFragmentNode(id, value) : null;
    return node ? [[id, node] as const] : [];
  });
  const notes = readNotes(graph.notes);
  if (good.length === 0 && Object.keys(notes).length === 0) return null;
  const layout = Object.entries(fields(graph.layout) ?? {}).flatMap(([id, value]) => {
    const at = point(value);
    return at ? [[id, at] as const] : [];
  });
  return {
    name: typeof graph.name === "string" ? graph.name : "",
    nodes: Object.fromEntries(good),
    layout: Object.fromEntries(layout),
    notes,
    groups: readGroups(graph.groups, new Set(good.map(([id]) => id))),
  };
}

function inputsJson(sources: FragmentSource[]): Record<string, unknown[]> {
  const inputs: Record<string, unknown[]> = {};
  for (const { port, node, output, name } of sources) {
    const from = `${node}.${output}`;
    inputs[port] = [...(inputs[port] ?? []), name === null ? from : { from, name }];
  }
  return inputs;
}

function raw(values: Record<string, string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, parseExact(text)]));
}

/** The fragment as a graph document one can read in a mail. */
export function printFragment(fragment: Fragment): string {
  const nodes = Object.entries(fragment.nodes).map(([id, node]) => [
    id,
    {
      name: node.name,
      module: node.module,
      version: node.version,
      params: raw(node.params),
      inputs: inputsJson(node.inputs),
      ...raw(node.unknown),
    },
  ]);
  const layout = Object.entries(fragment.layout).map(([id, at]) => [id, [at.x, at.y]]);
  const notes = Object.entries(fragment.notes).map(([id, note]) => ({
    id,
    text: note.text,
    at: [note.at.x, note.at.y],
    size: note.size,
  }));
  const graph = {
    format: 1,
    name: fragment.name,
    nodes: Object.fromEntries(nodes),
    layout: Object.fromEntries(layout),
    notes,
    ...(Object.keys(fragment.groups).length > 0 && { groups: fragment.groups }),
  };
  return printLines(graph);
}

/** One line a node, so that it reads well as text. */
function printLines(graph: Record<string, unknown>): string {
  const lines = Object.entries(graph).map(([key, value]) => {
    const inner = fields(value);
    if (!inner || Object.keys(inner).length === 0) return `  "${key}": ${printExact(value)}`;
    const rows = Object.entries(inner).map(
      ([id, item]) => `    ${JSON.stringify(id)}: ${printExact(item)}`,
    );
    return `  "${key}": {\n${rows.join(",\n")}\n  }`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}
