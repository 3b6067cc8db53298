import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { parseExact } from "../document/exact";
import { follow, share } from "./follow";
import { get } from "./http";
import { queryClient } from "./queries";
import { readComparison } from "./read-exact";
import {
  appendLogs,
  applyEvents,
  isOver,
  type LogLine,
  maxLogLines,
  mergeLogs,
} from "./run-events";
import { socket } from "./socket";
import type { GraphJson, NodeRun, RunDetail, RunEvent, RunInfo, RunState, Script } from "./types";

export { cancelRun, deleteRuns, draftOf, type RunOrder, startRun } from "./run-actions";
export { isOver, type LogLine } from "./run-events";

const keys = {
  run: (id: string) => ["run", id, "detail"],
  log: (id: string, node: string | null) => ["run", id, "log", node ?? ""],
  ofGraph: (graph: string) => ["runs", "of", graph],
};

// One run, live

async function fetchRun(id: string, signal: AbortSignal): Promise<RunDetail> {
  const fresh = await get<RunDetail>(`/api/runs/${id}`, signal);
  const held = queryClient.getQueryData<RunDetail>(keys.run(id));
  return held && held.seq > fresh.seq ? held : fresh;
}

function runQuery(id: string | null | undefined) {
  return {
    queryKey: keys.run(id ?? ""),
    queryFn: ({ signal }: { signal: AbortSignal }) => fetchRun(id ?? "", signal),
    enabled: Boolean(id),
    staleTime: Number.POSITIVE_INFINITY,
  };
}

function patchRuns(run: RunDetail) {
  const { nodes: _nodes, environment: _environment, seq: _seq, ...info } = run;
  queryClient.setQueryData<RunInfo[]>(keys.ofGraph(run.graph), (runs) =>
    runs?.map((other) => (other.id === info.id ? info : other)),
  );
  void queryClient.invalidateQueries({ queryKey: ["runs", "list"] });
}

function deliver(id: string, events: RunEvent[]) {
  const before = queryClient.getQueryData<RunDetail>(keys.run(id));
  if (!before) return;
  const after = applyEvents(before, events);
  queryClient.setQueryData(keys.run(id), after);
  if (after.state !== before.state) patchRuns(after);
  for (const query of queryClient.getQueryCache().findAll({ queryKey: ["run", id, "log"] })) {
    const node = String(query.queryKey[3] ?? "");
    const lines = events.filter((e) => e.type === "log" && (!node || e.node === node));
    if (lines.length)
      queryClient.setQueryData<LogLine[]>(query.queryKey, (log) => appendLogs(log ?? [], lines));
  }
}

function followRun(id: string): () => void {
  return share(id, () =>
    follow(socket, {
      run: id,
      after: () => queryClient.getQueryData<RunDetail>(keys.run(id))?.seq ?? 0,
      deliver: (events) => deliver(id, events),
    }),
  );
}

/** A run and how loading it went. Followed live until it is over. */
export function useRunQuery(id: string | null | undefined) {
  const query = useQuery({
    ...runQuery(id),
    refetchInterval: ({ state }) => (isOver(state.data?.state) || socket.connected ? false : 3000),
  });
  const live = query.data !== undefined && !isOver(query.data.state);
  useEffect(() => (id && live ? followRun(id) : undefined), [id, live]);
  return query;
}

/** A run, live. */
export function useRun(id: string | null | undefined): RunDetail | undefined {
  return useRunQuery(id).data;
}

/** The part of a run for one node; draws again only when that part changes. */
export function useNodeRun(id: string | null | undefined, node: string): NodeRun | undefined {
  return useQuery({ ...runQuery(id), select: (run) => run.nodes[node] }).data;
}

// The runs of a graph

interface RunPage {
  runs: RunInfo[];
  next: string | null;
}

function ofGraphQuery(graph: string | null | undefined) {
  return {
    queryKey: keys.ofGraph(graph ?? ""),
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const answer = await get<RunPage | RunInfo[]>(`/api/graphs/${graph}/runs`, signal);
      return Array.isArray(answer) ? answer : answer.runs;
    },
    enabled: Boolean(graph),
  };
}

/** Put a run that has just begun before the others of its graph. */
export function noteRun(run: RunInfo) {
  queryClient.setQueryData<RunInfo[]>(keys.ofGraph(run.graph), (runs = []) =>
    runs.some((other) => other.id === run.id) ? runs : [run, ...runs],
  );
  void queryClient.invalidateQueries({ queryKey: ["runs", "list"] });
}

/** The runs of a graph, the latest first; a run that anyone starts appears at once. */
export function useGraphRuns(graph: string | null | undefined) {
  useEffect(() => {
    const started = ({ run }: { run: RunInfo }) => noteRun(run);
    socket.on("run-started", started);
    return () => {
      socket.off("run-started", started);
    };
  }, []);
  return useQuery(ofGraphQuery(graph));
}

/** The latest run of a graph, live. */
export function useLatestRun(graph: string | null | undefined): RunDetail | undefined {
  return useRun(useGraphRuns(graph).data?.[0]?.id);
}

// All runs

export interface RunFilter {
  graph?: string;
  state?: RunState;
  limit?: number;
}

function listPath({ graph, state, limit = 50 }: RunFilter, before: string): string {
  const query = new URLSearchParams({ limit: String(limit) });
  if (graph) query.set("graph", graph);
  if (state) query.set("state", state);
  if (before) query.set("before", before);
  return `/api/runs?${query}`;
}

/** All runs, the latest first, a page at a time. */
export function useRunList(filter: RunFilter = {}) {
  return useInfiniteQuery({
    queryKey: ["runs", "list", filter],
    queryFn: ({ pageParam, signal }) => get<RunPage>(listPath(filter, pageParam), signal),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

// What belongs to a run

/** A graph whose parameters keep 1 and 1.0 apart. */
function readGraph(text: string): GraphJson {
  return parseExact(text) as GraphJson;
}

export function useRunDocument(id: string) {
  return useQuery({
    queryKey: ["run", id, "document"],
    queryFn: ({ signal }) => get(`/api/runs/${id}/document`, signal, readGraph),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useRunScript(id: string | null | undefined) {
  return useQuery({
    queryKey: ["run", id, "script"],
    queryFn: ({ signal }) => get<Script>(`/api/runs/${id}/script`, signal),
    enabled: Boolean(id),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

interface LogPage {
  lines: LogLine[];
  next: number | null;
}

async function fetchLog(id: string, node: string | null, signal: AbortSignal) {
  let lines: LogLine[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const query = new URLSearchParams({ after: String(after), ...(node ? { node } : {}) });
    const page: LogPage = await get<LogPage>(`/api/runs/${id}/logs?${query}`, signal);
    lines = [...lines, ...page.lines].slice(-maxLogLines);
    after = page.next;
  }
  return mergeLogs(lines, queryClient.getQueryData<LogLine[]>(keys.log(id, node)) ?? []);
}

/** The log of a run or of one of its nodes; grows while someone follows the run. */
export function useRunLog(id: string | null | undefined, node: string | null = null) {
  return useQuery({
    queryKey: keys.log(id ?? "", node),
    queryFn: ({ signal }) => fetchLog(id ?? "", node, signal),
    enabled: Boolean(id),
    staleTime: 0,
  });
}

export interface Comparison {
  runs: RunInfo[];
  metrics: Record<string, Record<string, number | null>>;
  params: { node: string; name: string; param: string; values: Record<string, string> }[];
  modules: { node: string; name: string; values: Record<string, string | null> }[];
}

/** Two or more runs side by side. */
export function useCompare(ids: string[]) {
  return useQuery({
    queryKey: ["compare", ...ids],
    queryFn: ({ signal }) =>
      get(`/api/compare?runs=${ids.map(encodeURIComponent).join(",")}`, signal, readComparison),
    enabled: ids.length > 1,
  });
}
