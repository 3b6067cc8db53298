import type { Metrics, SmallTable } from "../../api/output-types";
import type { Json } from "../../api/types";
import type { CurvePoint } from "../charts/specs/curves";
import type { Residual } from "../charts/specs/regression";
import { formatCell } from "../format";

/** What was measured of one model. An evaluation of two has two parts. */
export interface Part {
  label: string;
  values: Record<string, number | null>;
  /** standard deviations over folds, by metric */
  spread: Record<string, number | null>;
  tables: Record<string, SmallTable>;
}

const otherPrefix = "other_";
const spreadEnding = "_std";

/** What one asks first. */
const mainNames = ["accuracy", "r2", "silhouette"];

function mainFirst(names: string[]): string[] {
  const main = mainNames.find((name) => names.includes(name));
  return main ? [main, ...names.filter((name) => name !== main)] : names;
}

function partOf(label: string, values: Part["values"], tables: Part["tables"]): Part {
  const names = mainFirst(Object.keys(values));
  const isSpread = (name: string) =>
    name.endsWith(spreadEnding) && names.includes(name.slice(0, -spreadEnding.length));
  const pick = (wanted: boolean) => names.filter((name) => isSpread(name) === wanted);
  return {
    label,
    values: Object.fromEntries(pick(false).map((name) => [name, values[name] ?? null])),
    spread: Object.fromEntries(
      pick(true).map((name) => [name.slice(0, -spreadEnding.length), values[name] ?? null]),
    ),
    tables,
  };
}

function split<T>(all: Record<string, T>): [Record<string, T>, Record<string, T>] {
  const first: [string, T][] = [];
  const second: [string, T][] = [];
  for (const [name, value] of Object.entries(all)) {
    const base = name.slice(otherPrefix.length);
    if (name.startsWith(otherPrefix) && Object.hasOwn(all, base)) second.push([base, value]);
    else first.push([name, value]);
  }
  return [Object.fromEntries(first), Object.fromEntries(second)];
}

/** An evaluation as one part, or two when two models were compared. */
export function partsOf({ values, tables }: Metrics, labels: string[] = []): Part[] {
  const [values1, values2] = split(values);
  const [tables1, tables2] = split(tables);
  const first = partOf(labels[0] ?? "First", values1, tables1);
  if (Object.keys(values2).length === 0 && Object.keys(tables2).length === 0) return [first];
  return [first, partOf(labels[1] ?? "Second", values2, tables2)];
}

/** A column of a small table; empty when it has none of that name. */
export function columnOf(table: SmallTable | undefined, name: string): Json[] {
  const at = table?.columns.indexOf(name) ?? -1;
  return at < 0 || !table ? [] : table.data.map((row) => row[at] ?? null);
}

export interface Confusion {
  classes: string[];
  /** true rows, predicted columns */
  counts: number[][];
}

/** The confusion matrix: its first column names the true classes, the others the predicted ones. */
export function confusionOf(part: Part): Confusion | null {
  const table = part.tables.confusion_matrix;
  if (!table || table.data.length === 0) return null;
  const named = table.columns.length === table.data.length + 1;
  const skip = named ? 1 : 0;
  return {
    classes: table.columns.slice(skip),
    counts: table.data.map((row) => row.slice(skip).map((count) => Number(count ?? 0))),
  };
}

/** The classes that a curve was drawn for. */
export function curveClasses(part: Part, table: string): string[] {
  return [...new Set(columnOf(part.tables[table], "class").map((name) => formatCell(name)))];
}

const axes = {
  roc_curve: ["false_positive_rate", "true_positive_rate"],
  precision_recall_curve: ["recall", "precision"],
} as const;
const shortAxes: Record<string, string> = { false_positive_rate: "fpr", true_positive_rate: "tpr" };

export type CurveName = keyof typeof axes;

/** The points of a curve; `only` one class, or of all. */
export function curveOf(part: Part, name: CurveName, only?: string): CurvePoint[] {
  const table = part.tables[name];
  const values = (axis: string) => {
    const long = columnOf(table, axis);
    return long.length ? long : columnOf(table, shortAxes[axis] ?? axis);
  };
  const [x, y] = axes[name].map(values) as [Json[], Json[]];
  const classes = columnOf(table, "class");
  const thresholds = columnOf(table, "threshold");
  return x.flatMap((value, index) => {
    const series = classes.length ? formatCell(classes[index]) : part.label;
    const other = y[index];
    if (typeof value !== "number" || typeof other !== "number") return [];
    if (only !== undefined && series !== only) return [];
    const threshold = thresholds[index];
    return [
      { x: value, y: other, threshold: typeof threshold === "number" ? threshold : null, series },
    ];
  });
}

/** Points left out so that a chart of many draws at once; first and last stay. */
export function thinned<T>(points: T[], most = 1500): T[] {
  if (points.length <= most) return points;
  const step = (points.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => points[Math.round(index * step)]!);
}

export function residualsOf(part: Part): Residual[] {
  const table = part.tables.residuals;
  const truth = columnOf(table, "truth");
  const predicted = columnOf(table, "predicted");
  return truth.flatMap((value, index) => {
    const other = predicted[index];
    if (typeof value !== "number" || typeof other !== "number") return [];
    return [{ truth: value, predicted: other, residual: value - other, series: part.label }];
  });
}

export function sizesOf(part: Part): { name: string; value: number }[] {
  const names = columnOf(part.tables.sizes, "cluster");
  return columnOf(part.tables.sizes, "rows").map((rows, index) => ({
    name: formatCell(names[index] ?? index),
    value: Number(rows),
  }));
}

export interface FoldValue {
  fold: string;
  value: number;
}

/** Each fold's measure, by metric. */
export function foldsOf(part: Part): Record<string, FoldValue[]> {
  const table = part.tables.folds;
  if (!table) return {};
  const folds = columnOf(table, "fold");
  const metrics = table.columns.filter((name) => name !== "fold");
  return Object.fromEntries(
    metrics.map((metric) => [
      metric,
      columnOf(table, metric).flatMap((value, index) =>
        typeof value === "number" ? [{ fold: formatCell(folds[index] ?? index + 1), value }] : [],
      ),
    ]),
  );
}

const known = new Set([
  "confusion_matrix",
  "roc_curve",
  "precision_recall_curve",
  "residuals",
  "sizes",
  "folds",
  "classes",
]);

/** Tables that have no picture of their own. */
export function otherTables(part: Part): [string, SmallTable][] {
  return Object.entries(part.tables).filter(([name]) => !known.has(name));
}
