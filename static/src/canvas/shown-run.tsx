import { createContext, type ReactNode, useContext, useMemo } from "react";
import { useGraphRuns, useNodeRun, useRun } from "../api/runs";
import type { NodeRun, RunDetail } from "../api/types";
import { useNodes } from "../document";

interface Shown {
  run: string | null;
  /** nodes that this run did not concern, and the last run that did */
  earlier: ReadonlyMap<string, string>;
}

const nothing: ReadonlyMap<string, string> = new Map();

const Context = createContext<Shown>({ run: null, earlier: nothing });

/** One run, for all nodes of its graph. */
export function ShownRun({ value, children }: { value: string | null; children: ReactNode }) {
  const shown = useMemo(() => ({ run: value, earlier: nothing }), [value]);
  return <Context value={shown}>{children}</Context>;
}

/** For each node the earlier run that concerned it last, if the latest did not. */
export function earlierRuns(
  nodes: readonly string[],
  latest: RunDetail | undefined,
  before: readonly (RunDetail | undefined)[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of nodes) {
    if (!latest || node in latest.nodes) continue;
    const run = before.find((one) => one && node in one.nodes);
    if (run) found.set(node, run.id);
  }
  return found.size > 0 ? found : nothing;
}

/**
 * The latest run of a graph; where it went only part of the way ("run to here"), the other nodes
 * keep showing what an earlier one gave.
 */
export function LatestRuns({ graph, children }: { graph: string; children: ReactNode }) {
  const runs = useGraphRuns(graph).data ?? [];
  const nodes = useNodes()
    .filter((node) => !node.off)
    .map((node) => node.id);
  const latest = useRun(runs[0]?.id);
  const partial = latest !== undefined && nodes.some((node) => !(node in latest.nodes));
  const before = [
    useRun(partial ? runs[1]?.id : null),
    useRun(partial ? runs[2]?.id : null),
    useRun(partial ? runs[3]?.id : null),
    useRun(partial ? runs[4]?.id : null),
  ];
  const earlier = partial ? earlierRuns(nodes, latest, before) : nothing;
  const run = latest?.id ?? null;
  const same = JSON.stringify([...earlier]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `same` says when `earlier` changes
  const shown = useMemo(() => ({ run, earlier }), [run, same]);
  return <Context value={shown}>{children}</Context>;
}

/** The run whose states and results are shown: of a node, else of the graph. */
export function useShownRunId(node?: string | null): string | null {
  const { run, earlier } = useContext(Context);
  return (node && earlier.get(node)) || run;
}

/** The part of the shown run for one node. */
export function useShownNodeRun(node: string): NodeRun | undefined {
  return useNodeRun(useShownRunId(node), node);
}

/** The shown run, live. Draws again at each of its events: not for nodes. */
export function useShownRun(): RunDetail | undefined {
  return useRun(useShownRunId());
}
