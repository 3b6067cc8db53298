/**
 * What crosses HTTP and sockets. `schema.ts` is written from the server's `designer/schemas`; here
 * stand the names rooms use, closer where the schema only says JSON, looser where a field may be
 * left out.
 */
import type * as schema from "./schema";

export type {
  CodeToConfirm,
  ColumnType,
  Fix,
  GraphInfo,
  InputPort,
  Json,
  Level,
  NodeState,
  OutputPort,
  Person as Who,
  RevisionInfo as Revision,
  Role as SessionRole,
  RunState,
  Stream as LogStream,
  Task,
} from "./schema";

import type { Json, Stream } from "./schema";

/** All may be left out but what is named. */
type Some<T, Needed extends keyof T> = Pick<T, Needed> & Partial<Omit<T, Needed>>;

// The catalogue of modules

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

export type Role = schema.ColumnRole;

export interface Param extends Omit<schema.Param, "accepts" | "default"> {
  default?: Json;
  /** the default as the server wrote it: 1 and 1.0 differ there */
  default_text?: string;
  accepts: Kind[];
}

export interface Module extends Omit<schema.Module, "params" | "limits"> {
  params: Param[];
}

export interface Catalogue extends Omit<schema.Catalogue, "modules"> {
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

export type Problem = Some<schema.Problem, "code" | "message" | "severity">;

export type ColumnInfo = Omit<schema.Column, "min" | "max">;

export interface GraphChecked {
  graph: string;
  problems: Problem[];
  /** by "node.port" */
  columns: Record<string, ColumnInfo[]>;
  /** by node: what a run would compute now; differs from the last run's key when stale */
  keys: Record<string, string>;
}

// Runs

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

export interface OutputInfo
  extends Some<Omit<schema.OutputInfo, "summary">, "key" | "kind" | "exact"> {
  summary: Summary;
}

export type RunError = Some<schema.RunError, "code" | "message">;

export type NodeError = Some<schema.NodeError, "type" | "message" | "traceback">;

export interface NodeRun extends Some<Omit<schema.NodeRun, "outputs" | "error">, "state"> {
  outputs?: Record<string, OutputInfo>;
  error?: NodeError | null;
  /** live only */
  progress?: { fraction: number | null; text: string } | null;
}

export interface RunInfo extends Omit<schema.RunInfo, "started" | "error"> {
  started: string | null;
  error?: RunError | null;
}

export interface RunDetail extends RunInfo {
  nodes: Record<string, NodeRun>;
  environment: Record<string, string>;
  /** the last event it is made of */
  seq: number;
}

interface EventBase {
  run: string;
  /** seconds since 1970 */
  time: number;
  /** 0 for events that are shown while they last and not kept */
  seq: number;
}

export type RunEvent =
  | (EventBase & { type: "run-state"; state: schema.RunState; error?: RunError | null })
  | (EventBase & {
      type: "node-state";
      node: string;
      state: schema.NodeState;
      key?: string | null;
      seconds?: number | null;
      outputs?: Record<string, OutputInfo> | null;
      error?: NodeError | null;
    })
  | (EventBase & { type: "progress"; node: string; fraction: number | null; text: string })
  | (EventBase & {
      type: "log";
      node: string;
      stream: Stream;
      text: string;
    })
  | (EventBase & {
      type: "metrics";
      node: string;
      values: Record<string, number | null>;
      names: string;
    });

// Sessions and people

export type Session = schema.Session;

export type Sample = schema.SampleInfo;

export interface Person extends schema.Person {
  state: PresenceState;
}

export interface PresenceState {
  selection?: string[];
  cursor?: [number, number] | null;
}

export interface Script extends Omit<schema.ScriptView, "problems"> {
  problems: Problem[];
}
