import type { Point } from "../document";

/** What commands ask of the canvas on the page. */
export interface CanvasHandle {
  /** where the pointer is on the drawing; its middle when the pointer is elsewhere */
  pointer(): Point;
  center(): Point;
  toScreen(at: Point): Point;
  toCanvas(at: Point): Point;
  sizeOf(id: string): { width: number; height: number };
  fitAll(): void;
  fitNodes(ids: readonly string[]): void;
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
  /** put the keyboard focus on a node, and bring it into view */
  focus(id: string): void;
  /** put the keyboard focus on the drawing */
  focusCanvas(): void;
}

/** The canvas that is on the page; there is one at most. */
export const canvas: { current: CanvasHandle | null } = { current: null };
