import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect } from "react";
import { useView } from "../view/store";
import { intoView } from "./into-view";

/**
 * What one is at stays in view when a panel takes room from the drawing; where the keyboard walks
 * is brought into view and selected.
 */
export function useKeepInView(root: RefObject<HTMLElement | null>): void {
  const { getInternalNode, getViewport, setViewport } = useReactFlow();
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let before = element.getBoundingClientRect();
    const show = (id: string) => {
      const node = getInternalNode(id);
      const room = element.getBoundingClientRect();
      const overview = element.querySelector(".minimap")?.getBoundingClientRect();
      const cover = overview
        ? { left: overview.left - room.left, top: overview.top - room.top }
        : null;
      const next = node && intoView(node, getViewport(), room, cover);
      if (next) void setViewport(next);
    };
    const observer = new ResizeObserver(() => {
      const now = element.getBoundingClientRect();
      const smaller = now.width < before.width || now.height < before.height;
      before = now;
      const [id, ...more] = useView.getState().selection;
      if (smaller && id && more.length === 0) show(id);
    });
    const focused = (event: FocusEvent) => {
      const node = (event.target as Element).closest<HTMLElement>(".react-flow__node");
      const id = node?.matches(":focus-visible") ? node.dataset.id : undefined;
      if (!id || event.target !== node) return;
      show(id);
      const view = useView.getState();
      if (!view.selection.includes(id)) view.select([id]);
    };
    observer.observe(element);
    element.addEventListener("focusin", focused);
    return () => {
      observer.disconnect();
      element.removeEventListener("focusin", focused);
    };
  }, [root, getInternalNode, getViewport, setViewport]);
}
