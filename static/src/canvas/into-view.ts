import type { Viewport } from "@xyflow/react";
import { nodeSize } from "./flow-types";

interface Placed {
  position: { x: number; y: number };
  measured?: { width?: number; height?: number };
}

const margin = 28;

/** How far to move a stretch so that it lies in a room; 0 when it does, or cannot. */
function shift(from: number, to: number, room: number): number {
  if (to - from > room - 2 * margin) return margin - from;
  if (from < margin) return margin - from;
  if (to > room - margin) return room - margin - to;
  return 0;
}

/**
 * The least move of the view that shows all of a node; null when it is shown already. What lies
 * over the lower right corner of the room begins at `cover`.
 */
export function intoView(
  { position, measured }: Placed,
  { x, y, zoom }: Viewport,
  room: { width: number; height: number },
  cover: { left: number; top: number } | null = null,
): Viewport | null {
  const left = position.x * zoom + x;
  const top = position.y * zoom + y;
  const right = left + (measured?.width ?? nodeSize.width) * zoom;
  const bottom = top + (measured?.height ?? nodeSize.height) * zoom;
  const move = { x: shift(left, right, room.width), y: shift(top, bottom, room.height) };
  if (cover && right + move.x > cover.left && bottom + move.y > cover.top)
    move.y += shift(top + move.y, bottom + move.y, cover.top);
  return move.x || move.y ? { x: x + move.x, y: y + move.y, zoom } : null;
}
