import { type Fragment, type Point, parseFragment, printFragment } from "../document";
import { toast } from "../ui";
import type { ActionContext } from "./action";

/** What a copy takes: what is selected, and what is in the selected frames. */
export function chosen({ selection }: ActionContext): string[] {
  return [...selection.members, ...selection.notes];
}

/** The selection as text one can paste here, in another window or in a mail. */
export function selectionText(context: ActionContext): string | null {
  const ids = chosen(context);
  return ids.length > 0 ? printFragment(context.document.fragment(ids)) : null;
}

function tellCount(count: number, what: string, view: ActionContext["view"]): void {
  view.announce(`${count} ${count === 1 ? "item" : "items"} ${what}.`);
}

export function copied(context: ActionContext): void {
  tellCount(chosen(context).length, "copied", context.view);
}

export function removed(context: ActionContext): void {
  tellCount(chosen(context).length, "cut", context.view);
  context.document.remove(chosen(context));
  context.view.clearSelection();
}

let lastPaste = { text: "", count: 0 };

/** Where a paste goes: at the pointer; the same again, a little further each time. */
function placeFor(text: string, { canvas }: ActionContext) {
  lastPaste = { text, count: lastPaste.text === text ? lastPaste.count + 1 : 0 };
  const at = canvas?.pointer() ?? { x: 0, y: 0 };
  const shift = lastPaste.count * 24;
  return { x: at.x + shift, y: at.y + shift };
}

/** Put a part of a graph at a place, select it and say so. */
export function put(
  fragment: Fragment,
  at: Point,
  { document, view }: ActionContext,
  wired = false,
): void {
  const ids = document.paste(fragment, at, wired);
  view.select(ids);
  tellCount(ids.length, "pasted", view);
}

/** Paste text of unknown origin; what is not a graph changes nothing and is said. */
export function pasteText(text: string, context: ActionContext, wired = false): void {
  if (!context.editable) return;
  const fragment = parseFragment(text);
  if (fragment) put(fragment, placeFor(text, context), context, wired);
  else if (text.trim() === "") toast("The clipboard is empty", { id: "paste" });
  else
    toast("The clipboard holds no part of an experiment", {
      id: "paste",
      text: "Copy modules from a canvas, here or in another window.",
    });
}

export async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    toast("The browser does not let menus use the clipboard", {
      id: "clipboard",
      text: "Use the keys instead.",
    });
    return false;
  }
}

export async function readClipboard(): Promise<string | null> {
  try {
    return await navigator.clipboard.readText();
  } catch {
    toast("The browser does not let menus read the clipboard", {
      id: "clipboard",
      text: "Use the keys instead.",
    });
    return null;
  }
}
