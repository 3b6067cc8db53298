import type { AriaLabelConfig } from "@xyflow/react";

/** What the canvas says to those who listen. */
export const ariaLabels: Partial<AriaLabelConfig> = {
  "node.a11yDescription.default":
    "Enter or Space selects. Then arrows move it, C connects it, Enter opens its parameters, Delete removes it, Alt and arrows go to its neighbours.",
  "node.a11yDescription.keyboardDisabled": "Enter or Space selects.",
  "node.a11yDescription.ariaLiveMessage": ({ direction, x, y }) =>
    `Moved ${direction}, now at ${x}, ${y}.`,
  "edge.a11yDescription.default": "Enter or Space selects. Delete removes the wire.",
  "minimap.ariaLabel": "Overview of the drawing",
};
