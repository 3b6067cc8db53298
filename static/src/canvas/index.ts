export { Canvas } from "./Canvas";
export { nodeSize } from "./flow-types";
export { canvas } from "./handle";
export { type ShownState, shownState, stateText, stateWords, timeText } from "./node-state";
export { StateMark } from "./StateMark";
export { ShownRun, useShownNodeRun, useShownRun, useShownRunId } from "./shown-run";
