export { ActionItem } from "./ActionItem";
export { NotFound } from "./NotFound";
export { Workbench } from "./Workbench";
