import { nodeMap, partOf } from "./edit-nodes";
import type { GraphDocument } from "./graph-document";
import { randomText } from "./ids";
import { between } from "./order";
import type { Connection, Edge, Source } from "./types";

function sourcesAt(graph: GraphDocument, node: string, port: string): Source[] {
  return graph.node(node)?.inputs.filter((source) => source.port === port) ?? [];
}

function entry(from: string, name: string | null, order: string): string {
  return JSON.stringify(name === null ? { from, order } : { from, name, order });
}

export function connect(
  graph: GraphDocument,
  { source, sourcePort, target, targetPort }: Connection,
  many: boolean,
  name: string | null,
): string {
  const node = nodeMap(graph, target);
  if (!node) throw new Error(`No node ${target}`);
  const inputs = partOf(node, "inputs");
  const from = `${source}.${sourcePort}`;
  const there = sourcesAt(graph, target, targetPort);
  if (many) {
    const key = `${targetPort}#${randomText(4)}`;
    inputs.set(key, entry(from, name, between(there.at(-1)?.order ?? null, null)));
    return `${target}:${key}`;
  }
  for (const other of there) if (other.key !== targetPort) inputs.delete(other.key);
  inputs.set(targetPort, JSON.stringify(from));
  return `${target}:${targetPort}`;
}

function partsOf(graph: GraphDocument, id: string): [Edge, ReturnType<typeof partOf>] | null {
  const edge = graph.edge(id);
  const node = edge && nodeMap(graph, edge.target);
  return node ? [edge, partOf(node, "inputs")] : null;
}

export function disconnect(graph: GraphDocument, edges: Iterable<string>): void {
  for (const id of [...edges]) {
    const parts = partsOf(graph, id);
    if (parts) parts[1].delete(parts[0].key);
  }
}

export function setName(graph: GraphDocument, id: string, name: string): void {
  const parts = partsOf(graph, id);
  if (!parts) return;
  const [edge, inputs] = parts;
  const from = `${edge.source}.${edge.sourcePort}`;
  const source = graph.node(edge.target)!.inputs.find((one) => one.key === edge.key);
  inputs.set(edge.key, entry(from, name, source?.order ?? ""));
}

export function reorder(graph: GraphDocument, id: string, before: string | null): void {
  const parts = partsOf(graph, id);
  if (!parts) return;
  const [edge, inputs] = parts;
  const others = sourcesAt(graph, edge.target, edge.targetPort).filter((s) => s.key !== edge.key);
  const next = before === null ? -1 : others.findIndex((s) => `${edge.target}:${s.key}` === before);
  const index = next < 0 ? others.length : next;
  const order = between(others[index - 1]?.order || null, others[index]?.order || null);
  inputs.set(edge.key, entry(`${edge.source}.${edge.sourcePort}`, edge.name, order));
}
