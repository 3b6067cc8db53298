import type { Json } from "../api/types";

export type Point = { x: number; y: number };

/** A wire as it stands in the node it enters. */
export interface Source {
  /** where it stands in the inputs map: "port", or "port#k3f" for ports that take many */
  key: string;
  port: string;
  node: string;
  output: string;
  /** what the library calls it, on ports that take named sources */
  name: string | null;
  order: string;
}

export interface NodeView {
  id: string;
  name: string;
  module: string;
  version: number;
  params: Readonly<Record<string, Json>>;
  /** the JSON text of each parameter: 1 and 1.0 differ here and nowhere else in the browser */
  texts: Readonly<Record<string, string>>;
  inputs: readonly Source[];
  /** switched off: what enters it goes past it */
  off: boolean;
}

export interface Edge {
  /** "target:key" */
  id: string;
  source: string;
  sourcePort: string;
  target: string;
  targetPort: string;
  key: string;
  name: string | null;
}

export interface NoteView {
  id: string;
  text: string;
  at: Point;
  size: { width: number; height: number };
}

/** Nodes that belong together, in a frame with a name. */
export interface GroupView {
  id: string;
  name: string;
  /** those that are in the graph */
  nodes: readonly string[];
}

/** Both ends of a wire to be. */
export interface Connection {
  source: string;
  sourcePort: string;
  target: string;
  targetPort: string;
}
