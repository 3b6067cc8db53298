import type { Comparison } from "../api/runs";
import type { RunInfo } from "../api/types";
import { formatMetric, metricTitle } from "../results/format";
import { bestOf } from "../results/metrics/Numbers";

/** Node and measure of a metric's name: "evaluate.accuracy". */
export function splitMetric(name: string): { node: string; metric: string } {
  const dot = name.lastIndexOf(".");
  return { node: dot < 0 ? "" : name.slice(0, dot), metric: name.slice(dot + 1) };
}

/** A metric's name as one says it; the node in front only where it tells two apart. */
export function titleOf(name: string, all: string[]): string {
  const { node, metric } = splitMetric(name);
  const nodes = new Set(all.map((other) => splitMetric(other).node));
  return node && nodes.size > 1 ? `${metricTitle(metric)} (${node})` : metricTitle(metric);
}

/** Measures in the order one asks for them. */
const order = ["accuracy", "r2", "silhouette", "f1", "auc", "rmse", "mae", "log_loss"];

function rank(name: string): number {
  const { metric } = splitMetric(name);
  const place = order.indexOf(metric.replace(/^other_/, ""));
  return (place < 0 ? order.length : place) + (metric.startsWith("other_") ? 100 : 0);
}

function byRank(names: string[]): string[] {
  return [...names].sort((a, b) => rank(a) - rank(b));
}

/** The few measures of a run that a list has room for, as pairs of title and value. */
export function mainMetrics(metrics: RunInfo["metrics"], most = 3): [string, string][] {
  const names = byRank(Object.keys(metrics).filter((name) => !/_std$|\.other_/.test(name)));
  return names.slice(0, most).map((name) => [titleOf(name, names), formatMetric(metrics[name])]);
}

export interface MetricRow {
  name: string;
  title: string;
  /** in the order of the runs */
  values: (number | null | undefined)[];
  best: number | null;
}

/** Metrics of several runs, a row each, the best one known. */
export function metricRows({ runs, metrics }: Comparison): MetricRow[] {
  const names = byRank(Object.keys(metrics).filter((name) => !name.endsWith("_std")));
  return names.map((name) => {
    const values = runs.map((run) => metrics[name]?.[run.id]);
    return {
      name,
      title: titleOf(name, names),
      values,
      best: bestOf(splitMetric(name).metric, values),
    };
  });
}

/** The ids in "?runs=a,b", each once. */
export function idsIn(search: string): string[] {
  const text = new URLSearchParams(search).get("runs") ?? "";
  return [...new Set(text.split(",").filter(Boolean))];
}

export const mostCompared = 20;

export function comparePath(ids: string[]): string {
  return `/compare?runs=${ids.map(encodeURIComponent).join(",")}`;
}
