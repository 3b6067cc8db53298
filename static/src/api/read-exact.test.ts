import { expect, it } from "vitest";
import { readComparison, readModel } from "./read-exact";

it("tells 1 from 1.0 in what runs were set to", () => {
  const text = `{"runs": [], "metrics": {"m": {"a": 0.50}}, "modules": [], "params": [
    {"node": "n", "name": "n", "param": "max_features", "values": {"a": 1, "b": 1.0, "c": null}}]}`;
  const { params, metrics } = readComparison(text);
  expect(params[0]?.values).toEqual({ a: "1", b: "1.0", c: "None" });
  expect(metrics.m?.a).toBe(0.5);
});

it("writes a model's parameters as Python does", () => {
  const { params } = readModel('{"params": {"C": 1.0, "n": 10, "dual": false, "solver": "lbfgs"}}');
  expect(params).toEqual({ C: "1.0", n: "10", dual: "False", solver: "lbfgs" });
});
