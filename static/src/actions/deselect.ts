import { action } from "./action";

export const deselect = action({
  id: "deselect",
  label: "Deselect",
  group: "Select",
  keys: ["Escape"],
  scope: "canvas",
  enabled: ({ view }) => view.selection.length + view.selectedEdges.length > 0,
  run: ({ view }) => view.clearSelection(),
});
