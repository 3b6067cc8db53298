import { type ReactFlowState, useStore } from "@xyflow/react";

type State = Pick<ReactFlowState, "nodes" | "transform" | "width" | "height">;

/** How much of the drawing one sees: all of it, some, or none. */
export function seen({ nodes, transform: [x, y, zoom], width, height }: State) {
  if (nodes.length === 0 || width === 0) return "all";
  let inside = 0;
  let touching = 0;
  for (const { position, measured, initialWidth = 0, initialHeight = 0 } of nodes) {
    const left = position.x * zoom + x;
    const top = position.y * zoom + y;
    const right = left + (measured?.width ?? initialWidth) * zoom;
    const bottom = top + (measured?.height ?? initialHeight) * zoom;
    if (right > 0 && bottom > 0 && left < width && top < height) touching += 1;
    if (left >= 0 && top >= 0 && right <= width && bottom <= height) inside += 1;
  }
  if (inside === nodes.length) return "all";
  return touching > 0 ? "some" : "none";
}

export function useSeen(): "all" | "some" | "none" {
  return useStore(seen);
}
