import { EditorView } from "@codemirror/view";

/**
 * Type over a selection without the browser's own editing: Chromium keeps the style of what it
 * replaces in a style attribute, which the page's policy forbids and reports.
 */
export const replacing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || event.isComposing || !event.data) return false;
    if (view.state.selection.ranges.every((range) => range.empty)) return false;
    event.preventDefault();
    view.dispatch(view.state.replaceSelection(event.data), {
      userEvent: "input.type",
      scrollIntoView: true,
    });
    return true;
  },
});
