import { describe, expect, it } from "vitest";
import type { Metrics } from "../../api/output-types";
import {
  confusionOf,
  curveClasses,
  curveOf,
  foldsOf,
  otherTables,
  partsOf,
  residualsOf,
  sizesOf,
  thinned,
} from "./read";

const matrix = {
  columns: ["true", "9", "10"],
  data: [
    ["9", 5, 1],
    ["10", 0, 4],
  ],
};
const roc = {
  columns: ["class", "false_positive_rate", "true_positive_rate", "threshold"],
  data: [
    ["9", 0, 0, null],
    ["9", 1, 1, 0.1],
    ["10", 0.5, 1, 0.4],
  ],
};

const metrics: Metrics = {
  task: "classification",
  values: { accuracy: 0.9, accuracy_std: 0.01, other_accuracy: 0.8, other_accuracy_std: 0.02 },
  tables: { confusion_matrix: matrix, roc_curve: roc, other_confusion_matrix: matrix },
  series: {},
};

describe("an evaluation", () => {
  it("of two models has two parts", () => {
    const [first, second] = partsOf(metrics, ["forest", "logistic"]);
    expect(first).toMatchObject({ label: "forest", values: { accuracy: 0.9 } });
    expect(first?.spread).toEqual({ accuracy: 0.01 });
    expect(second).toMatchObject({ label: "logistic", values: { accuracy: 0.8 } });
    expect(Object.keys(second?.tables ?? {})).toEqual(["confusion_matrix"]);
  });

  it("of one model has one, whatever its metrics are called", () => {
    const parts = partsOf({ values: { other_things: 1 }, tables: {}, series: {} });
    expect(parts).toHaveLength(1);
    expect(parts[0]?.values).toEqual({ other_things: 1 });
  });
});

const part = partsOf(metrics)[0]!;

it("keeps the order of classes", () => {
  expect(confusionOf(part)).toEqual({
    classes: ["9", "10"],
    counts: [
      [5, 1],
      [0, 4],
    ],
  });
  expect(confusionOf({ ...part, tables: {} })).toBeNull();
});

it("reads curves by class", () => {
  expect(curveClasses(part, "roc_curve")).toEqual(["9", "10"]);
  expect(curveOf(part, "roc_curve", "10")).toEqual([
    { x: 0.5, y: 1, threshold: 0.4, series: "10" },
  ]);
  expect(curveOf(part, "roc_curve")).toHaveLength(3);
  expect(curveOf(part, "precision_recall_curve")).toEqual([]);
});

it("reads residuals, sizes and folds, and skips what is missing", () => {
  const tables = {
    residuals: {
      columns: ["truth", "predicted", "residual"],
      data: [
        [3, 1, 2],
        [null, 1, null],
      ],
    },
    sizes: { columns: ["cluster", "rows"], data: [[0, 10]] },
    folds: {
      columns: ["fold", "accuracy"],
      data: [
        [1, 0.9],
        [2, null],
      ],
    },
    surprise: { columns: ["a"], data: [] },
  };
  const read = partsOf({ values: {}, tables, series: {} })[0]!;
  expect(residualsOf(read)).toEqual([{ truth: 3, predicted: 1, residual: 2, series: "First" }]);
  expect(sizesOf(read)).toEqual([{ name: "0", value: 10 }]);
  expect(foldsOf(read)).toEqual({ accuracy: [{ fold: "1", value: 0.9 }] });
  expect(otherTables(read).map(([name]) => name)).toEqual(["surprise"]);
});

it("thins many points but keeps the ends", () => {
  const points = Array.from({ length: 10_000 }, (_, index) => index);
  const few = thinned(points, 100);
  expect(few).toHaveLength(100);
  expect([few[0], few.at(-1)]).toEqual([0, 9999]);
});
