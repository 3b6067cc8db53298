import { isPhone } from "../view/store";
import { action } from "./action";

export const openParameters = action({
  id: "open-parameters",
  label: "Open parameters",
  group: "Edit",
  keys: ["Enter"],
  scope: "canvas",
  enabled: ({ selection }) => selection.nodes.length === 1,
  run: ({ view }) => {
    view.setPanels({ rightOpen: true });
    if (isPhone()) view.set({ sheet: "inspector" });
    // the panel may be on its way: take the first field once it is there
    requestAnimationFrame(() => {
      const panel = window.document.querySelector("[data-panel='inspector']");
      const field = panel?.querySelector<HTMLElement>(
        "[data-param] input, [data-param] button, [data-param] textarea, input, textarea, button",
      );
      field?.focus();
    });
  },
});
