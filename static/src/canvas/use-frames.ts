import { useMemo, useRef } from "react";
import { useGroups } from "../document";
import { useView } from "../view/store";
import type { CanvasNode } from "./flow-types";
import { framesOf } from "./frames";

/** The frames around these nodes; the same list until one of them changes. */
export function useFrames(nodes: readonly CanvasNode[]): readonly CanvasNode[] {
  const groups = useGroups();
  const selection = useView((view) => view.selection);
  const before = useRef<readonly CanvasNode[]>([]);
  return useMemo(() => {
    const next = framesOf(groups, nodes, selection, before.current);
    const same =
      next.length === before.current.length && next.every((one, at) => one === before.current[at]);
    if (!same) before.current = next;
    return before.current;
  }, [groups, nodes, selection]);
}
