import { action } from "./action";

export const togglePalette = action({
  id: "palette",
  label: "Show or hide the modules",
  group: "View",
  keys: ["Mod+1"],
  scope: "page",
  inFields: true,
  run: ({ view }) => view.setPanels({ leftOpen: !view.panels.leftOpen }),
});

export const toggleResults = action({
  id: "results",
  label: "Show or hide the results",
  group: "View",
  keys: ["Mod+2"],
  scope: "page",
  inFields: true,
  run: ({ view }) => view.setPanels({ bottomOpen: !view.panels.bottomOpen }),
});

export const toggleInspector = action({
  id: "inspector",
  label: "Show or hide the parameters",
  group: "View",
  keys: ["Mod+3"],
  scope: "page",
  inFields: true,
  run: ({ view }) => view.setPanels({ rightOpen: !view.panels.rightOpen }),
});

export const toggleCode = action({
  id: "code",
  label: "Show or hide the script",
  group: "View",
  keys: ["Mod+E"],
  scope: "page",
  run: ({ view }) => view.set({ codeOpen: !view.codeOpen }),
});

export const showOutline = action({
  id: "outline",
  label: "Outline of modules and wires",
  group: "View",
  keys: ["Mod+Shift+O"],
  scope: "page",
  run: ({ view }) =>
    view.set({ bottomTab: "outline", panels: { ...view.panels, bottomOpen: true } }),
});

export const showProblems = action({
  id: "problems",
  label: "Problems",
  group: "View",
  keys: ["Mod+Shift+M"],
  scope: "page",
  run: ({ view }) =>
    view.set({ bottomTab: "problems", panels: { ...view.panels, bottomOpen: true } }),
});
