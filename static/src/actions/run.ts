import { isOver } from "../api/runs";
import { action } from "./action";
import { cancel, start } from "./run-control";

export const runAll = action({
  id: "run",
  label: "Run",
  group: "Run",
  keys: ["Mod+Enter"],
  scope: "page",
  inFields: true,
  enabled: ({ document, editable, run, view }) =>
    editable &&
    document.nodeIds().length > 0 &&
    !view.startingRun &&
    (run === undefined || isOver(run.state)),
  run: (context) => start(context),
});

export const runToHere = action({
  id: "run-to-here",
  label: "Run to here",
  group: "Run",
  keys: ["Mod+Shift+Enter"],
  scope: "page",
  inFields: true,
  enabled: (context) => runAll.enabled!(context) && context.selection.members.length > 0,
  run: (context) => start(context, context.selection.members),
});

export const cancelRunning = action({
  id: "cancel-run",
  label: "Cancel the run",
  group: "Run",
  keys: ["Mod+."],
  scope: "page",
  inFields: true,
  enabled: ({ run, editable }) => editable && run !== undefined && !isOver(run.state),
  run: cancel,
});
