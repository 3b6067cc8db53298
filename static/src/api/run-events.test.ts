import { describe, expect, it } from "vitest";
import { appendLogs, applyEvents, inOrder, isOver, maxLogLines } from "./run-events";
import type { RunDetail, RunEvent } from "./types";

const start = Date.parse("2026-11-24T10:00:00Z") / 1000;

const queued: RunDetail = {
  id: "r1",
  number: 1,
  graph: "g1",
  graph_name: "Penguins",
  experiment: "Penguins",
  state: "queued",
  started: null,
  ended: null,
  seconds: null,
  user: { id: "u", name: "Ada", color: "#000" },
  metrics: {},
  revision: 1,
  nodes: {},
  environment: {},
  seq: 0,
};

const at = (seq: number, after: number) => ({ run: "r1", seq, time: start + after });

const events: RunEvent[] = [
  { ...at(1, 0), type: "run-state", state: "running" },
  { ...at(2, 1), type: "node-state", node: "a", state: "running" },
  { ...at(0, 1.5), type: "progress", node: "a", fraction: 0.5, text: "fold 2 of 4" },
  { ...at(3, 2), type: "log", node: "a", stream: "stdout", text: "hello" },
  { ...at(4, 2.5), type: "metrics", node: "a", names: "evaluate", values: { accuracy: 0.9 } },
  { ...at(5, 3), type: "node-state", node: "a", state: "done", seconds: 2, outputs: {} },
  { ...at(6, 4), type: "run-state", state: "done" },
];

describe("a run made of events", () => {
  it("takes states, times, metrics and the number of the last event", () => {
    const run = applyEvents(queued, events);
    expect(run).toMatchObject({ state: "done", seconds: 4, seq: 6 });
    expect(run.started).toBe("2026-11-24T10:00:00.000Z");
    expect(run.metrics).toEqual({ "evaluate.accuracy": 0.9 });
    expect(run.nodes.a).toMatchObject({ state: "done", seconds: 2, progress: null });
    expect(run.nodes.a?.metrics).toEqual({ accuracy: 0.9 });
  });

  it("shows progress while a node runs", () => {
    const run = applyEvents(queued, events.slice(0, 3));
    expect(run.nodes.a?.progress).toEqual({ fraction: 0.5, text: "fold 2 of 4" });
  });

  it("changes nothing for events it has seen", () => {
    const run = applyEvents(queued, events.slice(0, 4));
    expect(applyEvents(run, events.slice(0, 2))).toBe(run);
    expect(applyEvents(run, events)).toEqual(applyEvents(queued, events));
  });

  it("is the same whether events come one by one, or again from the beginning", () => {
    const oneByOne = events.reduce((run, event) => applyEvents(run, [event]), queued);
    expect(oneByOne).toEqual(applyEvents(queued, events));
  });

  it("ignores the events of another run", () => {
    const foreign: RunEvent = { ...at(9, 1), run: "r2", type: "run-state", state: "failed" };
    expect(applyEvents(queued, [foreign])).toBe(queued);
  });

  it("keeps an error on its node, and drops it when the node runs again", () => {
    const error = { type: "ValueError", message: "no", traceback: [] };
    const failed = applyEvents(queued, [
      { ...at(1, 0), type: "node-state", node: "a", state: "failed", error },
    ]);
    expect(failed.nodes.a?.error).toEqual(error);
    const again = applyEvents(failed, [
      { ...at(2, 0), type: "node-state", node: "a", state: "running" },
    ]);
    expect(again.nodes.a?.error).toBeNull();
  });
});

describe("the log", () => {
  const line = (seq: number): RunEvent => ({
    ...at(seq, seq),
    type: "log",
    node: "a",
    stream: "stdout",
    text: `line ${seq}`,
  });

  it("has each line once", () => {
    const lines = appendLogs([], [line(1), line(2)]);
    expect(appendLogs(lines, [line(2), line(3)]).map((entry) => entry.text)).toEqual([
      "line 1",
      "line 2",
      "line 3",
    ]);
    expect(appendLogs(lines, [line(1)])).toBe(lines);
  });

  it("keeps only the newest lines", () => {
    const many = Array.from({ length: maxLogLines + 10 }, (_, index) => line(index + 1));
    const lines = appendLogs([], many);
    expect(lines).toHaveLength(maxLogLines);
    expect(lines.at(-1)?.seq).toBe(maxLogLines + 10);
  });
});

it("joins what was missed and what came meanwhile without repeats", () => {
  const joined = inOrder(events.slice(0, 5), events.slice(3));
  expect(joined.map((event) => event.seq)).toEqual([1, 2, 0, 3, 4, 5, 6]);
});

it("knows which states are the end", () => {
  expect(["done", "failed", "cancelled", "interrupted"].every((s) => isOver(s as "done"))).toBe(
    true,
  );
  expect(isOver("running")).toBe(false);
  expect(isOver(undefined)).toBe(false);
});
