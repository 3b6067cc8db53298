import { keepPreviousData, useQueries, useQuery } from "@tanstack/react-query";
import { get, post, upload } from "./http";
import type { Metrics, Order, OutputAddress, Row, Scored, Stats, TablePage } from "./output-types";
import { readModel } from "./read-exact";
import type { Json } from "./types";
import { pagesOf, rowsPerPage, spread } from "./windows";

export type * from "./output-types";

/** The address of one view of an output. */
export function outputPath({ run, node, port }: OutputAddress, view: string): string {
  return `/api/runs/${[run, "outputs", node, port].map(encodeURIComponent).join("/")}/${view}`;
}

export type Format = "csv" | "parquet" | "arrow" | "skops" | "json";

export function downloadPath(output: OutputAddress, format: Format): string {
  return outputPath(output, `download?as=${format}`);
}

/** Equal bytes have one place in the cache, whichever run they came from. */
function keyOf({ run, node, port, sha256 }: OutputAddress, ...view: unknown[]): unknown[] {
  return sha256 ? ["output", sha256, ...view] : ["output", run, node, port, ...view];
}

const lasting = { staleTime: Number.POSITIVE_INFINITY } as const;

// Tables

export interface PageWish {
  offset: number;
  limit: number;
  order?: Order | null;
}

function pageQuery(output: OutputAddress, { offset, limit, order }: PageWish) {
  const query = new URLSearchParams({ offset: String(offset), limit: String(limit) });
  if (order) query.set("sort", order.column);
  if (order?.descending) query.set("descending", "1");
  return {
    queryKey: keyOf(
      output,
      "table",
      offset,
      limit,
      order?.column ?? "",
      order?.descending ?? false,
    ),
    queryFn: ({ signal }: { signal?: AbortSignal }) =>
      get<TablePage>(outputPath(output, `table?${query}`), signal),
    ...lasting,
  };
}

/** One page of a table. */
export function useTablePage(output: OutputAddress, wish: PageWish) {
  return useQuery({ ...pageQuery(output, wish), placeholderData: keepPreviousData });
}

/** One page of a table, outside components. */
export function fetchTablePage(output: OutputAddress, wish: PageWish): Promise<TablePage> {
  return pageQuery(output, wish).queryFn({});
}

export interface TableWindow {
  rowAt(index: number): Json[] | undefined;
  error: Error | null;
  pending: boolean;
}

/** The rows of a table that are in view, by pages; `columns` sets how long a page is. */
export function useTableWindow(
  output: OutputAddress,
  range: { first: number; last: number; columns: number },
  order: Order | null,
): TableWindow {
  const size = rowsPerPage(range.columns);
  const pages = pagesOf(range.first, range.last, size);
  return useQueries({
    queries: pages.map((page) => pageQuery(output, { offset: page * size, limit: size, order })),
    combine: (results) => ({
      rowAt: (index: number) => {
        const place = pages.indexOf(Math.floor(index / size));
        return place < 0 ? undefined : results[place]?.data?.data[index % size];
      },
      error: results.find((result) => result.error)?.error ?? null,
      pending: results.some((result) => result.isPending),
    }),
  });
}

export function useStats(output: OutputAddress, enabled = true) {
  return useQuery({
    queryKey: keyOf(output, "stats"),
    queryFn: ({ signal }) => get<Stats>(outputPath(output, "stats"), signal),
    enabled,
    ...lasting,
  });
}

/** Rows spread over a whole table, in a few pieces: enough for a picture, never all of them. */
export function useSampleRows(output: OutputAddress, rows: number, enabled = true) {
  return useQuery({
    queryKey: keyOf(output, "sample"),
    queryFn: async () => {
      const pages = await Promise.all(
        spread(rows, sampleSize).map((piece) => fetchTablePage(output, piece)),
      );
      return { columns: pages[0]?.columns ?? [], data: pages.flatMap((page) => page.data) };
    },
    enabled: enabled && rows > 0,
    ...lasting,
  });
}

export const sampleSize = 5000;

// Metrics and models

export function useMetrics(output: OutputAddress) {
  return useQuery({
    queryKey: keyOf(output, "metrics"),
    queryFn: ({ signal }) => get<Metrics>(outputPath(output, "metrics"), signal),
    ...lasting,
  });
}

export function useModel(output: OutputAddress) {
  return useQuery({
    queryKey: keyOf(output, "model"),
    queryFn: ({ signal }) => get(outputPath(output, "model"), signal, readModel),
    ...lasting,
  });
}

export function scoreRows(output: OutputAddress, rows: Row[]): Promise<Scored> {
  return post<Scored>(outputPath(output, "score"), { rows });
}

/** What a model says of one row; asked again as the row changes. */
export function useScore(output: OutputAddress, row: Row) {
  return useQuery({
    queryKey: keyOf(output, "score", row),
    queryFn: () => scoreRows(output, [row]),
    placeholderData: keepPreviousData,
    retry: false,
    ...lasting,
  });
}

export function scoreFile(output: OutputAddress, file: File): Promise<Scored> {
  return upload<Scored>(outputPath(output, "score-file"), file);
}

/** The text of a kept output that has no viewer of its own, such as a chart's JSON. */
export function useOutputJson(output: OutputAddress) {
  return useQuery({
    queryKey: keyOf(output, "json"),
    queryFn: ({ signal }) => get<Json>(downloadPath(output, "json"), signal),
    ...lasting,
  });
}
