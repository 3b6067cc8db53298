import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect } from "react";
import { useView } from "../view/store";
import { nodeSize } from "./flow-types";

const margin = 24;

/** When a panel takes room from the drawing, the one selected node stays in view. */
export function useKeepInView(root: RefObject<HTMLElement | null>): void {
  const { getInternalNode, getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let before = element.getBoundingClientRect();
    const observer = new ResizeObserver(() => {
      const now = element.getBoundingClientRect();
      const lost = { right: before.width - now.width, bottom: before.height - now.height };
      before = now;
      const [id, ...more] = useView.getState().selection;
      const node = id && more.length === 0 && getInternalNode(id);
      if (!node || (lost.right <= 0 && lost.bottom <= 0)) return;
      const { x, y, zoom } = getViewport();
      const right = (node.position.x + (node.measured.width ?? nodeSize.width)) * zoom + x;
      const bottom = (node.position.y + (node.measured.height ?? nodeSize.height)) * zoom + y;
      const shift = (over: number, taken: number) =>
        over > 0 && over <= taken + margin ? over : 0;
      const left = shift(right + margin - now.width, lost.right);
      const up = shift(bottom + margin - now.height, lost.bottom);
      if (left || up) void setViewport({ x: x - left, y: y - up, zoom });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [root, getInternalNode, getViewport, setViewport]);
}
