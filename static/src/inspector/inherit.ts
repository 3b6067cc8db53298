import type { Catalogue, Json, Role } from "../api/types";
import type { NodeView } from "../document";

type Nodes = Readonly<Record<string, NodeView>>;

/** Where an inherited parameter gets its value: the nearest node upstream that declares the role. */
export interface Inherited {
  node: string;
  name: string;
  value: Json;
}

/** All nearest declarations of a role above a node; none, one, or several that disagree. */
export function inherited(
  nodes: Nodes,
  catalogue: Catalogue,
  node: string,
  role: Role,
): Inherited[] {
  const seen = new Set([node]);
  let level = above(nodes, node);
  while (level.length > 0) {
    const found = level.flatMap((id) => declared(nodes, catalogue, id, role));
    if (found.length > 0) return distinct(found);
    for (const id of level) seen.add(id);
    // what comes out of code of one's own may be anything: the search ends there
    const clear = level.filter(
      (id) => nodes[id]?.off || !catalogue.modules[nodes[id]?.module ?? ""]?.own_code,
    );
    level = [...new Set(clear.flatMap((id) => above(nodes, id)))].filter((id) => !seen.has(id));
  }
  return [];
}

function above(nodes: Nodes, id: string): string[] {
  const sources = nodes[id]?.inputs.map((source) => source.node) ?? [];
  return [...new Set(sources)].filter((source) => nodes[source]);
}

function declared(nodes: Nodes, catalogue: Catalogue, id: string, role: Role): Inherited[] {
  const node = nodes[id];
  const module = node && catalogue.modules[node.module];
  if (!node || !module || node.off) return [];
  const param = module.params.find((one) => one.declares === role);
  const value = param && (node.params[param.name] ?? param.default ?? null);
  if (value !== undefined && value !== null) return [{ node: id, name: node.name, value }];
  const task = role === "task" && module.task && module.task !== "multi" ? module.task : null;
  return task ? [{ node: id, name: node.name, value: task }] : [];
}

function distinct(found: Inherited[]): Inherited[] {
  const values = new Map(found.map((one) => [JSON.stringify(one.value), one]));
  return [...values.values()];
}
