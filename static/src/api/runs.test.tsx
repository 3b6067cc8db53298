import { QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { queryClient } from "./queries";
import { useGraphRuns, useLatestRun, useRunLog, useRunQuery } from "./runs";
import type { RunDetail, RunEvent, RunInfo } from "./types";

const wire = vi.hoisted(() => {
  const listeners = new Map<string, Set<(data: unknown) => void>>();
  const asked: { after: number }[] = [];
  const answers: unknown[] = [];
  return {
    connected: true,
    asked,
    answers,
    connect() {},
    emit() {},
    on(event: string, listener: (data: unknown) => void) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    off(event: string, listener: (data: unknown) => void) {
      listeners.get(event)?.delete(listener);
    },
    timeout: () => ({
      emitWithAck: async (_event: string, data: { after: number }) => {
        asked.push(data);
        return answers.shift() ?? { ok: true, events: [] };
      },
    }),
    say(event: string, data?: unknown) {
      for (const listener of listeners.get(event) ?? []) listener(data);
    },
  };
});
vi.mock("./socket", () => ({ socket: wire }));

const info: RunInfo = {
  id: "r1",
  number: 1,
  graph: "g1",
  graph_name: "Penguins",
  experiment: "Penguins",
  state: "running",
  started: "2026-11-24T10:00:00Z",
  ended: null,
  seconds: null,
  user: { id: "u", name: "Ada", color: "#000" },
  metrics: {},
  revision: 1,
};
const detail: RunDetail = { ...info, nodes: {}, environment: {}, seq: 4 };
const log = { lines: [], next: null };

const answerTo: Record<string, unknown> = {
  "/api/runs/r1": detail,
  "/api/graphs/g1/runs": [info],
  "/api/runs/r1/logs": log,
};

beforeEach(() => {
  const headers = { "content-type": "application/json" };
  vi.stubGlobal("fetch", async (path: string) => {
    const body = answerTo[path.split("?")[0] ?? ""];
    return new Response(JSON.stringify(body), { status: body ? 200 : 404, headers });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  queryClient.clear();
  wire.asked.length = 0;
  wire.answers.length = 0;
});

const within = {
  wrapper: ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  ),
};

const event = (seq: number, rest: object): RunEvent =>
  ({ run: "r1", seq, time: 1_764_000_000 + seq, ...rest }) as RunEvent;

it("starts from what the server told, and goes on from its last event", async () => {
  wire.answers.push({
    ok: true,
    events: [event(5, { type: "node-state", node: "a", state: "running" })],
  });
  const { result } = renderHook(() => useRunQuery("r1"), within);
  await waitFor(() => expect(result.current.data?.nodes.a?.state).toBe("running"));
  expect(wire.asked).toEqual([{ run: "r1", after: 4 }]);
});

it("misses nothing when the connection breaks", async () => {
  const { result } = renderHook(() => useRunQuery("r1"), within);
  await waitFor(() => expect(wire.asked).toHaveLength(1));
  wire.answers.push({
    ok: true,
    events: [event(5, { type: "metrics", node: "e", names: "evaluate", values: { f1: 1 } })],
  });
  act(() => wire.say("connect"));
  await waitFor(() => expect(result.current.data?.metrics).toEqual({ "evaluate.f1": 1 }));
  act(() => wire.say("run-event", event(6, { type: "run-state", state: "done" })));
  await waitFor(() => expect(result.current.data?.state).toBe("done"));
});

it("grows the log of the node that one reads", async () => {
  const { result } = renderHook(() => [useRunQuery("r1"), useRunLog("r1", "a")] as const, within);
  await waitFor(() => expect(result.current[1].isSuccess).toBe(true));
  await waitFor(() => expect(wire.asked).toHaveLength(1));
  act(() => {
    wire.say("run-event", event(5, { type: "log", node: "a", stream: "stdout", text: "mine" }));
    wire.say("run-event", event(6, { type: "log", node: "b", stream: "stdout", text: "other" }));
  });
  await waitFor(() => expect(result.current[1].data?.map((line) => line.text)).toEqual(["mine"]));
});

it("shows a run that anyone starts at once", async () => {
  const { result } = renderHook(() => useGraphRuns("g1"), within);
  await waitFor(() => expect(result.current.data).toHaveLength(1));
  act(() => wire.say("run-started", { graph: "g1", run: { ...info, id: "r2", number: 2 } }));
  await waitFor(() => expect(result.current.data?.map((run) => run.id)).toEqual(["r2", "r1"]));
});

it("follows the latest run of a graph", async () => {
  const { result } = renderHook(() => useLatestRun("g1"), within);
  await waitFor(() => expect(result.current?.id).toBe("r1"));
});
