import { Graph, layout } from "@dagrejs/dagre";
import type { Edge, Point } from "./types";

export interface Box {
  id: string;
  width: number;
  height: number;
}

/** Places for nodes, in columns from left to right along the wires. Corners, rounded. */
export function tidyLayout(boxes: readonly Box[], edges: readonly Edge[]): Map<string, Point> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 36, ranksep: 88, edgesep: 20 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  const known = new Set(boxes.map((box) => box.id));
  for (const edge of edges)
    if (known.has(edge.source) && known.has(edge.target))
      graph.setEdge(edge.source, edge.target, {}, edge.id);
  layout(graph);
  const places = new Map<string, Point>();
  for (const { id, width, height } of boxes) {
    const { x, y } = graph.node(id) as Point;
    places.set(id, { x: Math.round(x - width / 2), y: Math.round(y - height / 2) });
  }
  return places;
}

/** The order in which one reads a graph: along the wires, else by where things stand. */
export function flowOrder(
  ids: readonly string[],
  edges: readonly Edge[],
  at: (id: string) => Point | undefined,
): string[] {
  const waiting = new Map(ids.map((id) => [id, 0]));
  for (const { source, target } of edges)
    if (waiting.has(source) && waiting.has(target)) waiting.set(target, waiting.get(target)! + 1);
  const place = (id: string) => at(id) ?? { x: 0, y: 0 };
  const before = (a: string, b: string) =>
    place(a).x - place(b).x || place(a).y - place(b).y || (a < b ? -1 : 1);
  const ready = ids.filter((id) => waiting.get(id) === 0).sort(before);
  const order: string[] = [];
  while (ready.length > 0) {
    const id = ready.shift()!;
    order.push(id);
    for (const edge of edges) {
      if (edge.source !== id || !waiting.has(edge.target)) continue;
      const left = waiting.get(edge.target)! - 1;
      waiting.set(edge.target, left);
      if (left === 0) ready.push(edge.target);
    }
    ready.sort(before);
  }
  return [...order, ...ids.filter((id) => !order.includes(id))];
}
