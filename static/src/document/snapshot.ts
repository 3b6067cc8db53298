import * as Y from "yjs";
import type { GraphJson, NodeJson, SourceJson } from "../api/types";
import { printExact } from "./exact";
import { GraphDocument } from "./graph-document";

function sourceEntries(port: string, sources: SourceJson[]): [string, string][] {
  const [first] = sources;
  if (sources.length === 1 && typeof first === "string") return [[port, JSON.stringify(first)]];
  return sources.map((source, index) => {
    const order = String(index).padStart(6, "0");
    const entry = typeof source === "string" ? { from: source, order } : { ...source, order };
    return [`${port}#${index}`, JSON.stringify(entry)];
  });
}

function nodeMap({ name, module, version, params, inputs, ...rest }: NodeJson): Y.Map<unknown> {
  const texts = Object.entries(params ?? {}).map(
    ([key, value]) => [key, printExact(value)] as [string, string],
  );
  const wires = Object.entries(inputs ?? {}).flatMap(([port, list]) => sourceEntries(port, list));
  return new Y.Map<unknown>([
    ["name", name],
    ["module", module],
    ["version", JSON.stringify(version)],
    ["params", new Y.Map(texts)],
    ["inputs", new Y.Map(wires)],
    ...Object.entries(rest).map(([key, value]): [string, unknown] => [key, printExact(value)]),
  ]);
}

/** A graph document (of a past run) to look at: it is joined to nothing and nobody can edit it. */
export function snapshotDocument(id: string, graph: GraphJson): GraphDocument {
  const document = new GraphDocument(id, new Y.Doc(), true);
  document.doc.transact(() => {
    document.map("meta").set("name", graph.name);
    for (const [node, json] of Object.entries(graph.nodes ?? {}))
      document.map("nodes").set(node, nodeMap(json));
    for (const [node, at] of Object.entries(graph.layout ?? {}))
      document.map("layout").set(node, JSON.stringify(at));
    for (const { id: note, text, at, size } of graph.notes ?? []) {
      const entries: [string, unknown][] = [
        ["text", text],
        ["at", JSON.stringify(at)],
        ["size", JSON.stringify(size)],
      ];
      document.map("notes").set(note, new Y.Map(entries));
    }
    for (const [group, json] of Object.entries(graph.groups ?? {}))
      document.map("groups").set(group, printExact(json));
  });
  return document;
}
