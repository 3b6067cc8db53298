import * as Y from "yjs";
import { isTaken, place } from "./edit-nodes";
import type { GraphDocument } from "./graph-document";
import { newId } from "./ids";
import type { Point } from "./types";

export function add(graph: GraphDocument, at: Point, text: string, size = [220, 120]): string {
  const id = newId("note", isTaken(graph));
  const note = new Y.Map<unknown>([
    ["text", text],
    ["at", place(at)],
    ["size", JSON.stringify(size)],
  ]);
  graph.map("notes").set(id, note);
  return id;
}

function noteMap(graph: GraphDocument, id: string): Y.Map<unknown> | undefined {
  const map = graph.map("notes").get(id);
  return map instanceof Y.Map ? map : undefined;
}

export function setText(graph: GraphDocument, id: string, text: string): void {
  noteMap(graph, id)?.set("text", text);
}

export function resize(
  graph: GraphDocument,
  id: string,
  at: Point,
  size: { width: number; height: number },
): void {
  const note = noteMap(graph, id);
  note?.set("at", place(at));
  note?.set("size", JSON.stringify([Math.round(size.width), Math.round(size.height)]));
}

export function remove(graph: GraphDocument, ids: Iterable<string>): void {
  for (const id of ids) graph.map("notes").delete(id);
}
