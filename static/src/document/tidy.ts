import { Graph, layout } from "@dagrejs/dagre";
import { packed, parts } from "./pack";
import type { Edge, Point } from "./types";

export interface Box {
  id: string;
  width: number;
  height: number;
}

/**
 * Places for nodes, in columns from left to right along the wires; what no wire joins stands side
 * by side. Corners, rounded.
 */
export function tidyLayout(boxes: readonly Box[], edges: readonly Edge[]): Map<string, Point> {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const joined = parts(
    boxes.map(({ id }) => id),
    edges.map(({ source, target }) => [source, target] as const),
  ).map((ids) =>
    inColumns(
      ids.map((id) => byId.get(id)!),
      edges,
    ),
  );
  const corners = packed(joined);
  const places = new Map<string, Point>();
  for (const [index, part] of joined.entries()) {
    const corner = corners[index]!;
    for (const [id, { x, y }] of part.places)
      places.set(id, { x: Math.round(corner.x + x), y: Math.round(corner.y + y) });
  }
  return places;
}

/** One part of a graph along its wires, its corner at the origin, and how large it is. */
function inColumns(boxes: readonly Box[], edges: readonly Edge[]) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 36, ranksep: 88, edgesep: 20 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of boxes) graph.setNode(id, { width, height });
  const known = new Set(boxes.map((box) => box.id));
  for (const edge of edges)
    if (known.has(edge.source) && known.has(edge.target))
      graph.setEdge(edge.source, edge.target, {}, edge.id);
  layout(graph);
  const corners = boxes.map(({ id, width, height }) => {
    const { x, y } = graph.node(id) as Point;
    return { id, x: x - width / 2, y: y - height / 2, width, height };
  });
  const [left, top] = [
    Math.min(...corners.map(({ x }) => x)),
    Math.min(...corners.map(({ y }) => y)),
  ];
  return {
    places: new Map(corners.map(({ id, x, y }) => [id, { x: x - left, y: y - top }])),
    width: Math.max(...corners.map(({ x, width }) => x + width)) - left,
    height: Math.max(...corners.map(({ y, height }) => y + height)) - top,
  };
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
