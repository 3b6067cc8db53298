import type { Action, ActionGroup } from "../actions";

/** The actions of one group, in the order of the registry. */
export interface Group {
  group: ActionGroup;
  actions: Action[];
}

const ORDER: readonly ActionGroup[] = [
  "Add and connect",
  "Edit",
  "Select",
  "Run",
  "View",
  "Go",
  "Help",
];

/** Actions by group, the groups in the order in which one learns them. */
export function byGroup(actions: readonly Action[]): Group[] {
  return ORDER.map((group) => ({
    group,
    actions: actions.filter((action) => action.group === group),
  })).filter((one) => one.actions.length > 0);
}
