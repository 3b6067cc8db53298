import { type Data, type Spec, schema } from "./spec";

export interface CurvePoint {
  x: number;
  y: number;
  threshold?: number | null;
  series: string;
}

interface CurveWords {
  x: string;
  y: string;
  /** what a series is: "Class", "Model" */
  series: string;
  /** the corner that the curves leave empty */
  corner: "bottom-right" | "bottom-left";
}

function curve(points: CurvePoint[], words: CurveWords, guide: Data, step: boolean): Spec {
  const names = [...new Set(points.map((point) => point.series))];
  const many = names.length > 1;
  return {
    $schema: schema,
    layer: [
      {
        data: { values: guide },
        mark: { type: "line", style: "guide" },
        encoding: {
          x: { field: "x", type: "quantitative" },
          y: { field: "y", type: "quantitative" },
        },
      },
      {
        data: { values: points as unknown as Data },
        mark: { type: "line", interpolate: step ? "step-after" : "linear", tooltip: false },
        encoding: {
          x: {
            field: "x",
            type: "quantitative",
            title: words.x,
            scale: { domain: [0, 1] },
            axis: { tickCount: 5 },
          },
          y: {
            field: "y",
            type: "quantitative",
            title: words.y,
            scale: { domain: [0, 1] },
            axis: { tickCount: 5 },
          },
          order: { field: "order", type: "quantitative" },
          ...(many && {
            color: {
              field: "series",
              type: "nominal",
              title: words.series,
              scale: { domain: names },
              legend: names.length <= 8 ? { orient: words.corner, padding: 8 } : {},
            },
          }),
        },
      },
      {
        data: { values: points as unknown as Data },
        mark: { type: "point", opacity: 0, size: 120 },
        encoding: {
          x: { field: "x", type: "quantitative" },
          y: { field: "y", type: "quantitative" },
          tooltip: [
            ...(many ? [{ field: "series", title: words.series }] : []),
            { field: "x", title: words.x, format: ".3f" },
            { field: "y", title: words.y, format: ".3f" },
            { field: "threshold", title: "Threshold", format: ".3f" },
          ],
        },
      },
    ],
  };
}

function ordered(points: CurvePoint[]): CurvePoint[] {
  return points.map((point, order) => ({ ...point, order }));
}

/** Hits against false alarms, over all thresholds. The dashed line is chance. */
export function rocCurve(points: CurvePoint[], series: string): Spec {
  const corner = "bottom-right";
  const words = { x: "False positive rate", y: "True positive rate", series, corner } as const;
  const chance = [
    { x: 0, y: 0 },
    { x: 1, y: 1 },
  ];
  return curve(ordered(points), words, chance, false);
}

/** Precision against recall, over all thresholds. The dashed line is the share of positives. */
export function precisionRecallCurve(
  points: CurvePoint[],
  series: string,
  positives: number,
): Spec {
  const corner = "bottom-left";
  const words = { x: "Recall", y: "Precision", series, corner } as const;
  const chance = Number.isFinite(positives)
    ? [
        { x: 0, y: positives },
        { x: 1, y: positives },
      ]
    : [];
  return curve(ordered(points), words, chance, true);
}
