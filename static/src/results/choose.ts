import type { Module, NodeRun, OutputInfo } from "../api/types";

/** A tab of the results of a node: one of its outputs, or something about the node itself. */
export type NodeTab = "error" | "log" | "code" | "details";

export interface OutputTab {
  port: string;
  /** what flows out: "Table", "Model" … */
  type: string;
  info: OutputInfo | undefined;
}

/** The outputs of a node, as its module declares them, then those only the run knows. */
export function outputTabs(module: Module | undefined, run: NodeRun | undefined): OutputTab[] {
  const kept = run?.outputs ?? {};
  const declared = (module?.outputs ?? []).map(({ name, type }) => ({
    port: name,
    type,
    info: kept[name],
  }));
  const known = new Set(declared.map(({ port }) => port));
  const others = Object.entries(kept)
    .filter(([port]) => !known.has(port))
    .map(([port, info]) => ({ port, type: info.kind, info }));
  return [...declared, ...others];
}

/** The tab of an output: apart from the tabs about the node, whatever the port is called. */
export function portTab(port: string): string {
  return `port:${port}`;
}

/** The tab to open: what went wrong, else the output asked for, else the first with a result. */
export function firstTab(tabs: OutputTab[], run: NodeRun | undefined, port: string | null): string {
  if (run?.state === "failed" && run.error) return "error";
  const asked = tabs.find((tab) => tab.port === port);
  const found = asked ?? tabs.find(({ info }) => info) ?? tabs[0];
  return found ? portTab(found.port) : "code";
}

/** Whether there is something to see: a learner that has learned nothing is made anew, not kept. */
export function isKept(info: OutputInfo | undefined): boolean {
  return info !== undefined && (info.kind.toLowerCase() !== "estimator" || Boolean(info.sha256));
}

export type Viewer = "table" | "model" | "metrics" | "chart" | "none";

/** Which viewer draws an output. */
export function viewerOf(kind: string): Viewer {
  const name = kind.toLowerCase();
  if (name === "table" || name === "metrics" || name === "chart") return name;
  if (["model", "clusterer", "transformation", "estimator"].includes(name)) return "model";
  return "none";
}

export interface Shown {
  node: string;
  port: string | null;
}

/** What the panel shows after the selection or the opened output has changed. */
export function follow(
  before: { selection: readonly string[]; open: Shown | null; shown: Shown | null },
  selection: readonly string[],
  open: Shown | null,
): Shown | null {
  const opened = open !== before.open && open !== null;
  if (opened) return open;
  if (selection === before.selection) return before.shown;
  const [only] = selection;
  if (selection.length !== 1 || only === undefined) return before.shown;
  if (before.shown?.node === only) return before.shown;
  return { node: only, port: open?.node === only ? open.port : null };
}
