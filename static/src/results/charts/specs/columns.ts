import type { ColumnStats } from "../../../api/output-types";
import { formatCell, formatNumber } from "../../format";
import { type Data, type Spec, schema } from "./spec";

/** How the values of a number column are spread. */
export function histogram({ name, histogram: counted }: ColumnStats): Spec {
  const { edges, counts } = counted ?? { edges: [], counts: [] };
  const values: Data = counts.map((count, index) => ({
    from: edges[index],
    to: edges[index + 1],
    count,
    range: `${formatNumber(edges[index] ?? 0)} to ${formatNumber(edges[index + 1] ?? 0)}`,
  }));
  return {
    $schema: schema,
    data: { values },
    mark: { type: "bar", binSpacing: 1 },
    encoding: {
      x: { field: "from", bin: { binned: true }, type: "quantitative", title: name },
      x2: { field: "to" },
      y: { field: "count", type: "quantitative", title: "Rows" },
      tooltip: [
        { field: "range", title: name },
        { field: "count", title: "Rows" },
      ],
    },
  };
}

/** The most frequent values of a column. */
export function topValues({ name, top }: ColumnStats): Spec {
  const values: Data = (top ?? []).map(([value, count]) => ({ value: formatCell(value), count }));
  return {
    $schema: schema,
    data: { values },
    mark: { type: "bar", cornerRadiusEnd: 2 },
    encoding: {
      y: { field: "value", type: "nominal", sort: null, title: null },
      x: { field: "count", type: "quantitative", title: "Rows" },
      tooltip: [
        { field: "value", title: name },
        { field: "count", title: "Rows" },
      ],
    },
  };
}

export interface Point {
  x: number;
  y: number;
  color?: unknown;
}

export interface ScatterWords {
  x: string;
  y: string;
  color?: { title: string; numeric: boolean };
}

/** Two columns against each other, coloured by a third. */
export function scatter(points: Point[], words: ScatterWords): Spec {
  const { color } = words;
  return {
    $schema: schema,
    data: { values: points as unknown as Data },
    mark: { type: "point", tooltip: false },
    encoding: {
      x: { field: "x", type: "quantitative", title: words.x, scale: { zero: false } },
      y: { field: "y", type: "quantitative", title: words.y, scale: { zero: false } },
      ...(color && {
        color: {
          field: "color",
          type: color.numeric ? "quantitative" : "nominal",
          title: color.title,
          ...(color.numeric && { scale: { range: "heatmap" as const } }),
        },
      }),
      tooltip: [
        { field: "x", title: words.x },
        { field: "y", title: words.y },
        ...(color ? [{ field: "color", title: color.title }] : []),
      ],
    },
  };
}

/** The spread of a number column, whole or by the levels of another. */
export function box(
  points: { value: number; group?: string }[],
  value: string,
  group?: string,
): Spec {
  return {
    $schema: schema,
    data: { values: points as unknown as Data },
    mark: { type: "boxplot", extent: 1.5, size: 22 },
    encoding: {
      x: { field: "value", type: "quantitative", title: value, scale: { zero: false } },
      ...(group && {
        y: { field: "group", type: "nominal", title: group },
        color: { field: "group", type: "nominal", legend: null },
      }),
    },
  } as Spec;
}
