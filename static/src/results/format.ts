import type { Json } from "../api/types";

/** What is not there. */
export const missingText = "–";

const plain = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 6, useGrouping: false });
const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A number short enough for a cell, with six significant digits at most. */
export function formatNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return String(value);
  const size = Math.abs(value);
  if (size >= 1e12 || (size < 1e-4 && size > 0)) return value.toExponential(3);
  return plain.format(value);
}

/** A count, with commas. */
export function formatCount(value: number): string {
  return grouped.format(value);
}

/** "1 row", "344 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A share of one, as percent; a little is not nothing and nearly all is not all. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return missingText;
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return "< 0.1 %";
  if (percent > 99.9 && percent < 100) return "> 99.9 %";
  return `${percent >= 10 || percent === 0 ? Math.round(percent) : percent.toFixed(1)} %`;
}

/** A measure: four decimals for what lies near 1, significant digits else. */
export function formatMetric(value: number | null | undefined): string {
  if (value === null || value === undefined) return missingText;
  if (!Number.isFinite(value)) return formatNumber(value);
  if (Number.isInteger(value) && Math.abs(value) > 1) return formatCount(value);
  const size = Math.abs(value);
  if (size >= 10_000 && size < 1e12) return grouped.format(value);
  if (size >= 0.001 && size <= 1) return value.toFixed(4);
  return size === 0 ? "0" : formatNumber(Number(value.toPrecision(5)));
}

/** A number as the server writes those JSON has no words for. */
function specialNumber(value: Json): number | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const name = value.$float;
  if (name === "nan") return Number.NaN;
  if (name === "inf") return Number.POSITIVE_INFINITY;
  return name === "-inf" ? Number.NEGATIVE_INFINITY : undefined;
}

/** A value of a table as one reads it. */
export function formatCell(value: Json | undefined): string {
  if (value === null || value === undefined) return missingText;
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "True" : "False";
  const special = specialNumber(value);
  return special === undefined ? JSON.stringify(value) : formatNumber(special);
}

/** A value in full, as it goes to the clipboard; what is missing is empty. */
export function plainText(value: Json | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "string") return String(value);
  return formatCell(value);
}

/** A date of a table without the midnight it carries. */
export function formatDate(value: string): string {
  return value.replace(/[T ]00:00:00(\.0+)?(Z|\+00:00)?$/, "").replace("T", " ");
}

/** A duration in the unit that fits. */
export function formatSeconds(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return missingText;
  if (seconds < 0.001) return "< 1 ms";
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(2) : seconds.toFixed(1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.round(seconds % 60)} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** When something was, from now: "just now", "5 min ago", "yesterday", else the date. */
export function formatWhen(time: string | null | undefined, now: number = Date.now()): string {
  const then = time ? Date.parse(time) : Number.NaN;
  if (Number.isNaN(then)) return missingText;
  const seconds = (now - then) / 1000;
  if (seconds < 45) return "just now";
  if (seconds < 3600) return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  const date = new Date(then);
  const clock = date.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  if (date.toDateString() === new Date(now).toDateString()) return `today, ${clock}`;
  if (date.toDateString() === new Date(now - 86_400_000).toDateString())
    return `yesterday, ${clock}`;
  const day = date.toLocaleDateString(undefined, {
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  return `${day}, ${clock}`;
}

const titles: Record<string, string> = {
  auc: "AUC",
  roc_auc: "AUC",
  r2: "R²",
  mae: "MAE",
  mse: "MSE",
  rmse: "RMSE",
  mape: "MAPE",
  f1: "F1",
  f1_score: "F1",
};

/** A metric's name as one says it: "average_precision" is "Average precision". */
export function metricTitle(name: string): string {
  const known = titles[name.toLowerCase()];
  if (known) return known;
  const words = name.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const lossWords = /(loss|error|mae|mse|rmse|mape|davies|inertia|brier|deviance|seconds)/i;

/** Whether less of a metric is better. */
export function lessIsBetter(name: string): boolean {
  return lossWords.test(name);
}
