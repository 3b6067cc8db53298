import { printFragment } from "../document";
import { action } from "./action";

/** Let the browser save some text as a file. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = window.document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export const exportGraph = action({
  id: "export-graph",
  label: "Save as a file",
  group: "Edit",
  keys: ["Mod+S"],
  note: "Save a copy as a file (the designer saves each edit by itself)",
  scope: "page",
  run: ({ document, sync, view }) => {
    const name = `${document.name.replace(/[^\p{L}\p{N} _-]+/gu, "_")}.json`;
    if (!sync) return saveFile(name, printFragment(document.fragment()), "application/json");
    const link = window.document.createElement("a");
    link.href = `/api/graphs/${document.id}/document`;
    link.download = name;
    link.click();
    view.announce("The file is being saved.");
  },
});
