import { parseExact, printExact } from "./exact";
import type { GraphDocument } from "./graph-document";
import { newId, uniqueName } from "./ids";

type Fields = Record<string, unknown>;

/** A group as it stands in the document, with the fields we do not know. */
function fieldsOf(graph: GraphDocument, id: string): Fields {
  try {
    const read = parseExact(String(graph.map("groups").get(id)));
    return read && typeof read === "object" ? (read as Fields) : {};
  } catch {
    return {};
  }
}

function put(graph: GraphDocument, id: string, fields: Fields): void {
  graph.map("groups").set(id, printExact(fields));
}

/** Put nodes into a group of their own; they leave those they are in. */
export function add(graph: GraphDocument, nodes: readonly string[], name = "Group"): string {
  leave(graph, nodes);
  const id = newId("group", (taken) => graph.map("groups").has(taken));
  const names = new Set(graph.groups().map((group) => group.name));
  put(graph, id, { name: uniqueName(name, names), nodes: [...nodes].sort() });
  return id;
}

export function join(graph: GraphDocument, id: string, nodes: readonly string[]): void {
  const group = graph.group(id);
  if (!group) return;
  leave(graph, nodes);
  put(graph, id, {
    ...fieldsOf(graph, id),
    nodes: [...new Set([...group.nodes, ...nodes])].sort(),
  });
}

/** Take nodes out of their groups; a group that is empty then is gone. */
export function leave(graph: GraphDocument, nodes: Iterable<string>): void {
  const going = new Set(nodes);
  for (const group of graph.groups()) {
    const left = group.nodes.filter((node) => !going.has(node));
    if (left.length === group.nodes.length) continue;
    if (left.length === 0) graph.map("groups").delete(group.id);
    else put(graph, group.id, { ...fieldsOf(graph, group.id), nodes: left });
  }
}

export function rename(graph: GraphDocument, id: string, name: string): void {
  if (graph.group(id)) put(graph, id, { ...fieldsOf(graph, id), name });
}

export function remove(graph: GraphDocument, ids: Iterable<string>): void {
  for (const id of ids) graph.map("groups").delete(id);
}
