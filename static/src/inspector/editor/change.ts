import { Annotation } from "@codemirror/state";

/** Marks a change that came from outside the editor and must not go out again. */
export const change = Annotation.define<boolean>();
