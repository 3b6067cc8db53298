import { action } from "./action";

export const redo = action({
  id: "redo",
  label: "Redo",
  group: "Edit",
  keys: ["Mod+Shift+Z", "Mod+Y"],
  scope: "page",
  enabled: ({ document, editable }) => editable && document.history.canRedo,
  run: ({ document, view }) => {
    if (document.redo()) view.announce("Done again.");
  },
});
