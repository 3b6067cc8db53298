import { type Data, type Spec, schema } from "./spec";

export interface Bar {
  name: string;
  value: number;
  series?: string;
}

interface BarWords {
  name: string;
  value: string;
  series?: string;
}

/** Amounts by name, in the order given; several series side by side. */
export function bars(values: Bar[], words: BarWords): Spec {
  const series = words.series && new Set(values.map((bar) => bar.series)).size > 1;
  return {
    $schema: schema,
    data: { values: values as unknown as Data },
    mark: { type: "bar", cornerRadiusEnd: 2 },
    encoding: {
      y: { field: "name", type: "nominal", sort: null, title: null, axis: { labelLimit: 180 } },
      x: { field: "value", type: "quantitative", title: words.value },
      ...(series && {
        yOffset: { field: "series", type: "nominal", sort: null },
        color: { field: "series", type: "nominal", title: words.series, sort: null },
      }),
      tooltip: [
        { field: "name", title: words.name },
        ...(series ? [{ field: "series", title: words.series }] : []),
        { field: "value", title: words.value, format: ".4~g" },
      ],
    },
  } as Spec;
}

/** A measure of each fold, and their mean. */
export function folds(values: { fold: string; value: number }[], metric: string): Spec {
  return {
    $schema: schema,
    data: { values: values as unknown as Data },
    layer: [
      {
        mark: { type: "rule", style: "guide" },
        encoding: { y: { aggregate: "mean", field: "value", type: "quantitative" } },
      },
      {
        mark: { type: "point", size: 60 },
        encoding: {
          x: { field: "fold", type: "ordinal", sort: null, title: "Fold", axis: { labelAngle: 0 } },
          y: { field: "value", type: "quantitative", title: metric, scale: { zero: false } },
          tooltip: [
            { field: "fold", title: "Fold" },
            { field: "value", title: metric, format: ".4f" },
          ],
        },
      },
    ],
  };
}
