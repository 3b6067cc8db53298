import { action } from "./action";

export const fitAll = action({
  id: "fit-all",
  label: "Fit everything",
  group: "View",
  keys: ["Shift+1"],
  scope: "canvas",
  run: ({ canvas }) => canvas?.fitAll(),
});

export const fitSelection = action({
  id: "fit-selection",
  label: "Fit the selection",
  group: "View",
  keys: ["Shift+2"],
  scope: "canvas",
  enabled: ({ view }) => view.selection.length > 0,
  run: ({ canvas, view }) => canvas?.fitNodes(view.selection),
});

export const zoomFull = action({
  id: "zoom-full",
  label: "Zoom to 100 %",
  group: "View",
  keys: ["Mod+0", "Shift+0"],
  scope: "page",
  run: ({ canvas }) => canvas?.zoomTo(1),
});

export const zoomIn = action({
  id: "zoom-in",
  label: "Zoom in",
  group: "View",
  keys: ["Mod++", "Mod+=", "+"],
  scope: "canvas",
  run: ({ canvas }) => canvas?.zoomIn(),
});

export const zoomOut = action({
  id: "zoom-out",
  label: "Zoom out",
  group: "View",
  keys: ["Mod+-", "-"],
  scope: "canvas",
  run: ({ canvas }) => canvas?.zoomOut(),
});

export const toggleMinimap = action({
  id: "minimap",
  label: "Show or hide the overview",
  group: "View",
  keys: ["M"],
  scope: "canvas",
  run: ({ view }) => view.set({ minimap: !view.minimap }),
});
