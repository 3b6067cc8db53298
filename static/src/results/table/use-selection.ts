import { type KeyboardEvent, useState } from "react";
import { toast } from "../../ui";
import { copyText } from "../clipboard";
import { counted } from "../format";
import { type CopyWish, cellText } from "./copy";
import {
  type Bounds,
  type Cell,
  cellCount,
  everything,
  maxCopied,
  press,
  rectangle,
  type Selection,
} from "./selection";

async function copy(wish: CopyWish) {
  const count = cellCount(wish.area);
  if (count === 0) return;
  if (count > maxCopied) {
    toast("That is too much to copy.", { text: "Download the table instead.", kind: "error" });
    return;
  }
  try {
    const copied = await copyText(await cellText(wish));
    if (copied) toast(`Copied ${counted(count, "cell")}.`, { id: "copied", kind: "ok" });
    else toast("The browser did not allow copying.", { kind: "error" });
  } catch (reason) {
    toast("The cells could not be copied.", { text: String(reason), kind: "error" });
  }
}

interface Wishes {
  bounds: Bounds;
  copyWish: Omit<CopyWish, "area">;
  /** bring a cell into view */
  show(cell: Cell): void;
  sortBy(column: number): void;
}

const start: Cell = { row: 0, column: 0 };

/** Which cells are selected, and what keys do to them. */
export function useSelection({ bounds, copyWish, show, sortBy }: Wishes) {
  const [selection, setSelection] = useState<Selection>({ anchor: start, active: start });

  const select = (cell: Cell, extend: boolean) => {
    setSelection((before) => ({ active: cell, anchor: extend ? before.anchor : cell }));
  };
  const take = (next: Selection) => {
    setSelection(next);
    show(next.active);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.ctrlKey || event.metaKey;
    const { row, column } = selection.active;
    const key = { key: event.key, mod, shift: event.shiftKey };
    const next = press(selection, key, bounds);
    if (next) take(next);
    else if (mod && event.key.toLowerCase() === "a") setSelection(everything(bounds));
    else if (mod && event.key.toLowerCase() === "c")
      void copy({ ...copyWish, area: rectangle(selection) });
    else if (row < 0 && (event.key === "Enter" || event.key === " ")) sortBy(column);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { selection, select, onKeyDown };
}
