import { expect, it } from "vitest";
import { modelLabels } from "./labels";

const wire = (port: string, node: string) => ({ port, node });
const nodes: Record<string, { name: string; inputs: { port: string; node: string }[] }> = {
  evaluate: { name: "evaluate", inputs: [wire("scored", "s1"), wire("other", "s2")] },
  s1: { name: "score", inputs: [wire("model", "t1"), wire("data", "d")] },
  s2: { name: "score 2", inputs: [wire("model", "t2")] },
  t1: { name: "train", inputs: [wire("estimator", "prepare"), wire("data", "d")] },
  t2: { name: "train 2", inputs: [wire("estimator", "forest")] },
  prepare: { name: "prepare", inputs: [wire("estimator", "logistic")] },
  logistic: { name: "logistic regression", inputs: [] },
  forest: { name: "forest", inputs: [] },
};
const nodeOf = (id: string) => nodes[id];

it("calls two models by their learners", () => {
  expect(modelLabels("evaluate", nodeOf)).toEqual(["logistic regression", "forest"]);
});

it("counts when names would not tell them apart, and survives circles", () => {
  const same = (id: string) =>
    id === "evaluate" ? nodes.evaluate : { name: "x", inputs: [wire("model", id)] };
  expect(modelLabels("evaluate", same)).toEqual(["First", "Second"]);
});
