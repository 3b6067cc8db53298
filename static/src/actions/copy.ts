import { action } from "./action";
import { chosen, copied, selectionText, writeClipboard } from "./clipboard";

export const copy = action({
  id: "copy",
  label: "Copy",
  group: "Edit",
  keys: ["Mod+C"],
  scope: "canvas",
  native: true,
  enabled: (context) => chosen(context).length > 0,
  run: async (context) => {
    const text = selectionText(context);
    if (text && (await writeClipboard(text))) copied(context);
  },
});
