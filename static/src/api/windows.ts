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

export interface Piece {
  offset: number;
  limit: number;
}

const pieceSize = 500;

/** Pieces spread evenly over the rows of a table, with `most` rows at most; all rows if they fit. */
export function spread(rows: number, most: number): Piece[] {
  const count = Math.ceil(Math.min(rows, most) / pieceSize);
  return Array.from({ length: count }, (_, index) => {
    const offset = Math.floor((index * rows) / count);
    const next = Math.floor(((index + 1) * rows) / count);
    return { offset, limit: Math.min(pieceSize, next - offset) };
  });
}
