export { Code } from "./Code";
export { CodePanel } from "./CodePanel";
export { CopyButton } from "./CopyButton";
export { ScriptView } from "./ScriptView";
export { type ExportForm, useScript } from "./script";
