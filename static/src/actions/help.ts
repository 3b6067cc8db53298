import { action } from "./action";

export const find = action({
  id: "find",
  label: "Find in this experiment",
  group: "Go",
  keys: ["Mod+F"],
  scope: "page",
  run: ({ view }) => view.set({ findOpen: true }),
});

export const commands = action({
  id: "commands",
  label: "Commands",
  group: "Help",
  keys: ["Mod+K"],
  scope: "page",
  inFields: true,
  run: ({ view }) => view.set({ commandsOpen: true }),
});

export const keySheet = action({
  id: "key-sheet",
  label: "Keys and gestures",
  group: "Help",
  keys: ["?"],
  scope: "page",
  run: ({ view }) => view.set({ keySheetOpen: true }),
});
