import { expect, it } from "vitest";
import { nodeAt, rangesOf, textOf } from "./lines";

const lines: Record<string, [number, number]> = { "split-a1b": [3, 4], "train-c2d": [5, 5] };

it("finds the lines of nodes and the node of a line", () => {
  expect(rangesOf(lines, ["train-c2d", "gone-000"])).toEqual([[5, 5]]);
  expect(nodeAt(lines, 4)).toBe("split-a1b");
  expect(nodeAt(lines, 1)).toBeNull();
});

it("cuts out a node's text", () => {
  expect(textOf("a\nb\n\nc\nd\n", [3, 4])).toBe("c");
  expect(textOf("a", undefined)).toBe("");
});
