import { action } from "./action";

export const undo = action({
  id: "undo",
  label: "Undo",
  group: "Edit",
  keys: ["Mod+Z"],
  scope: "page",
  enabled: ({ document, editable }) => editable && document.history.canUndo,
  run: ({ document, view }) => {
    if (document.undo()) view.announce("Undone.");
  },
});
