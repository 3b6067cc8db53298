import type { NodeRun, OutputInfo } from "../api/types";
import { count, duration, shortNumber } from "../view/words";

export type ShownState =
  | "not-ready"
  | "ready"
  | "queued"
  | "running"
  | "done"
  | "reused"
  | "stale"
  | "failed"
  | "skipped"
  | "cancelled"
  | "off";

export const stateWords: Record<ShownState, string> = {
  "not-ready": "Not ready",
  ready: "Ready",
  queued: "Waiting",
  running: "Running",
  done: "Done",
  reused: "Reused",
  stale: "Changed",
  failed: "Failed",
  skipped: "Skipped",
  cancelled: "Cancelled",
  off: "Off",
};

interface Facts {
  /** errors the check found on the node */
  errors: number;
  run: NodeRun | undefined;
  /** what a run would compute now */
  key: string | undefined;
  /** switched off */
  off?: boolean;
}

/** The one state a node shows. Only what the server said goes into it. */
export function shownState({ errors, run, key, off = false }: Facts): ShownState {
  if (run?.state === "queued" || run?.state === "running") return run.state;
  if (off) return "off";
  if (errors > 0) return "not-ready";
  if (!run) return "ready";
  const changed = key !== undefined && run.key != null && key !== run.key;
  if (run.state === "done" || run.state === "reused") return changed ? "stale" : run.state;
  return changed ? "ready" : run.state;
}

/** The state as its word, or how far it is. */
export function stateText(state: ShownState, run: NodeRun | undefined): string {
  if (state === "running" && typeof run?.progress?.fraction === "number")
    return `${Math.round(run.progress.fraction * 100)} %`;
  return stateWords[state];
}

/** How long a node took, where that is news: not when its result was there already. */
export function timeText(state: ShownState, run: NodeRun | undefined): string | null {
  const computed = state === "done" || state === "failed";
  return computed && typeof run?.seconds === "number" ? duration(run.seconds) : null;
}

/** What there is to say of an output on very little room. */
export function outputSummary({ kind, summary }: OutputInfo): string | null {
  if (summary.rows !== undefined && summary.columns !== undefined)
    return `${count(summary.rows)} × ${count(summary.columns)}`;
  if (summary.main)
    return `${summary.main.name.replaceAll("_", " ")} ${shortNumber(summary.main.value)}`;
  if (summary.class) return summary.class;
  return kind === "chart" ? "Chart" : null;
}

export interface Result {
  port: string;
  text: string;
}

/** Whether there is something to look at. An untrained estimator is not kept. */
export function canOpen(output: OutputInfo | undefined): boolean {
  return output !== undefined && output.kind !== "estimator";
}

/** Letters that fit in the foot of a node, the word of its state among them. */
const ROOM = 22;

/** The results a node shows beside a word, by its ports: the first, and further ones that fit. */
export function results(
  run: NodeRun | undefined,
  ports: readonly { name: string }[],
  word: string,
): Result[] {
  const found = ports.flatMap(({ name }) => {
    const output = run?.outputs?.[name];
    const text = output && canOpen(output) && outputSummary(output);
    return text ? [{ port: name, text }] : [];
  });
  let letters = word.length;
  return found.filter(({ text }, place) => {
    letters += text.length;
    return place === 0 || letters <= ROOM;
  });
}
