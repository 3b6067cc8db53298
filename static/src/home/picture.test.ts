import { describe, expect, it } from "vitest";
import { BLOCK, drawing } from "./picture";

const node = (name: string, inputs: Record<string, string[]> = {}) => ({
  name,
  module: name,
  version: 1,
  params: {},
  inputs,
});

describe("drawing", () => {
  it("keeps who is left and who is above", () => {
    const { blocks, threads, view } = drawing({
      nodes: { a: node("a"), b: node("b", { data: ["a.out"] }), c: node("c", { data: ["a.out"] }) },
      layout: { a: [0, 0], b: [300, 0], c: [300, 400] },
    });
    const [a, b, c] = blocks;
    expect(b!.x).toBeGreaterThanOrEqual(a!.x + BLOCK.width);
    expect(c!.x).toBe(b!.x);
    expect(c!.y).toBeGreaterThanOrEqual(b!.y + BLOCK.height);
    expect(threads.map((thread) => thread.id)).toEqual(["a.out-b.data", "a.out-c.data"]);
    expect(view.x + view.width).toBeGreaterThan(c!.x + BLOCK.width);
    expect(view.y + view.height).toBeGreaterThan(c!.y + BLOCK.height);
  });

  it("does not let a far node stretch it", () => {
    const { view } = drawing({
      nodes: { a: node("a"), b: node("b") },
      layout: { a: [0, 0], b: [90000, 0] },
    });
    expect(view.width).toBeLessThan(4 * BLOCK.width);
  });

  it("places nodes without a place by their depth, cycles and missing sources included", () => {
    const { blocks, threads } = drawing({
      nodes: { a: node("a", { data: ["b.out", "gone.out"] }), b: node("b", { data: ["a.out"] }) },
      layout: {},
    });
    expect(blocks).toHaveLength(2);
    expect(threads).toHaveLength(2);
    for (const block of blocks) expect(Number.isFinite(block.x + block.y)).toBe(true);
  });

  it("keeps a lone block small and in the middle", () => {
    const { blocks, view } = drawing({ nodes: { a: node("a") }, layout: { a: [500, 500] } });
    expect(view.width).toBeGreaterThan(3 * BLOCK.width);
    expect(blocks[0]!.x + BLOCK.width / 2).toBeCloseTo(view.x + view.width / 2);
  });

  it("draws nothing for nothing", () =>
    expect(drawing({ nodes: {}, layout: {} }).blocks).toEqual([]));
});
