/** What crosses HTTP and sockets (the server's `designer/schemas` says the same in Python). */

import type { Fix } from "./schema";

export type { Fix };

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

// The catalogue of modules

export type Level = "essential" | "all";

export interface InputPort {
  name: string;
  type: string;
  optional: boolean;
  many: boolean;
  named: boolean;
  help: string;
}

export interface OutputPort {
  name: string;
  type: string;
  help: string;
}

export interface Bounds {
  min?: number | null;
  max?: number | null;
  min_open?: boolean;
  max_open?: boolean;
}

/** A kind of value a parameter accepts. */
export type Kind =
  | ({ kind: "integer" | "number" } & Bounds)
  | { kind: "boolean" | "none" | "csv" | "literal" | "seed" | "column_types" }
  | { kind: "text"; multiline?: boolean }
  | { kind: "choice"; options: Json[] }
  | { kind: "column" | "columns"; input: string | null }
  | { kind: "list"; of: Kind[]; tuple?: boolean }
  | { kind: "mapping"; values: Kind[] }
  | { kind: "file"; formats?: string[] }
  | { kind: "code"; language?: string };

export type Role = "label" | "task" | "positive" | "weight";

export interface Param {
  name: string;
  title: string;
  help: string;
  default?: Json;
  /** the default as the server wrote it: 1 and 1.0 differ there */
  default_text?: string;
  required: boolean;
  level: Level;
  inherits: Role | null;
  declares: Role | null;
  accepts: Kind[];
}

export type Task = "classification" | "regression" | "clustering" | "multi";

export interface Module {
  name: string;
  title: string;
  version: number;
  category: string;
  level: Level;
  summary: string;
  help: string;
  link: string | null;
  keywords: string[];
  inputs: InputPort[];
  outputs: OutputPort[];
  params: Param[];
  task: Task | null;
  repeats: boolean;
  own_code: boolean;
}

export interface Catalogue {
  format: number;
  versions: Record<string, string>;
  types: Record<string, { color: string }>;
  modules: Record<string, Module>;
}

// The graph document

export type SourceJson = string | { from: string; name: string };

export interface NodeJson {
  name: string;
  module: string;
  version: number;
  params: Record<string, Json>;
  inputs: Record<string, SourceJson[]>;
  [unknown: string]: unknown;
}

export interface NoteJson {
  id: string;
  text: string;
  at: [number, number];
  size: [number, number];
  [unknown: string]: unknown;
}

export interface GraphJson {
  format: number;
  name: string;
  nodes: Record<string, NodeJson>;
  layout: Record<string, [number, number]>;
  notes: NoteJson[];
  groups: Record<string, Json>;
  parameters: Record<string, Json>;
  [unknown: string]: unknown;
}

// Problems and columns

export interface Problem {
  code: string;
  message: string;
  hint?: string;
  node?: string | null;
  port?: string | null;
  param?: string | null;
  severity: "error" | "warning";
  fix?: Fix | null;
}

export type ColumnType = "number" | "integer" | "boolean" | "text" | "category" | "date" | "other";

export interface ColumnInfo {
  name: string;
  type: ColumnType;
  missing: number;
  unique: number | null;
  levels: Json[] | null;
}

export interface GraphChecked {
  graph: string;
  problems: Problem[];
  /** by "node.port" */
  columns: Record<string, ColumnInfo[]>;
  /** by node: what a run would compute now; differs from the last run's key when stale */
  keys: Record<string, string>;
}

// Runs

export interface Who {
  id: string;
  name: string;
  color: string;
}

export type RunState = "queued" | "running" | "done" | "failed" | "cancelled" | "interrupted";
export type NodeState =
  | "queued"
  | "running"
  | "done"
  | "reused"
  | "failed"
  | "skipped"
  | "cancelled";

export interface Summary {
  rows?: number;
  columns?: number;
  schema?: ColumnInfo[];
  class?: string;
  score?: number;
  main?: { name: string; value: number };
  values?: Record<string, number>;
  [other: string]: unknown;
}

export interface OutputInfo {
  key: string;
  kind: string;
  sha256?: string | null;
  exact: boolean;
  summary: Summary;
}

export interface RunError {
  code: string;
  message: string;
  node?: string | null;
}

export interface NodeError {
  type: string;
  message: string;
  line?: number | null;
  text?: string | null;
  traceback: string[];
}

export interface NodeRun {
  state: NodeState;
  seconds?: number | null;
  started?: string | null;
  outputs?: Record<string, OutputInfo>;
  error?: NodeError | null;
  metrics?: Record<string, number | null>;
  key?: string | null;
  /** live only */
  progress?: { fraction: number | null; text: string } | null;
}

export interface RunInfo {
  id: string;
  number: number;
  graph: string;
  graph_name: string;
  experiment: string;
  state: RunState;
  started: string | null;
  ended: string | null;
  seconds: number | null;
  user: Who;
  metrics: Record<string, number | null>;
  revision: number;
  error?: RunError | null;
}

export interface RunDetail extends RunInfo {
  nodes: Record<string, NodeRun>;
  environment: Record<string, string>;
  /** the last event it is made of */
  seq: number;
}

export type LogStream = "stdout" | "stderr" | "warning";

interface EventBase {
  run: string;
  /** seconds since 1970 */
  time: number;
  /** 0 for events that are shown while they last and not kept */
  seq: number;
}

export type RunEvent =
  | (EventBase & { type: "run-state"; state: RunState; error?: RunError | null })
  | (EventBase & {
      type: "node-state";
      node: string;
      state: NodeState;
      key?: string | null;
      seconds?: number | null;
      outputs?: Record<string, OutputInfo> | null;
      error?: NodeError | null;
    })
  | (EventBase & { type: "progress"; node: string; fraction: number | null; text: string })
  | (EventBase & {
      type: "log";
      node: string;
      stream: LogStream;
      text: string;
    })
  | (EventBase & {
      type: "metrics";
      node: string;
      values: Record<string, number | null>;
      names: string;
    });

// Sessions, graphs, people

export type SessionRole = "owner" | "watch" | "copy";

export interface Session {
  user: { id: string; name: string; color: string };
  role: SessionRole;
  features: { code: boolean; share: boolean };
  version: string;
}

export interface GraphInfo {
  id: string;
  name: string;
  created: string;
  modified: string;
  owner: Who;
  deleted: boolean;
  nodes: number;
  role: SessionRole;
  access: "edit" | "watch";
}

export interface Sample {
  name: string;
  title: string;
  note: string;
  picture: string;
}

export interface Revision {
  number: number;
  time: string;
  digest: string;
  reason: string;
  authors: Who[];
  nodes: number;
}

export interface Person {
  id: string;
  name: string;
  color: string;
  state: PresenceState;
}

export interface PresenceState {
  selection?: string[];
  cursor?: [number, number] | null;
}

export interface Script {
  text: string;
  lines: Record<string, [number, number]>;
  problems: Problem[];
}
