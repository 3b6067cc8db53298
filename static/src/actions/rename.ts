import { action } from "./action";

export const rename = action({
  id: "rename",
  label: "Rename",
  group: "Edit",
  keys: ["F2"],
  scope: "canvas",
  enabled: ({ selection: { nodes, groups }, editable }) =>
    editable && nodes.length + groups.length === 1,
  run: ({ selection: { nodes, groups }, view }) => view.set({ renaming: nodes[0] ?? groups[0]! }),
});
