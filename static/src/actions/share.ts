import { action } from "./action";

export const share = action({
  id: "share",
  label: "Share with a class",
  group: "Help",
  scope: "page",
  enabled: ({ session }) => session?.features.share === true && session.role === "owner",
  run: ({ view }) => view.set({ shareOpen: true }),
});
