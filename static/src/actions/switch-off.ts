import { action } from "./action";

export const switchOff = action({
  id: "switch-off",
  label: "Switch off or on",
  group: "Edit",
  keys: ["D"],
  scope: "canvas",
  note: "Switch off or on: what enters a module that is off goes past it, where types allow",
  enabled: ({ selection, editable }) => editable && selection.members.length > 0,
  run: ({ document, selection, view }) => {
    const off = selection.members.some((id) => !document.node(id)?.off);
    document.setOff(selection.members, off);
    const [id, ...others] = selection.members;
    const what = others.length > 0 ? `${others.length + 1} modules` : document.node(id!)?.name;
    view.announce(`${what} switched ${off ? "off" : "on"}.`);
  },
});
