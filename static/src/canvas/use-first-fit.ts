import { useNodesInitialized, useReactFlow } from "@xyflow/react";
import { useEffect, useRef } from "react";
import { useDocument, useSaveState } from "../document";
import { isPhone } from "../view/store";

/** Once, when a graph that has something in it is opened: show all of it. */
export function useFirstFit(): void {
  const document = useDocument();
  const { state } = useSaveState();
  const ready = useNodesInitialized();
  const { fitView } = useReactFlow();
  const done = useRef<unknown>(null);
  useEffect(() => {
    if (done.current === document || state === "opening") return;
    if (document.isEmpty) done.current = document;
    else if (ready) {
      done.current = document;
      void fitView({ padding: 0.08, maxZoom: 1.1, minZoom: isPhone() ? 0.5 : 0.1 });
    }
  }, [ready, document, state, fitView]);
}
