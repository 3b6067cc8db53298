export { CommandPalette } from "./CommandPalette";
export { KeySheet } from "./KeySheet";
