import { action } from "./action";

export const duplicate = action({
  id: "duplicate",
  label: "Duplicate",
  group: "Edit",
  keys: ["Mod+D"],
  scope: "canvas",
  enabled: ({ selection, editable }) => editable && selection.all.length > 0,
  run: ({ document, selection, view }) => {
    const points = selection.all.flatMap(
      (id) => document.position(id) ?? document.note(id)?.at ?? [],
    );
    const at = {
      x: Math.min(...points.map(({ x }) => x)) + 32,
      y: Math.min(...points.map(({ y }) => y)) + 32,
    };
    const ids = document.paste(document.fragment(selection.all), at, true);
    view.select(ids);
    view.announce(`${ids.length} duplicated.`);
  },
});
