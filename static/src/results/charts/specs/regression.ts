import { type Data, type Spec, schema } from "./spec";

export interface Residual {
  truth: number;
  predicted: number;
  residual: number;
  series: string;
}

function extent(values: number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function colored(points: Residual[]) {
  const domain = [...new Set(points.map((point) => point.series))];
  if (domain.length < 2) return {};
  const legend = { orient: "top" as const };
  return {
    color: {
      field: "series",
      type: "nominal" as const,
      title: null,
      scale: { domain },
      legend,
    },
  };
}

const tips = [
  { field: "truth", title: "True", format: ".5~g" },
  { field: "predicted", title: "Predicted", format: ".5~g" },
  { field: "residual", title: "Residual", format: ".5~g" },
];

/** What was predicted against what was true. On the dashed line both are equal. */
export function truthAndPrediction(points: Residual[]): Spec {
  const [low, high] = extent(points.flatMap(({ truth, predicted }) => [truth, predicted]));
  return {
    $schema: schema,
    layer: [
      {
        data: {
          values: [
            { x: low, y: low },
            { x: high, y: high },
          ],
        },
        mark: { type: "line", style: "guide" },
        encoding: {
          x: { field: "x", type: "quantitative" },
          y: { field: "y", type: "quantitative" },
        },
      },
      {
        data: { values: points as unknown as Data },
        mark: { type: "point" },
        encoding: {
          x: { field: "truth", type: "quantitative", title: "True", scale: { zero: false } },
          y: {
            field: "predicted",
            type: "quantitative",
            title: "Predicted",
            scale: { zero: false },
          },
          tooltip: tips,
          ...colored(points),
        },
      },
    ],
  };
}

/** What is left over, against what was predicted: it should look like noise around zero. */
export function residuals(points: Residual[]): Spec {
  return {
    $schema: schema,
    layer: [
      {
        data: { values: [{ y: 0 }] },
        mark: { type: "rule", style: "guide" },
        encoding: { y: { field: "y", type: "quantitative" } },
      },
      {
        data: { values: points as unknown as Data },
        mark: { type: "point" },
        encoding: {
          x: {
            field: "predicted",
            type: "quantitative",
            title: "Predicted",
            scale: { zero: false },
          },
          y: { field: "residual", type: "quantitative", title: "Residual (true − predicted)" },
          tooltip: tips,
          ...colored(points),
        },
      },
    ],
  };
}

/** How residuals are spread. */
export function residualHistogram(points: Residual[]): Spec {
  return {
    $schema: schema,
    data: { values: points as unknown as Data },
    mark: { type: "bar", binSpacing: 1, opacity: 0.85 },
    encoding: {
      x: { field: "residual", bin: { maxbins: 30 }, type: "quantitative", title: "Residual" },
      y: { aggregate: "count", stack: null, title: "Rows" },
      tooltip: [
        { field: "residual", bin: { maxbins: 30 }, title: "Residual" },
        { aggregate: "count", title: "Rows" },
      ],
      ...colored(points),
    },
  };
}
