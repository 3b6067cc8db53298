import { createContext, type ReactNode, useContext, useMemo, useRef } from "react";
import { useLocation } from "wouter";
import { catalogue } from "../api/catalogue";
import { useRun } from "../api/runs";
import { useSession } from "../api/session";
import { canvas } from "../canvas/handle";
import { useShownRunId } from "../canvas/shown-run";
import { useOpenGraph } from "../document";
import { useView } from "../view/store";
import type { Action, ActionContext } from "./action";

type Now = () => ActionContext;

const Context = createContext<Now | null>(null);

/** Makes what actions act on, at the moment one is asked for. */
export function ActionsProvider({ children }: { children: ReactNode }) {
  const open = useOpenGraph();
  const [, navigate] = useLocation();
  const run = useRun(useShownRunId());
  const session = useSession().data;
  const latest = useRef({ run, session, navigate });
  latest.current = { run, session, navigate };
  const now = useMemo<Now>(
    () => () => {
      const { document, sync } = open;
      const view = useView.getState();
      const nodes = view.selection.filter((id) => document.node(id));
      const notes = view.selection.filter((id) => document.note(id));
      const edges = view.selectedEdges.filter((id) => document.edge(id));
      const groups = view.selection.filter((id) => document.group(id));
      const inside = groups.flatMap((id) => document.group(id)?.nodes ?? []);
      const members = [...new Set([...nodes, ...inside])];
      return {
        document,
        sync,
        catalogue: catalogue(),
        view,
        selection: { nodes, notes, edges, groups, members, all: [...nodes, ...notes] },
        canvas: canvas.current,
        editable: !document.readOnly,
        ...latest.current,
      };
    },
    [open],
  );
  return <Context value={now}>{children}</Context>;
}

/** What actions act on, as it is when called. */
export function useActionContext(): Now {
  const now = useContext(Context);
  if (!now) throw new Error("No actions here.");
  return now;
}

export function isEnabled(action: Action, context: ActionContext): boolean {
  return action.enabled?.(context) ?? true;
}

/** Do a thing, if it can be done now. */
export function perform(action: Action, now: Now): boolean {
  const context = now();
  if (!isEnabled(action, context)) return false;
  void action.run(context);
  return true;
}
