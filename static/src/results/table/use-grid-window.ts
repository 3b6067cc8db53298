import { useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useEffect, useState } from "react";
import type { Order, OutputAddress } from "../../api/output-types";
import { useTableWindow } from "../../api/outputs";
import { type RowFrame, rowsInView, scrollTo } from "./geometry";
import type { Cell } from "./selection";
import { useSize } from "./use-size";

export const rowHeight = 26;
export const headHeight = 66;

/** Where scrolling has come to rest: rows that only fly by are not asked for. */
function useRest(scroll: number, view: number): number {
  const [rest, setRest] = useState(scroll);
  useEffect(() => {
    const wait = Math.abs(scroll - rest) < view ? 0 : 80;
    const timer = setTimeout(() => setRest(scroll), wait);
    return () => clearTimeout(timer);
  }, [scroll, rest, view]);
  return rest;
}

interface Wish {
  output: OutputAddress;
  order: Order | null;
  rows: number;
  widths: number[];
  /** width of the column of row numbers */
  gutter: number;
}

/** The part of a table that is in view, both ways. */
export function useGridWindow(scroller: RefObject<HTMLDivElement | null>, wish: Wish) {
  const { output, order, rows, widths, gutter } = wish;
  const size = useSize(scroller);
  const [scroll, setScroll] = useState(0);
  const across = useVirtualizer({
    horizontal: true,
    count: widths.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? 120,
    paddingStart: gutter,
    scrollPaddingStart: gutter,
    overscan: 3,
  });
  const frame: RowFrame = { rows, rowHeight, view: Math.max(rowHeight, size.height - headHeight) };
  const asked = rowsInView(useRest(scroll, frame.view), frame);
  const range = { first: asked.first, last: asked.last, columns: widths.length };
  const loaded = useTableWindow(output, range, order);

  const show = ({ row, column }: Cell) => {
    across.scrollToIndex(column, { align: "auto" });
    const element = scroller.current;
    if (row >= 0 && element) element.scrollTop = scrollTo(row, element.scrollTop, frame);
  };
  return {
    frame,
    columns: across.getVirtualItems(),
    width: across.getTotalSize(),
    shown: rowsInView(scroll, frame),
    page: Math.max(1, Math.floor(frame.view / rowHeight) - 1),
    setScroll,
    show,
    ...loaded,
  };
}
