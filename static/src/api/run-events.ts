import type { LogStream, NodeRun, RunDetail, RunEvent, RunState } from "./types";

export interface LogLine {
  seq: number;
  node: string;
  stream: LogStream;
  text: string;
  time: string;
}

/** Lines kept in the browser; the whole log stays with the server. */
export const maxLogLines = 5000;

const over: ReadonlySet<RunState> = new Set(["done", "failed", "cancelled", "interrupted"]);

/** Whether nothing more will happen in this run. */
export function isOver(state: RunState | undefined): boolean {
  return state !== undefined && over.has(state);
}

function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function secondsBetween(started: string | null, ended: string): number | null {
  const seconds = started ? (Date.parse(ended) - Date.parse(started)) / 1000 : Number.NaN;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}

function withState(run: RunDetail, event: RunEvent & { type: "run-state" }): RunDetail {
  const time = isoTime(event.time);
  const next = { ...run, state: event.state, error: event.error ?? run.error };
  if (event.state === "running") return { ...next, started: run.started ?? time };
  if (!isOver(event.state)) return next;
  const ended = run.ended ?? time;
  return { ...next, ended, seconds: run.seconds ?? secondsBetween(run.started, ended) };
}

function withNode(run: RunDetail, node: string, change: (before: NodeRun) => NodeRun): RunDetail {
  const before = run.nodes[node] ?? { state: "queued" };
  return { ...run, nodes: { ...run.nodes, [node]: change(before) } };
}

function withNodeState(run: RunDetail, event: RunEvent & { type: "node-state" }): RunDetail {
  return withNode(run, event.node, (before) => ({
    ...before,
    state: event.state,
    key: event.key ?? before.key,
    seconds: event.seconds ?? before.seconds,
    started: event.state === "running" ? isoTime(event.time) : before.started,
    outputs: event.outputs ?? before.outputs,
    error: event.error ?? (event.state === "failed" ? before.error : null),
    progress: event.state === "running" ? before.progress : null,
  }));
}

function withMetrics(run: RunDetail, event: RunEvent & { type: "metrics" }): RunDetail {
  const named = Object.entries(event.values).map(([name, value]) => [
    event.names ? `${event.names}.${name}` : name,
    value,
  ]);
  return withNode(
    { ...run, metrics: { ...run.metrics, ...Object.fromEntries(named) } },
    event.node,
    (before) => ({
      ...before,
      metrics: { ...before.metrics, ...event.values },
    }),
  );
}

function step(run: RunDetail, event: RunEvent): RunDetail {
  switch (event.type) {
    case "run-state":
      return withState(run, event);
    case "node-state":
      return withNodeState(run, event);
    case "progress":
      return withNode(run, event.node, (before) => ({
        ...before,
        progress: { fraction: event.fraction, text: event.text },
      }));
    case "metrics":
      return withMetrics(run, event);
    default:
      return run;
  }
}

/** The run after some events. An event seen before changes nothing; one without a number is news. */
export function applyEvents(run: RunDetail, events: readonly RunEvent[]): RunDetail {
  return events.reduce((current, event) => {
    if (event.run !== current.id) return current;
    if (!event.seq) return step(current, event);
    return event.seq <= current.seq ? current : { ...step(current, event), seq: event.seq };
  }, run);
}

/** Two pieces of a log as one: in order, each line once, only the newest kept. */
export function mergeLogs(lines: LogLine[], more: LogLine[]): LogLine[] {
  const last = lines.at(-1)?.seq ?? 0;
  const fresh = more.filter((line) => line.seq > last);
  return fresh.length ? [...lines, ...fresh].slice(-maxLogLines) : lines;
}

/** The log after some events. */
export function appendLogs(lines: LogLine[], events: readonly RunEvent[]): LogLine[] {
  const fresh = events.flatMap((event) => {
    if (event.type !== "log") return [];
    const { seq, node, stream, text, time } = event;
    return [{ seq, node, stream, text, time: isoTime(time) }];
  });
  return mergeLogs(lines, fresh);
}

/** What came while catching up and what came live, as one row without repeats. */
export function inOrder(caughtUp: readonly RunEvent[], live: readonly RunEvent[]): RunEvent[] {
  const last = caughtUp.reduce((greatest, event) => Math.max(greatest, event.seq), 0);
  return [...caughtUp, ...live.filter((event) => !event.seq || event.seq > last)];
}
