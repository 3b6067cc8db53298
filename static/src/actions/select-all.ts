import { action } from "./action";

export const selectAll = action({
  id: "select-all",
  label: "Select all",
  group: "Select",
  keys: ["Mod+A"],
  scope: "canvas",
  run: ({ document, view }) =>
    view.select(
      [...document.nodeIds(), ...document.noteIds()],
      document.edges().map((edge) => edge.id),
    ),
});
