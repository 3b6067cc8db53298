import type { Point } from "./types";

/** A part of a drawing that has no wire to the others: how large it is. */
export interface Part {
  width: number;
  height: number;
}

/** Between parts. */
const GAP = 72;
/** Windows are wider than high. */
const SHAPE = 1.8;

/** Places for parts, in rows like words on a page about as wide as a window is. */
export function packed(parts: readonly Part[]): Point[] {
  const area = parts.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0);
  const page = Math.max(Math.sqrt(area * SHAPE), ...parts.map(({ width }) => width));
  const places: Point[] = [];
  let [x, y, row] = [0, 0, 0];
  for (const { width, height } of parts) {
    if (x > 0 && x + width > page) {
      y += row + GAP;
      x = row = 0;
    }
    places.push({ x, y });
    x += width + GAP;
    row = Math.max(row, height);
  }
  return places;
}

/** Names that hang together by links, in the order of their first names. */
export function parts(
  ids: readonly string[],
  links: Iterable<readonly [string, string]>,
): string[][] {
  const near = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const [a, b] of links) {
    if (!near.has(a) || !near.has(b)) continue;
    near.get(a)!.push(b);
    near.get(b)!.push(a);
  }
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const id of ids) {
    if (seen.has(id)) continue;
    const part = [id];
    seen.add(id);
    for (const one of part) {
      for (const next of near.get(one)!) {
        if (!seen.has(next)) part.push(next);
        seen.add(next);
      }
    }
    found.push(part);
  }
  return found;
}
