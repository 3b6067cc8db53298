import { expect, it } from "vitest";
import type { ModelInfo } from "../../api/output-types";
import { mostBars, weightsOf } from "./weights";

const model: ModelInfo = {
  class: "Lasso",
  module: "sklearn.linear_model",
  params: {},
  features: [],
  input: [],
  text: "",
};

it("has none for a model that leans on nothing known", () => {
  expect(weightsOf(model)).toBeNull();
});

it("shows the greatest importances first", () => {
  const importances = Array.from({ length: 50 }, (_, index) => ({
    feature: `f${index}`,
    value: index,
  }));
  const weights = weightsOf({ ...model, importances });
  expect(weights?.bars).toHaveLength(mostBars);
  expect(weights?.bars[0]).toEqual({ name: "f49", value: 49 });
  expect(weights?.all).toBe(50);
});

it("shows coefficients by their size, whatever their sign, and by class", () => {
  const coefficients = {
    columns: ["a", "b"],
    index: ["(intercept)", "small", "large"],
    data: [
      [99, 99],
      [0.1, 0.2],
      [-5, 1],
    ],
  };
  const weights = weightsOf({ ...model, coefficients });
  expect(weights?.bars.map(({ name, series, value }) => [name, series, value])).toEqual([
    ["large", "a", -5],
    ["large", "b", 1],
    ["small", "a", 0.1],
    ["small", "b", 0.2],
  ]);
  expect(weights?.series).toBe("Class");
});
