import { useNodesInitialized, useReactFlow } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useDocument } from "../document";

/** Once, when a graph that has something in it is opened: show all of it. */
export function useFirstFit(): void {
  const document = useDocument();
  const ready = useNodesInitialized();
  const { fitView } = useReactFlow();
  const done = useRef<unknown>(null);
  useEffect(() => {
    if (!ready || done.current === document || document.isEmpty) return;
    done.current = document;
    void fitView({ padding: 0.12, maxZoom: 1.1 });
  }, [ready, document, fitView]);
}
