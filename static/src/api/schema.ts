// Written by `python -m designer.schemas.typescript` from designer/schemas. Do not edit.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Level = "essential" | "all";

export type ColumnRole = "label" | "task" | "positive" | "weight";

export type Task = "classification" | "regression" | "clustering" | "multi";

export type KindName = "integer" | "number" | "boolean" | "none" | "text" | "choice" | "column" | "columns" | "list" | "mapping" | "file" | "code" | "csv" | "literal" | "seed" | "column_types";

export type ColumnType = "number" | "integer" | "boolean" | "text" | "category" | "date" | "other";

export type NodeState = "queued" | "running" | "done" | "reused" | "failed" | "skipped" | "cancelled";

export type RunState = "queued" | "running" | "done" | "failed" | "cancelled" | "interrupted";

export type Stream = "stdout" | "stderr" | "warning";

export type Role = "owner" | "watch" | "copy";

export type Access = "edit" | "watch";

export type Severity = "error" | "warning";

export type LinkKind = "watch" | "copy";

export type RunEvent = RunStateEvent | NodeStateEvent | ProgressEvent | LogEvent | MetricsEvent;

/** A type that flows through ports. */
export interface PortType {
  color: string;
}

/** An input port. */
export interface InputPort {
  name: string;
  type: string;
  optional: boolean;
  many: boolean;
  named: boolean;
  help: string;
}

/** An output port. */
export interface OutputPort {
  name: string;
  type: string;
  help: string;
}

/** A kind of value that a parameter accepts. */
export interface Kind {
  kind: KindName;
  min?: number | null;
  max?: number | null;
  min_open?: boolean;
  max_open?: boolean;
  multiline?: boolean;
  options?: Json[];
  input?: string;
  of?: Kind[];
  values?: Kind[];
  formats?: string[];
  language?: string;
}

/** A parameter; a value fits if it fits any of the kinds it accepts. */
export interface Param {
  name: string;
  title: string;
  help: string;
  default: Json;
  required: boolean;
  level: Level;
  inherits: ColumnRole | null;
  declares: ColumnRole | null;
  accepts: Kind[];
}

/** A module of the palette. */
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
  limits: Record<string, Json>;
  repeats: boolean;
  own_code: boolean;
}

/** All modules. */
export interface Catalogue {
  format: number;
  versions: Record<string, string>;
  types: Record<string, PortType>;
  modules: Record<string, Module>;
}

/** A column of a table: its type, its gaps, its range and, if few, its levels. */
export interface Column {
  name: string;
  type: ColumnType;
  missing: number;
  unique: number | null;
  levels: Json[] | null;
  min: number | null;
  max: number | null;
}

/** What went wrong, in words, and what to do. */
export interface Failure {
  code: string;
  message: string;
  hint: string | null;
  problems: Problem[] | null;
}

/** The body of every answer that is not a success. */
export interface ErrorAnswer {
  error: Failure;
}

/** The run as a whole came to a state. */
export interface RunStateEvent {
  run: string;
  time: number;
  seq: number;
  type: "run-state";
  state: RunState;
  error: RunError | null;
}

/** A node came to a state. */
export interface NodeStateEvent {
  run: string;
  time: number;
  seq: number;
  type: "node-state";
  node: string;
  state: NodeState;
  key: string | null;
  seconds: number | null;
  outputs: Record<string, OutputInfo> | null;
  error: NodeError | null;
}

/** How far a node is. Shown while it lasts, not kept. */
export interface ProgressEvent {
  run: string;
  time: number;
  seq: number;
  type: "progress";
  node: string;
  fraction: number | null;
  text: string;
}

/** A node wrote a line. */
export interface LogEvent {
  run: string;
  time: number;
  seq: number;
  type: "log";
  node: string;
  stream: Stream;
  text: string;
}

/** A node measured something; ``names`` is the node's name, before the dot of each metric. */
export interface MetricsEvent {
  run: string;
  time: number;
  seq: number;
  type: "metrics";
  node: string;
  names: string;
  values: Record<string, number | null>;
}

/** An uploaded file, as a file parameter names it. */
export interface FileInfo {
  name: string;
  sha256: string;
  size: number;
}

/** The value of a file parameter. */
export interface FileValue {
  name: string;
  sha256: string;
}

/** A file to look into, read with these parameters; `guess` fills in what they leave out. */
export interface NewPreview {
  file: FileValue;
  params?: Record<string, Json>;
  guess?: boolean;
}

/** The first rows of a file, and what was found out about it. */
export interface Preview {
  columns: Column[];
  data: Json[][];
  rows: number | null;
  detected: Record<string, Json>;
  complaint: string | null;
}

/** A graph in the list. */
export interface GraphInfo {
  id: string;
  name: string;
  created: string;
  modified: string;
  owner: Person;
  deleted: boolean;
  nodes: number;
  role: Role;
  access: Access;
}

/** A graph to make: empty, from a sample, or from a document. */
export interface NewGraph {
  name?: string | null;
  sample?: string | null;
  document?: Record<string, Json> | string | null;
}

/** What may be changed of a graph from outside its canvas. */
export interface GraphChange {
  name: string;
}

/** A state of a graph that is kept. */
export interface RevisionInfo {
  number: number;
  time: string;
  digest: string;
  reason: string;
  authors: Person[];
  nodes: number;
}

/** The code of a graph, and which lines belong to which node. */
export interface ScriptView {
  text: string;
  lines: Record<string, [number, number]>;
  problems: Problem[];
}

/** A code text in a graph that you neither wrote nor confirmed, so it does not run for you. */
export interface CodeToConfirm {
  node: string;
  name: string;
  param: string;
  sha256: string;
  text: string;
}

/** The head of a column. */
export interface TableColumn {
  name: string;
  type: string;
}

/** Some rows of a table. */
export interface TablePage {
  rows: number;
  columns: TableColumn[];
  data: Json[][];
  offset: number;
}

/** Counts between edges. */
export interface Histogram {
  edges: number[];
  counts: number[];
}

/** The statistics of one column. */
export interface ColumnStats {
  name: string;
  type: string;
  missing: number;
  unique: number | null;
  min: Json;
  max: Json;
  mean: number | null;
  std: number | null;
  median: number | null;
  quantiles: (number | null)[] | null;
  histogram: Histogram | null;
  top: [Json, number][] | null;
}

/** The statistics of every column of a table. */
export interface Stats {
  rows: number;
  columns: ColumnStats[];
}

/** A table that fits in an answer. */
export interface SmallTable {
  columns: string[];
  data: Json[][];
}

/** What an evaluation found: numbers, tables, and series to draw. */
export interface MetricsView {
  task: string | null;
  values: Record<string, number | null>;
  tables: Record<string, SmallTable>;
  series: Record<string, Json>;
}

/** How much a model leans on a feature. */
export interface Importance {
  feature: string;
  value: number;
}

/** A linear model's coefficients, features by classes. */
export interface Coefficients {
  columns: string[];
  index: string[];
  data: number[][];
}

/** A field of the form that asks a model. */
export interface ModelInput {
  name: string;
  type: string;
  levels: Json[] | null;
  example: Json;
}

/** What is in a model. */
export interface ModelInfo {
  class: string;
  module: string;
  params: Record<string, Json>;
  features: string[];
  classes: Json[] | null;
  importances: Importance[] | null;
  coefficients: Coefficients | null;
  input: ModelInput[];
  text: string;
}

/** Rows to ask a model about. */
export interface ScoreRows {
  rows: Record<string, Json>[];
}

/** The rows with what the model says. */
export interface Scored {
  columns: string[];
  data: Json[][];
}

/** What one click does about a problem.

``insert`` a module before the port, ``set`` or ``unset`` a parameter, ``confirm-code``,
``switch-on`` a node. */
export interface Fix {
  kind: string;
  title?: string;
  node?: string;
  module?: string;
  port?: string;
  param?: string;
  value?: Json;
  sha256?: string;
  text?: string;
}

/** Something wrong with a graph, with what to do about it. */
export interface Problem {
  code: string;
  message: string;
  hint: string;
  node: string | null;
  port: string | null;
  param: string | null;
  severity: Severity;
  fix: Fix | null;
}

/** A run to start: of the state the browser has, up to some nodes or all. */
export interface NewRun {
  vector?: string | null;
  targets?: string[] | null;
  confirmed?: string[];
  experiment?: string | null;
}

/** Why a run came to nothing. */
export interface RunError {
  code: string;
  message: string;
  node: string | null;
}

/** A run in the list. */
export interface RunInfo {
  id: string;
  number: number;
  graph: string;
  graph_name: string;
  experiment: string;
  state: RunState;
  started: string;
  ended: string | null;
  seconds: number | null;
  user: Person;
  metrics: Record<string, number | null>;
  revision: number;
  error: RunError | null;
}

/** A kept output: what it is and where to ask for it. */
export interface OutputInfo {
  key: string;
  kind: string;
  sha256: string | null;
  media: string | null;
  exact: boolean;
  summary: Record<string, Json>;
}

/** What went wrong in a node while it ran. */
export interface NodeError {
  type: string;
  message: string;
  line: number | null;
  text: string | null;
  traceback: string[];
}

/** The part of a run for one node. */
export interface NodeRun {
  state: NodeState;
  seconds: number | null;
  started: string | null;
  key: string | null;
  outputs: Record<string, OutputInfo>;
  error: NodeError | null;
  metrics: Record<string, number | null>;
}

/** A run with all its parts. */
export interface RunDetail {
  id: string;
  number: number;
  graph: string;
  graph_name: string;
  experiment: string;
  state: RunState;
  started: string;
  ended: string | null;
  seconds: number | null;
  user: Person;
  metrics: Record<string, number | null>;
  revision: number;
  error: RunError | null;
  nodes: Record<string, NodeRun>;
  environment: Record<string, string>;
  seq: number;
}

/** Some runs, the latest first, and where the next page begins. */
export interface RunPage {
  runs: RunInfo[];
  next: string | null;
}

/** A line that a node wrote. */
export interface LogLine {
  seq: number;
  time: string;
  node: string;
  stream: Stream;
  text: string;
}

/** Some lines, the oldest first. */
export interface LogPage {
  lines: LogLine[];
  next: number | null;
}

/** A parameter that is not the same in all runs compared. */
export interface ParamRow {
  node: string;
  name: string;
  param: string;
  values: Record<string, Json>;
}

/** A node that not all runs compared have, or that is another module in some. */
export interface ModuleRow {
  node: string;
  name: string;
  values: Record<string, string | null>;
}

/** Two or more runs side by side. */
export interface Compare {
  runs: RunInfo[];
  metrics: Record<string, Record<string, number | null>>;
  params: ParamRow[];
  modules: ModuleRow[];
}

/** A sample experiment: what it shows. */
export interface SampleInfo {
  name: string;
  title: string;
  note: string;
  picture: string;
}

/** Open a graph; the vector says what the browser has already. */
export interface GraphOpen {
  graph: string;
  vector?: Uint8Array;
}

/** What the browser lacks, and what the server has. */
export interface GraphOpened {
  ok: true;
  update: Uint8Array;
  vector: Uint8Array;
  access: Access;
}

/** An edit. */
export interface GraphUpdate {
  graph: string;
  update: Uint8Array;
}

/** The edit is on disk. */
export interface GraphSaved {
  ok: true;
  saved: true;
}

/** Leave a graph. */
export interface GraphClose {
  graph: string;
}

/** Where I am in a graph. */
export interface Presence {
  graph: string;
  state: Record<string, Json>;
}

/** Someone in a graph and where they are. */
export interface PersonHere {
  id: string;
  name: string;
  color: string;
  state: Record<string, Json>;
}

/** Everyone in a graph. */
export interface People {
  graph: string;
  people: PersonHere[];
}

/** Follow a run from an event on. */
export interface RunFollow {
  run: string;
  after?: number;
}

/** The events so far. */
export interface RunFollowed {
  ok: true;
  events: RunEvent[];
  state: RunState;
}

/** Stop following a run. */
export interface RunUnfollow {
  run: string;
}

/** What the server found in a graph: problems, columns, and the key of each node. */
export interface Checked {
  graph: string;
  problems: Problem[];
  columns: Record<string, Column[]>;
  keys: Record<string, string>;
}

/** Someone started a run of a graph. */
export interface RunStarted {
  graph: string;
  run: RunInfo;
}

/** The answer to what could not be done. */
export interface Refused {
  ok: false;
  error: Failure;
}

/** Someone who is here, as others see them. */
export interface Person {
  id: string;
  name: string;
  color: string;
}

/** What this server allows. */
export interface Features {
  code: boolean;
  share: boolean;
}

/** Who I am and what I may do. */
export interface Session {
  user: Person;
  role: Role;
  features: Features;
  version: string;
}

/** A link that lets people in, and the same as a QR code. */
export interface ShareLink {
  kind: LinkKind;
  url: string;
  qr: string;
}

/** The links of this server. */
export interface ShareLinks {
  links: ShareLink[];
}

/** A nickname for someone who followed a link. */
export interface Join {
  token: string;
  nickname: string;
}

/** Digests of code texts that I have read and let run. */
export interface Confirm {
  digests: string[];
}
