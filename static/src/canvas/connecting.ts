import { create } from "zustand";

/** The wire that is being drawn, and all ports it may go to. */
interface Connecting {
  from: { node: string; port: string; side: "output" | "input" } | null;
  /** "node.port" of every port it fits */
  fitting: ReadonlySet<string>;
  /** the wire whose end is being dragged elsewhere */
  reconnecting: string | null;
  /** the wire a node would be put into if it were let go now */
  dropEdge: string | null;
}

export const useConnecting = create<Connecting>()(() => ({
  from: null,
  fitting: new Set(),
  reconnecting: null,
  dropEdge: null,
}));

export type PortMood = "idle" | "fits" | "dim" | "from";

/** How a port shows itself while a wire is being drawn. */
export function usePortMood(node: string, port: string, side: "output" | "input"): PortMood {
  return useConnecting(({ from, fitting }) => {
    if (!from) return "idle";
    if (from.node === node && from.port === port && from.side === side) return "from";
    return from.side !== side && fitting.has(`${node}.${port}`) ? "fits" : "dim";
  });
}
