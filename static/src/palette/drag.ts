/** The type under which a dragged module travels; the canvas looks for it. */
export const MODULE_TYPE = "application/x-designer-module";
