import { compile } from "vega-lite";
import { expect, it } from "vitest";
import type { ColumnStats } from "../../../api/output-types";
import { bars, folds } from "./bars";
import { box, histogram, scatter, topValues } from "./columns";
import { precisionRecallCurve, rocCurve } from "./curves";
import { residualHistogram, residuals, truthAndPrediction } from "./regression";
import type { Spec } from "./spec";

const column: ColumnStats = {
  name: "bill [mm].length",
  type: "number",
  missing: 2,
  histogram: { edges: [0, 1, 2], counts: [3, 4] },
  top: [
    ["a", 3],
    [null, 1],
  ],
};
const points = [
  { x: 0, y: 0, threshold: 1, series: "a" },
  { x: 1, y: 1, threshold: 0, series: "b" },
];
const residual = [{ truth: 1, predicted: 1.5, residual: -0.5, series: "a" }];

const specs: Record<string, Spec> = {
  histogram: histogram(column),
  topValues: topValues(column),
  scatter: scatter([{ x: 1, y: 2, color: "a" }], {
    x: "x.y",
    y: "z",
    color: { title: "species", numeric: false },
  }),
  scatterByNumber: scatter([{ x: 1, y: 2, color: 3 }], {
    x: "x",
    y: "y",
    color: { title: "age", numeric: true },
  }),
  box: box([{ value: 1, group: "a" }], "mass", "species"),
  oneBox: box([{ value: 1 }], "mass"),
  roc: rocCurve(points, "Class"),
  precisionRecall: precisionRecallCurve(points, "Class", 0.3),
  noPositives: precisionRecallCurve([], "Class", Number.NaN),
  truthAndPrediction: truthAndPrediction(residual),
  residuals: residuals(residual),
  residualHistogram: residualHistogram(residual),
  bars: bars([{ name: "a", value: -1 }], { name: "Feature", value: "Coefficient" }),
  manyBars: bars(
    [
      { name: "a", value: -1, series: "x" },
      { name: "a", value: 1, series: "y" },
    ],
    { name: "Feature", value: "Coefficient", series: "Class" },
  ),
  folds: folds([{ fold: "1", value: 0.9 }], "Accuracy"),
};

it.each(Object.entries(specs))("%s compiles without a warning", (_name, spec) => {
  const warnings: unknown[] = [];
  const note = (words: unknown[]) => {
    warnings.push(words);
    return logger;
  };
  const logger = {
    level: () => logger,
    error: (...words: unknown[]) => note(words),
    warn: (...words: unknown[]) => note(words),
    info: () => logger,
    debug: () => logger,
  };
  expect(compile(spec, { logger: logger as never }).spec.marks).toBeDefined();
  expect(warnings).toEqual([]);
});

it("asks for no address", () => {
  expect(JSON.stringify(specs)).not.toMatch(/"url"/);
});
