import { parseExact, printExact } from "../document/exact";
import type { ModelInfo } from "./output-types";
import type { Comparison } from "./runs";

/** Values as Python writes them: `1.0` stays `1.0`, a text needs no quotes. */
function written(value: unknown): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "string" ? value : printExact(value);
}

function allWritten(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, one]) => [name, written(one)]));
}

/** Runs side by side, from their text; parameters that differ only as 1 and 1.0 do look different. */
export function readComparison(text: string): Comparison {
  const exact = parseExact(text) as { params: { values: Record<string, unknown> }[] };
  const comparison = JSON.parse(text) as Comparison;
  const params = comparison.params.map((row, index) => ({
    ...row,
    values: allWritten(exact.params[index]?.values ?? {}),
  }));
  return { ...comparison, params };
}

/** A model from its text, its parameters as Python writes them. */
export function readModel(text: string): ModelInfo {
  const exact = parseExact(text) as { params: Record<string, unknown> };
  return { ...(JSON.parse(text) as ModelInfo), params: allWritten(exact.params) };
}
