import { action } from "./action";

export const addNote = action({
  id: "add-note",
  label: "Add a note",
  group: "Add and connect",
  keys: ["N"],
  scope: "canvas",
  enabled: ({ editable }) => editable,
  run: ({ document, canvas, view }) => {
    const id = document.addNote(canvas?.pointer() ?? { x: 0, y: 0 });
    view.select([id]);
    view.set({ renaming: id });
  },
});
