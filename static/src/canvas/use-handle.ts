import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect, useRef } from "react";
import type { Point } from "../document";
import { type CanvasEdge, type CanvasNode, nodeSize } from "./flow-types";
import { canvas } from "./handle";
import { intoView } from "./into-view";

const calm = () =>
  typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;
const glide = () => ({ duration: calm() ? 0 : 180 });

/** Lets commands ask things of this canvas. */
export function useHandle(root: RefObject<HTMLElement | null>): void {
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const pointer = useRef<Point | null>(null);
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const follow = (event: PointerEvent) => {
      pointer.current = { x: event.clientX, y: event.clientY };
    };
    const leave = () => {
      pointer.current = null;
    };
    element.addEventListener("pointermove", follow);
    element.addEventListener("pointerdown", follow);
    element.addEventListener("pointerleave", leave);

    const middle = (): Point => {
      const box = element.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    };
    const nodeElement = (id: string) =>
      element.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
    /** A node that has just been made is there a moment later. */
    const focusNode = (id: string, tries = 10): void => {
      const node = flow.getInternalNode(id);
      if (!node?.measured.width) {
        if (tries > 0) requestAnimationFrame(() => focusNode(id, tries - 1));
        return;
      }
      const { width, height } = element.getBoundingClientRect();
      const next = intoView(node, flow.getViewport(), { width, height });
      if (next) void flow.setViewport(next);
      nodeElement(id)?.focus({ preventScroll: true });
    };
    const handle = {
      pointer: () => flow.screenToFlowPosition(pointer.current ?? middle()),
      center: () => flow.screenToFlowPosition(middle()),
      toScreen: (at: Point) => flow.flowToScreenPosition(at),
      toCanvas: (at: Point) => flow.screenToFlowPosition(at),
      sizeOf: (id: string) => {
        const measured = flow.getInternalNode(id)?.measured;
        return {
          width: measured?.width ?? nodeSize.width,
          height: measured?.height ?? nodeSize.height,
        };
      },
      fitAll: () => void flow.fitView({ padding: 0.12, maxZoom: 1.1, ...glide() }),
      fitNodes: (ids: readonly string[]) =>
        void flow.fitView({
          nodes: ids.map((id) => ({ id })),
          padding: 0.3,
          maxZoom: 1.2,
          ...glide(),
        }),
      zoomIn: () => void flow.zoomIn(glide()),
      zoomOut: () => void flow.zoomOut(glide()),
      zoomTo: (zoom: number) => void flow.zoomTo(zoom, glide()),
      focus: (id: string) => focusNode(id),
      focusCanvas: () => element.focus({ preventScroll: true }),
    };
    canvas.current = handle;
    return () => {
      element.removeEventListener("pointermove", follow);
      element.removeEventListener("pointerdown", follow);
      element.removeEventListener("pointerleave", leave);
      if (canvas.current === handle) canvas.current = null;
    };
  }, [flow, root]);
}
