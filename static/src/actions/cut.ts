import { action } from "./action";
import { chosen, removed, selectionText, writeClipboard } from "./clipboard";

export const cut = action({
  id: "cut",
  label: "Cut",
  group: "Edit",
  keys: ["Mod+X"],
  scope: "canvas",
  native: true,
  enabled: (context) => context.editable && chosen(context).length > 0,
  run: async (context) => {
    const text = selectionText(context);
    if (text && (await writeClipboard(text))) removed(context);
  },
});
