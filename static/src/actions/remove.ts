import { bridges, entryFor } from "../document";
import { toast } from "../ui";
import { type ActionContext, action } from "./action";

function offerToClose(context: ActionContext, gone: ReadonlySet<string>): (() => void) | null {
  const { document, catalogue } = context;
  const wanted = bridges(document, catalogue, gone);
  if (wanted.length === 0) return null;
  return () =>
    document.transact(() => {
      for (const wire of wanted) {
        if (!document.node(wire.source) || !document.node(wire.target)) continue;
        const { many, name } = entryFor(document, catalogue, wire);
        document.connect(wire, many, name);
      }
    });
}

export const remove = action({
  id: "remove",
  label: "Delete",
  group: "Edit",
  keys: ["Delete", "Backspace"],
  scope: "canvas",
  enabled: ({ selection, editable }) =>
    editable && selection.all.length + selection.edges.length + selection.groups.length > 0,
  run: (context) => {
    const { document, selection, view } = context;
    const close = offerToClose(context, new Set(selection.nodes));
    const names = selection.nodes.map((id) => document.node(id)?.name);
    document.transact(() => {
      document.disconnect(selection.edges);
      document.removeGroups(selection.groups);
      document.remove(selection.all);
    });
    view.clearSelection();
    const count = selection.all.length || selection.edges.length;
    const what =
      count === 0
        ? "Frame removed, its modules stay"
        : selection.all.length === 0
          ? count === 1
            ? "Wire removed"
            : `${count} wires removed`
          : count === 1 && names[0]
            ? `“${names[0]}” deleted`
            : `${count} deleted`;
    view.announce(`${what}.`);
    if (close)
      toast(what, { id: "deleted", action: { label: "Close the gap", run: close }, seconds: 8 });
    context.canvas?.focusCanvas();
  },
});
