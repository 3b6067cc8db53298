import { useState } from "react";
import { useView } from "../view/store";
import { follow, type Shown } from "./choose";

/** The node and output in the panel: whichever was selected or opened last. */
export function useShown(): Shown | null {
  const selection = useView((view) => view.selection);
  const open = useView((view) => view.openOutput);
  const [state, setState] = useState<{
    selection: readonly string[];
    open: Shown | null;
    shown: Shown | null;
  }>({ selection: [], open: null, shown: null });
  if (state.selection === selection && state.open === open) return state.shown;
  const next = { selection, open, shown: follow(state, selection, open) };
  setState(next);
  return next.shown;
}
