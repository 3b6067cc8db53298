export { ResultsPanel } from "./ResultsPanel";
