export { EmptyCanvas } from "./EmptyCanvas";
export { HomePage } from "./HomePage";
