/** How many rows a page of a table holds: wide tables have short pages. */
export function rowsPerPage(columns: number): number {
  return Math.min(200, Math.max(10, Math.floor(20_000 / Math.max(1, columns))));
}

/** The pages that hold the rows from first to last. */
export function pagesOf(first: number, last: number, size: number): number[] {
  if (last < first) return [];
  const from = Math.floor(Math.max(0, first) / size);
  const to = Math.floor(last / size);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
