import { action } from "./action";

export const deselect = action({
  id: "deselect",
  label: "Deselect",
  group: "Select",
  keys: ["Escape"],
  scope: "canvas",
  enabled: ({ selection }) => selection.all.length + selection.edges.length > 0,
  run: ({ view }) => view.clearSelection(),
});
