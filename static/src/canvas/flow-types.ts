import type { Edge as FlowEdge, Node as FlowNode } from "@xyflow/react";

export type CanvasNode = FlowNode<Record<string, never>, "module" | "note" | "frame">;

export type CanvasEdge = FlowEdge<{ color: string; name: string | null; label: string }, "wire">;

/** How large a node is until it has been measured. */
export const nodeSize = { width: 192, height: 112 };
