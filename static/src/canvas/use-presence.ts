import { useReactFlow } from "@xyflow/react";
import { type RefObject, useEffect } from "react";
import type { PresenceState } from "../api/types";
import { useOpenGraph } from "../document";
import { useView } from "../view/store";

const pause = 120;

/** Tell the others where I point and what I have selected, a few times a second at most. */
export function usePresence(root: RefObject<HTMLElement | null>): void {
  const { sync } = useOpenGraph();
  const { screenToFlowPosition } = useReactFlow();
  useEffect(() => {
    const element = root.current;
    if (!sync || !element) return;
    let state: PresenceState = { selection: [], cursor: null };
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (change: PresenceState) => {
      state = { ...state, ...change };
      timer ??= setTimeout(() => {
        timer = undefined;
        sync.present(state);
      }, pause);
    };
    const move = (event: PointerEvent) => {
      const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
      tell({ cursor: [Math.round(x), Math.round(y)] });
    };
    const leave = () => tell({ cursor: null });
    const end = useView.subscribe((view, before) => {
      if (view.selection !== before.selection) tell({ selection: view.selection.slice(0, 100) });
    });
    element.addEventListener("pointermove", move);
    element.addEventListener("pointerleave", leave);
    return () => {
      clearTimeout(timer);
      end();
      element.removeEventListener("pointermove", move);
      element.removeEventListener("pointerleave", leave);
    };
  }, [root, sync, screenToFlowPosition]);
}
