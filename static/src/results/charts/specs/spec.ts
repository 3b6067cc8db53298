import type { TopLevelSpec } from "vega-lite";

export type Spec = TopLevelSpec;

/** Rows for a chart. Fields have short names of ours, so that no column name is read as a path. */
export type Data = Record<string, unknown>[];

export const schema = "https://vega.github.io/schema/vega-lite/v6.json";
