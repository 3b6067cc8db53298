import { action } from "./action";

export const quickAdd = action({
  id: "quick-add",
  label: "Add a module…",
  group: "Add and connect",
  keys: ["A"],
  note: "Add a module (also double click, or Tab after a click on the canvas)",
  scope: "canvas",
  enabled: ({ editable }) => editable,
  run: ({ canvas, view }) => {
    const at = canvas?.pointer() ?? { x: 0, y: 0 };
    view.set({ quickAdd: { at, screen: canvas?.toScreen(at) ?? { x: 200, y: 200 } } });
  },
});
