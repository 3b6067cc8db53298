import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect } from "react";
import { actionOf, perform, useActionContext } from "../actions";

type GestureEvent = Event & { scale: number; clientX: number; clientY: number };

/** What React Flow does not know: double click and Tab to add, Safari's pinch. */
export function useGestures(root: RefObject<HTMLElement | null>): void {
  const now = useActionContext();
  const { getViewport, setViewport, screenToFlowPosition } = useReactFlow();
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let byPointer = false;
    let over = false;
    const add = () => perform(actionOf("quick-add"), now);
    const doubleClick = (event: MouseEvent) => {
      if ((event.target as Element).closest(".react-flow__pane")) add();
    };
    const point = (event: Event) => {
      byPointer = true;
      over = element.contains(event.target as Node);
    };
    const key = (event: KeyboardEvent) => {
      const onPane = document.activeElement === document.body || document.activeElement === element;
      const plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
      if (event.key === "Tab" && plain && byPointer && over && onPane && add())
        event.preventDefault();
      if (event.key === "Tab") byPointer = false;
    };
    let start = 1;
    const gestureStart = (event: Event) => {
      event.preventDefault();
      start = getViewport().zoom;
    };
    const gestureChange = (event: Event) => {
      event.preventDefault();
      const { scale, clientX, clientY } = event as GestureEvent;
      const zoom = Math.min(2.5, Math.max(0.1, start * scale));
      const at = screenToFlowPosition({ x: clientX, y: clientY });
      const box = element.getBoundingClientRect();
      void setViewport({
        x: clientX - box.left - at.x * zoom,
        y: clientY - box.top - at.y * zoom,
        zoom,
      });
    };
    element.addEventListener("dblclick", doubleClick);
    window.addEventListener("pointerdown", point, true);
    window.addEventListener("keydown", key);
    element.addEventListener("gesturestart", gestureStart, { passive: false });
    element.addEventListener("gesturechange", gestureChange, { passive: false });
    return () => {
      element.removeEventListener("dblclick", doubleClick);
      window.removeEventListener("pointerdown", point, true);
      window.removeEventListener("keydown", key);
      element.removeEventListener("gesturestart", gestureStart);
      element.removeEventListener("gesturechange", gestureChange);
    };
  }, [root, now, getViewport, setViewport, screenToFlowPosition]);
}
