import { expect, test } from "vitest";
import type { RunDetail } from "../api/types";
import { earlierRuns } from "./shown-run";

const run = (id: string, ...nodes: string[]) =>
  ({ id, nodes: Object.fromEntries(nodes.map((node) => [node, { state: "done" }])) }) as RunDetail;

test("nodes that the latest run left out show the last run that had them", () => {
  const before = [run("r2", "b"), undefined, run("r1", "a", "b", "c")];
  const found = earlierRuns(["a", "b", "c", "new"], run("r3", "a"), before);
  expect([...found]).toEqual([
    ["b", "r2"],
    ["c", "r1"],
  ]);
});

test("before any run there is nothing to show", () => {
  expect(earlierRuns(["a"], undefined, []).size).toBe(0);
});
