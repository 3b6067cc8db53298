import { action } from "./action";

export const switchOff = action({
  id: "switch-off",
  label: "Switch off or on",
  group: "Edit",
  keys: ["D"],
  scope: "canvas",
  note: "Switch off or on: what enters a module that is off goes past it, where types allow",
  enabled: ({ selection, editable }) => editable && selection.nodes.length > 0,
  run: ({ document, selection, view }) => {
    const off = selection.nodes.some((id) => !document.node(id)?.off);
    document.setOff(selection.nodes, off);
    const [id, ...others] = selection.nodes;
    const what = others.length > 0 ? `${others.length + 1} modules` : document.node(id!)?.name;
    view.announce(`${what} switched ${off ? "off" : "on"}.`);
  },
});
