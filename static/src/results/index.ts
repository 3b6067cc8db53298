export { LogsPanel, ResultsPanel } from "./ResultsPanel";
export { StateBadge } from "./StateBadge";
