/** Browsers draw nothing beyond some height; longer tables are scrolled faster than by pixels. */
export const maxBodyHeight = 12_000_000;

export interface RowFrame {
  rows: number;
  rowHeight: number;
  /** height of the part one sees, without the heads */
  view: number;
}

export function bodyHeight({ rows, rowHeight }: RowFrame): number {
  return Math.min(rows * rowHeight, maxBodyHeight);
}

/** Rows a pixel of scrolling passes, times the row height: 1 unless the table is very long. */
function stretch(frame: RowFrame): number {
  const scrolled = bodyHeight(frame) - frame.view;
  const whole = frame.rows * frame.rowHeight - frame.view;
  return scrolled > 0 && whole > scrolled ? whole / scrolled : 1;
}

export interface RowWindow {
  first: number;
  last: number;
  /** where the first row is drawn, from the top of the body */
  top: number;
}

/** The rows in view at a scroll position, and a few around them. */
export function rowsInView(scroll: number, frame: RowFrame, around = 6): RowWindow {
  const { rows, rowHeight, view } = frame;
  const pixels = scroll * stretch(frame);
  const first = Math.max(0, Math.floor(pixels / rowHeight) - around);
  const last = Math.min(rows - 1, Math.ceil((pixels + view) / rowHeight) + around);
  return { first, last, top: scroll + first * rowHeight - pixels };
}

/** The scroll position that shows a row, moving no further than needed. */
export function scrollTo(row: number, scroll: number, frame: RowFrame): number {
  const factor = stretch(frame);
  const top = row * frame.rowHeight;
  const seen = scroll * factor;
  if (top < seen) return top / factor;
  const lowest = top + frame.rowHeight - frame.view;
  return seen < lowest ? lowest / factor : scroll;
}

const character = 7.4;

/** A width that shows the name and the values of a column, within reason. */
export function columnWidth(name: string, values: string[]): number {
  const longest = values.reduce((most, value) => Math.max(most, value.length), 0);
  const wanted = Math.max(name.length * character + 52, longest * character + 26);
  return Math.round(Math.min(280, Math.max(96, wanted)));
}
