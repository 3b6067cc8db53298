import type { Catalogue, RunDetail, Session } from "../api/types";
import type { CanvasHandle } from "../canvas/handle";
import type { GraphDocument } from "../document";
import type { GraphSync } from "../document/sync";
import type { View } from "../view/store";

export interface Selected {
  nodes: string[];
  notes: string[];
  edges: string[];
  groups: string[];
  /** the nodes, and those in the groups */
  members: string[];
  /** nodes and notes */
  all: string[];
}

/** All that a command may look at and act on. */
export interface ActionContext {
  document: GraphDocument;
  sync: GraphSync | null;
  catalogue: Catalogue;
  view: View;
  selection: Selected;
  canvas: CanvasHandle | null;
  /** the run whose states the nodes show */
  run: RunDetail | undefined;
  session: Session | undefined;
  /** the graph may be edited */
  editable: boolean;
  navigate(path: string): void;
}

export type ActionGroup = "Edit" | "Add and connect" | "Run" | "Select" | "View" | "Go" | "Help";

export interface Action {
  id: string;
  label: string;
  group: ActionGroup;
  /** "Mod+Shift+Z"; Mod is Ctrl, or Cmd on a Mac. The first is the one shown. */
  keys?: string[];
  /** keys act only while the canvas has the focus; otherwise anywhere but in text fields */
  scope: "canvas" | "page";
  /** keys act in text fields too */
  inFields?: boolean;
  /** the browser's own clipboard events do this; the keys are only shown */
  native?: boolean;
  /** what the key sheet says instead of the label */
  note?: string;
  enabled?(context: ActionContext): boolean;
  run(context: ActionContext): void | Promise<void>;
}

/** One thing a user can do: menus, command palette, key sheet and keyboard all read it. */
export function action(definition: Action): Action {
  return definition;
}
