import { action } from "./action";

export const connect = action({
  id: "connect",
  label: "Connect…",
  group: "Add and connect",
  keys: ["C"],
  scope: "canvas",
  note: "Connect the selected module: pick a port, then what it goes to",
  enabled: ({ selection, editable }) => editable && selection.nodes.length === 1,
  run: ({ selection, view }) => view.set({ wiring: { node: selection.nodes[0]! } }),
});
