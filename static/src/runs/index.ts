export { ComparePage } from "./ComparePage";
export { RunHistory } from "./RunHistory";
export { RunPage } from "./RunPage";
export { RunsPage } from "./RunsPage";
