import { action } from "./action";

export const rename = action({
  id: "rename",
  label: "Rename",
  group: "Edit",
  keys: ["F2"],
  scope: "canvas",
  enabled: ({ selection, editable }) => editable && selection.nodes.length === 1,
  run: ({ selection, view }) => view.set({ renaming: selection.nodes[0]! }),
});
