import type { Point } from "../document";

const NODE = { width: 240, height: 110 };

/** Something that stands on the canvas; a node where no size is given. */
export interface Taken extends Point {
  width?: number;
  height?: number;
}

/** The free place nearest to a point, going out from it in rings. */
export function freeSpot(wanted: Point, taken: readonly Taken[]): Point {
  const free = (at: Point) => taken.every((other) => !overlap(at, other));
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

function overlap(at: Point, other: Taken): boolean {
  const { x, y, width = NODE.width, height = NODE.height } = other;
  return at.x < x + width && at.x + NODE.width > x && at.y < y + height && at.y + NODE.height > y;
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
