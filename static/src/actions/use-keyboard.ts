import { useEffect } from "react";
import type { Action } from "./action";
import { copied, pasteText, removed, selectionText } from "./clipboard";
import { isEnabled, useActionContext } from "./context";
import { matchesKeys } from "./keys";
import { actions } from "./registry";

const fields = "input, textarea, select, [contenteditable=true], .cm-editor";
const overlays = "[role=dialog], [role=menu], [role=listbox], [data-popup]";

function within(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

/** Nothing else has the focus: keys are meant for the canvas. */
function onCanvas(target: EventTarget | null): boolean {
  return target === document.body || within(target, "[data-canvas]");
}

function mayAct(action: Action, event: KeyboardEvent): boolean {
  if (action.native) return false;
  if (within(event.target, fields)) return action.inFields === true;
  if (within(event.target, overlays)) return false;
  return action.scope === "page" || onCanvas(event.target);
}

/** Enter and Space on a button or link press it; they are no command then. */
function presses(event: KeyboardEvent): boolean {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  return plain && ["Enter", " "].includes(event.key) && within(event.target, "button, a, summary");
}

/** Keys and clipboard events to actions. */
export function useKeyboard(): void {
  const now = useActionContext();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || presses(event)) return;
      const context = now();
      const found = actions.find(
        (one) =>
          one.keys?.some((keys) => matchesKeys(event, keys)) &&
          mayAct(one, event) &&
          isEnabled(one, context),
      );
      if (!found) return;
      event.preventDefault();
      event.stopPropagation(); // the canvas would also move what has the focus
      void found.run(context);
    };
    let shifted = false;
    const noteShift = (event: KeyboardEvent) => {
      shifted = event.shiftKey;
    };
    const take = (event: ClipboardEvent) => {
      if (!onCanvas(event.target) || getSelection()?.isCollapsed === false) return;
      const context = now();
      const text = selectionText(context);
      if (!text || (event.type === "cut" && !context.editable)) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", text);
      if (event.type === "cut") removed(context);
      else copied(context);
    };
    const give = (event: ClipboardEvent) => {
      if (!onCanvas(event.target)) return;
      event.preventDefault();
      pasteText(event.clipboardData?.getData("text/plain") ?? "", now(), shifted);
    };
    window.addEventListener("keydown", noteShift, true);
    window.addEventListener("keydown", press, true);
    window.addEventListener("copy", take);
    window.addEventListener("cut", take);
    window.addEventListener("paste", give);
    return () => {
      window.removeEventListener("keydown", noteShift, true);
      window.removeEventListener("keydown", press, true);
      window.removeEventListener("copy", take);
      window.removeEventListener("cut", take);
      window.removeEventListener("paste", give);
    };
  }, [now]);
}
