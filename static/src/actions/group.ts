import { action } from "./action";

export const group = action({
  id: "group",
  label: "Group in a frame",
  group: "Edit",
  keys: ["Mod+G"],
  scope: "canvas",
  enabled: ({ selection, editable }) => editable && selection.members.length > 0,
  run: ({ document, selection, view }) => {
    const id = document.addGroup(selection.members);
    view.select([id]);
    view.set({ renaming: id });
    view.announce(`Grouped ${selection.members.length}. Type a name for the frame.`);
  },
});

export const ungroup = action({
  id: "ungroup",
  label: "Ungroup",
  group: "Edit",
  keys: ["Mod+Shift+G"],
  scope: "canvas",
  note: "Take a frame away, or the selected modules out of theirs",
  enabled: ({ document, selection, editable }) =>
    editable && (selection.groups.length > 0 || selection.nodes.some((id) => document.groupOf(id))),
  run: ({ document, selection, view }) => {
    document.transact(() => {
      document.removeGroups(selection.groups);
      document.leaveGroups(selection.nodes);
    });
    view.select(selection.members);
    view.announce("Ungrouped.");
  },
});
