import type { GraphJson, SourceJson } from "../api/types";

/** Where a node of the small picture stands. */
export interface Block {
  id: string;
  name: string;
  module: string;
  x: number;
  y: number;
}

/** A wire of the small picture. */
export interface Thread {
  id: string;
  from: { node: string; port: string };
  path: string;
}

export interface Drawing {
  blocks: Block[];
  threads: Thread[];
  /** the part of the plane to show: never so little that a block would look like a poster */
  view: { x: number; y: number; width: number; height: number };
}

const LEAST = { width: 210, height: 90 };

export const BLOCK = { width: 54, height: 22 };
const GAP = { x: 1.35, y: 1.6 };
const PAD = 10;
/** How big a node is on the canvas: distances there are measured in it. */
const NODE = { width: 216, height: 84 };
const FAR = 60;

/** Draws a graph small: positions keep their proportions, blocks their size. */
export function drawing(graph: Pick<GraphJson, "nodes" | "layout">): Drawing {
  const places = compact(placed(graph));
  const blocks = Object.entries(graph.nodes).map(([id, node]) => {
    const [x = 0, y = 0] = places.get(id) ?? [];
    return { id, name: node.name, module: node.module, x, y };
  });
  const right = Math.max(0, ...blocks.map((block) => block.x)) + BLOCK.width + PAD;
  const bottom = Math.max(0, ...blocks.map((block) => block.y)) + BLOCK.height + PAD;
  return { blocks, threads: threads(graph, places), view: centred(right, bottom) };
}

function centred(right: number, bottom: number): Drawing["view"] {
  const width = Math.max(right, LEAST.width);
  const height = Math.max(bottom, LEAST.height);
  return { x: (right - width) / 2, y: (bottom - height) / 2, width, height };
}

type Places = Map<string, readonly [number, number]>;

function placed(graph: Pick<GraphJson, "nodes" | "layout">): Places {
  const depths = depthsOf(graph.nodes);
  const rows = new Map<number, number>();
  const places: Places = new Map();
  for (const id of Object.keys(graph.nodes)) {
    const given = graph.layout[id];
    const depth = depths.get(id) ?? 0;
    const row = rows.get(depth) ?? 0;
    rows.set(depth, row + 1);
    places.set(id, given ?? [depth * NODE.width * GAP.x, row * NODE.height * GAP.y]);
  }
  return places;
}

/** Takes the empty rows and columns out, so that a wide drawing stays readable when small. */
function compact(places: Places): Places {
  const xs = squeezed(
    [...places.values()].map(([x]) => x),
    NODE.width,
    BLOCK.width * GAP.x,
  );
  const ys = squeezed(
    [...places.values()].map(([, y]) => y),
    NODE.height,
    BLOCK.height * GAP.y,
  );
  return new Map([...places].map(([id, [x, y]]) => [id, [xs(x), ys(y)]]));
}

function squeezed(values: number[], size: number, step: number): (value: number) => number {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const at = new Map<number, number>();
  let previous = sorted[0] ?? 0;
  let place = PAD;
  for (const value of sorted) {
    const gap = Math.min((value - previous) / size, FAR / size + 1);
    place += gap * step * 0.78;
    at.set(value, Math.round(place * 10) / 10);
    previous = value;
  }
  return (value) => at.get(value) ?? PAD;
}

function depthsOf(nodes: GraphJson["nodes"]): Map<string, number> {
  const depths = new Map<string, number>();
  const visit = (id: string, trail: ReadonlySet<string>): number => {
    const known = depths.get(id);
    if (known !== undefined || trail.has(id)) return known ?? 0;
    const node = nodes[id];
    if (!node) return -1;
    const before = Object.values(node.inputs)
      .flat()
      .map((source) => end(source).node);
    const depth = 1 + Math.max(-1, ...before.map((other) => visit(other, new Set([...trail, id]))));
    depths.set(id, depth);
    return depth;
  };
  for (const id of Object.keys(nodes)) visit(id, new Set());
  return depths;
}

function end(source: SourceJson): { node: string; port: string } {
  const text = typeof source === "string" ? source : source.from;
  const [node = "", port = ""] = text.split(".");
  return { node, port };
}

function threads(graph: Pick<GraphJson, "nodes">, places: Places): Thread[] {
  return Object.entries(graph.nodes).flatMap(([id, node]) =>
    Object.entries(node.inputs).flatMap(([port, sources]) =>
      sources.flatMap((source) => {
        const from = end(source);
        const start = places.get(from.node);
        const stop = places.get(id);
        if (!start || !stop) return [];
        return [{ id: `${from.node}.${from.port}-${id}.${port}`, from, path: curve(start, stop) }];
      }),
    ),
  );
}

function curve(from: readonly [number, number], to: readonly [number, number]): string {
  const sideways = Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]) && to[0] > from[0];
  return sideways ? across(from, to) : down(from, to);
}

function across([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const [a, b, c, d] = [x1 + BLOCK.width, y1 + BLOCK.height / 2, x2, y2 + BLOCK.height / 2];
  const bend = Math.max(8, (c - a) / 2);
  return `M${a} ${b}C${a + bend} ${b} ${c - bend} ${d} ${c} ${d}`;
}

function down([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): string {
  const [a, b, c, d] = [x1 + BLOCK.width / 2, y1 + BLOCK.height, x2 + BLOCK.width / 2, y2];
  const bend = Math.max(8, (d - b) / 2);
  return `M${a} ${b}C${a} ${b + bend} ${c} ${d - bend} ${c} ${d}`;
}
