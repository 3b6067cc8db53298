import { action } from "./action";
import { pasteText, readClipboard } from "./clipboard";

export const paste = action({
  id: "paste",
  label: "Paste",
  group: "Edit",
  keys: ["Mod+V"],
  scope: "canvas",
  native: true,
  enabled: ({ editable }) => editable,
  run: async (context) => {
    const text = await readClipboard();
    if (text !== null) pasteText(text, context);
  },
});
