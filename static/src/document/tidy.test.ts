import { expect, test } from "vitest";
import { flowOrder, tidyLayout } from "./tidy";
import type { Edge } from "./types";

const edge = (source: string, target: string): Edge => ({
  id: `${source}>${target}`,
  source,
  sourcePort: "o",
  target,
  targetPort: "i",
  key: "i",
  name: null,
});
const box = (id: string) => ({ id, width: 200, height: 100 });

test("tidying puts what follows to the right, and nothing on top of another", () => {
  const ids = ["a", "b", "c", "d", "alone"];
  const edges = [edge("a", "b"), edge("a", "c"), edge("b", "d"), edge("c", "d")];
  const places = tidyLayout(ids.map(box), edges);
  for (const { source, target } of edges)
    expect(places.get(target)!.x).toBeGreaterThan(places.get(source)!.x + 200);
  for (const a of ids)
    for (const b of ids) {
      if (a === b) continue;
      const [p, q] = [places.get(a)!, places.get(b)!];
      expect(Math.abs(p.x - q.x) >= 200 || Math.abs(p.y - q.y) >= 100).toBe(true);
    }
});

test("the order of flow follows the wires, else the places", () => {
  const places = { a: [300, 0], b: [0, 0], c: [0, 100], d: [50, 0] } as Record<string, number[]>;
  const at = (id: string) => ({ x: places[id]![0]!, y: places[id]![1]! });
  expect(flowOrder(["a", "b", "c", "d"], [edge("a", "d")], at)).toEqual(["b", "c", "a", "d"]);
});

test("a circle that slipped in loses nobody", () => {
  const at = () => ({ x: 0, y: 0 });
  expect(flowOrder(["a", "b"], [edge("a", "b"), edge("b", "a")], at).sort()).toEqual(["a", "b"]);
});

test("parts that no wire joins fill a page rather than a column", () => {
  const chains = Array.from({ length: 12 }, (_, n) => [`a${n}`, `b${n}`] as const);
  const edges = chains.map(([a, b]) => edge(a, b));
  const places = [...tidyLayout(chains.flat().map(box), edges).values()];
  const width = Math.max(...places.map(({ x }) => x)) + 200;
  const height = Math.max(...places.map(({ y }) => y)) + 100;
  expect(width / height).toBeGreaterThan(1);
  expect(width / height).toBeLessThan(3);
  expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(24);
});
