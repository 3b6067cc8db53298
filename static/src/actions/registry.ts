import type { Action } from "./action";
import { addNote } from "./add-note";
import { connect } from "./connect";
import { connectSelected } from "./connect-selected";
import { copy } from "./copy";
import { cut } from "./cut";
import { deselect } from "./deselect";
import { duplicate } from "./duplicate";
import { exportGraph } from "./export-graph";
import { exports } from "./exports";
import { goHome, goRuns } from "./go";
import { group, ungroup } from "./group";
import { commands, find, keySheet } from "./help";
import { openParameters } from "./open-parameters";
import {
  showOutline,
  showProblems,
  toggleCode,
  toggleInspector,
  togglePalette,
  toggleResults,
} from "./panels";
import { paste } from "./paste";
import { pasteWired } from "./paste-wired";
import { quickAdd } from "./quick-add";
import { redo } from "./redo";
import { remove } from "./remove";
import { rename } from "./rename";
import { cancelRunning, runAll, runToHere } from "./run";
import { selectAll } from "./select-all";
import { share } from "./share";
import { switchOff } from "./switch-off";
import { toggleTheme } from "./theme";
import { tidy } from "./tidy";
import { undo } from "./undo";
import { fitAll, fitSelection, toggleMinimap, zoomFull, zoomIn, zoomOut } from "./view";
import { walks } from "./walk";
import { workOnCopy } from "./work-on-copy";

/** Every command there is, in the order menus and the key sheet show them. */
export const actions: readonly Action[] = [
  runAll,
  runToHere,
  cancelRunning,
  quickAdd,
  connect,
  connectSelected,
  addNote,
  undo,
  redo,
  cut,
  copy,
  paste,
  pasteWired,
  duplicate,
  remove,
  rename,
  openParameters,
  switchOff,
  group,
  ungroup,
  tidy,
  workOnCopy,
  exportGraph,
  ...exports,
  selectAll,
  deselect,
  fitAll,
  fitSelection,
  zoomFull,
  zoomIn,
  zoomOut,
  toggleMinimap,
  togglePalette,
  toggleResults,
  toggleInspector,
  toggleCode,
  showOutline,
  showProblems,
  toggleTheme,
  find,
  ...walks,
  goHome,
  goRuns,
  commands,
  keySheet,
  share,
];

export function actionOf(id: string): Action {
  const found = actions.find((one) => one.id === id);
  if (!found) throw new Error(`No action ${id}`);
  return found;
}

/** Gestures without a key, for the key sheet. */
export const gestures: readonly { gesture: string; does: string }[] = [
  { gesture: "Wheel, two fingers", does: "Move the drawing" },
  { gesture: "Mod + wheel, pinch", does: "Zoom at the pointer" },
  { gesture: "Space + drag, middle button", does: "Move the drawing" },
  { gesture: "Drag on empty canvas", does: "Select what the box touches" },
  { gesture: "Shift or Mod + click", does: "Add to or take from the selection" },
  { gesture: "Double click on empty canvas", does: "Add a module there" },
  { gesture: "Drag from a port", does: "Wire it; on empty canvas: add what fits" },
  { gesture: "Click a port, then a port", does: "Wire them" },
  { gesture: "Drag the end of a wire", does: "Wire it elsewhere; on nothing: remove it" },
  { gesture: "Drop a module on a wire", does: "Insert it there" },
  { gesture: "Drag a frame by its name", does: "Move all that is in it" },
  { gesture: "Drop a module into a frame", does: "Put it in; Mod+Shift+G takes it out" },
  { gesture: "Arrows on a module", does: "Move it; with Shift further" },
  { gesture: "Tab", does: "Go through the modules in their order" },
];
