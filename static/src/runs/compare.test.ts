import { describe, expect, it } from "vitest";
import type { Comparison } from "../api/runs";
import type { RunInfo } from "../api/types";
import { comparePath, idsIn, mainMetrics, metricRows, titleOf } from "./compare";

const run = (id: string) => ({ id }) as RunInfo;

describe("names of metrics", () => {
  it("leave out the node where there is only one", () => {
    expect(titleOf("evaluate.accuracy", ["evaluate.accuracy", "evaluate.f1"])).toBe("Accuracy");
    expect(titleOf("cv.accuracy", ["cv.accuracy", "evaluate.f1"])).toBe("Accuracy (cv)");
    expect(titleOf("accuracy", ["accuracy"])).toBe("Accuracy");
  });

  it("are few in a list", () => {
    const metrics = { "e.a": 1, "e.accuracy": 0.9, "e.accuracy_std": 0.1, "e.f1": null };
    expect(mainMetrics(metrics, 2)).toEqual([
      ["Accuracy", "0.9000"],
      ["F1", "–"],
    ]);
  });
});

it("marks the best of each metric, least for losses", () => {
  const comparison: Comparison = {
    runs: [run("a"), run("b"), run("c")],
    metrics: {
      "e.accuracy": { a: 0.8, b: 0.9 },
      "e.log_loss": { a: 0.3, b: 0.5, c: null },
      "e.zeal": { a: 0.5, b: 0.5 },
    },
    params: [],
    modules: [],
  };
  const rows = metricRows(comparison);
  expect(rows.map(({ best }) => best)).toEqual([0.9, 0.3, null]);
  expect(rows[0]?.values).toEqual([0.8, 0.9, undefined]);
});

it("goes to the address of a comparison and back", () => {
  expect(comparePath(["a", "b"])).toBe("/compare?runs=a,b");
  expect(idsIn("?runs=a,b,a,")).toEqual(["a", "b"]);
  expect(idsIn("")).toEqual([]);
});
