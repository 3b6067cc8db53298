import type { Json } from "./types";

/** Where an output of a run is found. */
export interface OutputAddress {
  run: string;
  node: string;
  port: string;
  /** digest of the bytes, if known: equal outputs of two runs are asked for once */
  sha256?: string | null;
}

export interface TableColumn {
  name: string;
  type: string;
}

export interface TablePage {
  rows: number;
  columns: TableColumn[];
  data: Json[][];
  offset: number;
}

export interface Histogram {
  edges: number[];
  counts: number[];
}

export interface ColumnStats {
  name: string;
  type: string;
  missing: number;
  unique?: number | null;
  min?: Json;
  max?: Json;
  mean?: number | null;
  std?: number | null;
  median?: number | null;
  /** at 5, 25, 50, 75 and 95 percent */
  quantiles?: (number | null)[] | null;
  histogram?: Histogram | null;
  top?: [Json, number][] | null;
}

export interface Stats {
  rows: number;
  columns: ColumnStats[];
}

export interface SmallTable {
  columns: string[];
  data: Json[][];
}

export interface Metrics {
  task?: string | null;
  values: Record<string, number | null>;
  tables: Record<string, SmallTable>;
  series: Record<string, Json>;
}

export interface ModelInput {
  name: string;
  type: string;
  levels?: Json[] | null;
  example?: Json;
}

export interface Coefficients {
  columns: string[];
  index: string[];
  data: number[][];
}

export interface ModelInfo {
  class: string;
  module: string;
  /** as Python writes them */
  params: Record<string, string>;
  features: string[];
  classes?: Json[] | null;
  importances?: { feature: string; value: number }[] | null;
  coefficients?: Coefficients | null;
  input: ModelInput[];
  text: string;
}

/** Rows with what a model says about them. */
export interface Scored {
  columns: string[];
  data: Json[][];
}

export type Row = Record<string, Json>;

export interface Order {
  column: string;
  descending: boolean;
}
