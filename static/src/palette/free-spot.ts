import type { Point } from "../document";

const NODE = { width: 240, height: 110 };

/** The free place nearest to a point, going out from it in rings. */
export function freeSpot(wanted: Point, taken: readonly Point[]): Point {
  const free = ({ x, y }: Point) =>
    taken.every(
      (other) => Math.abs(other.x - x) >= NODE.width || Math.abs(other.y - y) >= NODE.height,
    );
  const round = ({ x, y }: Point) => ({ x: Math.round(x), y: Math.round(y) });
  if (free(wanted)) return round(wanted);
  for (let ring = 1; ring < 40; ring++) {
    const spots = around(ring).map(([right, down]) => ({
      x: wanted.x + right * NODE.width * 0.5,
      y: wanted.y + down * NODE.height * 0.5,
    }));
    const spot = spots.find(free);
    if (spot) return round(spot);
  }
  return round(wanted);
}

/** Steps of one ring, those below and at the right first. */
function around(ring: number): [number, number][] {
  const steps: [number, number][] = [];
  for (let right = -ring; right <= ring; right++) {
    for (let down = -ring; down <= ring; down++) {
      if (Math.max(Math.abs(right), Math.abs(down)) === ring) steps.push([right, down]);
    }
  }
  const far = ([right, down]: [number, number]) =>
    Math.abs(right) * 2 + Math.abs(down) - (down > 0 ? 0.5 : 0) - (right > 0 ? 0.25 : 0);
  return steps.sort((a, b) => far(a) - far(b));
}
