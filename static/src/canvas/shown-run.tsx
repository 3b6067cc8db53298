import { createContext, useContext } from "react";
import { useNodeRun, useRun } from "../api/runs";
import type { NodeRun, RunDetail } from "../api/types";

const Context = createContext<string | null>(null);

/** The run whose states and results the canvas and the panels show. */
export const ShownRun = Context.Provider;

export function useShownRunId(): string | null {
  return useContext(Context);
}

/** The part of the shown run for one node. */
export function useShownNodeRun(node: string): NodeRun | undefined {
  return useNodeRun(useShownRunId(), node);
}

/** The shown run, live. Draws again at each of its events: not for nodes. */
export function useShownRun(): RunDetail | undefined {
  return useRun(useShownRunId());
}
