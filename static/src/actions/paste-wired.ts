import { action } from "./action";
import { pasteText, readClipboard } from "./clipboard";

export const pasteWired = action({
  id: "paste-wired",
  label: "Paste keeping wires from outside",
  group: "Edit",
  keys: ["Mod+Shift+V"],
  scope: "canvas",
  native: true,
  enabled: ({ editable }) => editable,
  run: async (context) => {
    const text = await readClipboard();
    if (text !== null) pasteText(text, context, true);
  },
});
