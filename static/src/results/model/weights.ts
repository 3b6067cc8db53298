import type { ModelInfo } from "../../api/output-types";
import type { Bar } from "../charts/specs/bars";

/** Not a feature, though it stands among the coefficients. */
const intercept = "(intercept)";

/** Bars that one can still read. */
export const mostBars = 20;

export interface Weights {
  title: string;
  value: string;
  bars: Bar[];
  /** how many there are in all */
  all: number;
  /** what the series are, if several */
  series?: string;
}

function strongest(features: [string, number][]): string[] {
  return [...features]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostBars)
    .map(([name]) => name);
}

/** What a model leans on, strongest first: its importances, or else its coefficients. */
export function weightsOf({ importances, coefficients }: ModelInfo): Weights | null {
  if (importances && importances.length > 0) {
    const sorted = [...importances].sort((a, b) => b.value - a.value);
    const bars = sorted.slice(0, mostBars).map(({ feature, value }) => ({ name: feature, value }));
    return { title: "Importances", value: "Importance", bars, all: importances.length };
  }
  if (!coefficients || coefficients.index.length === 0) return null;
  const { columns, index, data } = coefficients;
  const size = (row: number[]) => Math.max(...row.map(Math.abs), 0);
  const features = index.flatMap((name, at): [string, number][] =>
    name === intercept ? [] : [[name, size(data[at] ?? [])]],
  );
  const names = strongest(features);
  const bars = names.flatMap((name) => {
    const row = data[index.indexOf(name)] ?? [];
    return columns.slice(0, 6).map((series, at) => ({ name, series, value: row[at] ?? 0 }));
  });
  const series = columns.length > 1 ? "Class" : undefined;
  return { title: "Coefficients", value: "Coefficient", bars, all: features.length, series };
}
