import { useActionContext } from "../actions";
import { moduleOf } from "../api/catalogue";
import { PickDialog } from "../ui";
import { useView } from "../view/store";

/** Find a node or note of this experiment and go there. */
export function FindDialog() {
  const open = useView((view) => view.findOpen);
  const set = useView((view) => view.set);
  const now = useActionContext();
  if (!open) return null;
  const { document } = now();
  const items = [
    ...document.nodes().map((node) => ({
      id: node.id,
      label: node.name,
      hint: moduleOf(node.module)?.title ?? node.module,
    })),
    ...document.noteIds().map((id) => ({
      id,
      label: document.note(id)?.text.slice(0, 80) || "Empty note",
      hint: "Note",
    })),
  ];
  return (
    <PickDialog
      title="Find in this experiment"
      placeholder="Name of a module or words of a note"
      items={items}
      onClose={() => {
        set({ findOpen: false });
        requestAnimationFrame(() => now().canvas?.focusCanvas());
      }}
      onPick={(id) => {
        const { view, canvas } = now();
        set({ findOpen: false });
        view.select([id]);
        canvas?.fitNodes([id]);
        requestAnimationFrame(() => canvas?.focus(id));
      }}
    />
  );
}
