import { action } from "./action";
import { removed, selectionText, writeClipboard } from "./clipboard";

export const cut = action({
  id: "cut",
  label: "Cut",
  group: "Edit",
  keys: ["Mod+X"],
  scope: "canvas",
  native: true,
  enabled: ({ selection, editable }) => editable && selection.all.length > 0,
  run: async (context) => {
    const text = selectionText(context);
    if (text && (await writeClipboard(text))) removed(context);
  },
});
