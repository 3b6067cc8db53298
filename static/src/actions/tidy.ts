import { tidyLayout } from "../document";
import { action } from "./action";

export const tidy = action({
  id: "tidy",
  label: "Tidy up",
  group: "Edit",
  keys: ["Shift+T"],
  scope: "canvas",
  enabled: ({ document, editable }) => editable && document.nodeIds().length > 0,
  run: ({ document, canvas, selection, view }) => {
    const some = selection.nodes.length > 1;
    const ids = some ? selection.nodes : document.nodeIds();
    const boxes = ids.map((id) => ({ id, ...(canvas?.sizeOf(id) ?? { width: 192, height: 110 }) }));
    const places = tidyLayout(boxes, document.edges());
    if (some) {
      const corner = (axis: "x" | "y") =>
        Math.min(...ids.map((id) => document.position(id)?.[axis] ?? 0));
      const [x, y] = [corner("x"), corner("y")];
      for (const [id, at] of places) places.set(id, { x: at.x + x, y: at.y + y });
    }
    document.move(places);
    view.announce("Tidied up.");
    if (!some) requestAnimationFrame(() => canvas?.fitAll());
  },
});
