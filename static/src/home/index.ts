export { EmptyCanvas } from "./EmptyCanvas";
export { HomePage } from "./HomePage";
export { useOpenNew } from "./use-open-new";
