import { action } from "./action";
import { chosen } from "./clipboard";

export const duplicate = action({
  id: "duplicate",
  label: "Duplicate",
  group: "Edit",
  keys: ["Mod+D"],
  scope: "canvas",
  enabled: (context) => context.editable && chosen(context).length > 0,
  run: (context) => {
    const { document, view } = context;
    const all = chosen(context);
    const points = all.flatMap((id) => document.position(id) ?? document.note(id)?.at ?? []);
    const at = {
      x: Math.min(...points.map(({ x }) => x)) + 32,
      y: Math.min(...points.map(({ y }) => y)) + 32,
    };
    const ids = document.paste(document.fragment(all), at, true);
    view.select(ids);
    view.announce(`${ids.length} duplicated.`);
  },
});
