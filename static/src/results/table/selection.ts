/** A cell; row -1 is the head. */
export interface Cell {
  row: number;
  column: number;
}

/** A rectangle of cells, from where it was begun to the active cell. */
export interface Selection {
  anchor: Cell;
  active: Cell;
}

export interface Bounds {
  rows: number;
  columns: number;
  /** rows of one page of the keyboard */
  page: number;
}

export interface Rectangle {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function rectangle({ anchor, active }: Selection): Rectangle {
  return {
    top: Math.max(0, Math.min(anchor.row, active.row)),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  };
}

export function holds(area: Rectangle, row: number, column: number): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

export interface Press {
  key: string;
  mod: boolean;
  shift: boolean;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function moved({ row, column }: Cell, { key, mod }: Press, bounds: Bounds): Cell | null {
  const end = { row: bounds.rows - 1, column: bounds.columns - 1 };
  switch (key) {
    case "ArrowUp":
      return { row: mod ? (row > 0 ? 0 : -1) : row - 1, column };
    case "ArrowDown":
      return { row: mod ? end.row : row + 1, column };
    case "ArrowLeft":
      return { row, column: mod ? 0 : column - 1 };
    case "ArrowRight":
      return { row, column: mod ? end.column : column + 1 };
    case "PageUp":
      return { row: Math.max(0, row - bounds.page), column };
    case "PageDown":
      return { row: row + bounds.page, column };
    case "Home":
      return { row: mod ? 0 : row, column: 0 };
    case "End":
      return { row: mod ? end.row : row, column: end.column };
    default:
      return null;
  }
}

/** The selection after a key, or null if the key does not move it. Shift keeps the other corner. */
export function press(selection: Selection, key: Press, bounds: Bounds): Selection | null {
  const next = moved(selection.active, key, bounds);
  if (!next) return null;
  const active = {
    row: clamp(next.row, key.shift ? 0 : -1, bounds.rows - 1),
    column: clamp(next.column, 0, bounds.columns - 1),
  };
  return { active, anchor: key.shift ? selection.anchor : active };
}

export function everything(bounds: Bounds): Selection {
  return {
    anchor: { row: Math.min(0, bounds.rows - 1), column: 0 },
    active: { row: bounds.rows - 1, column: bounds.columns - 1 },
  };
}

/** Cells that may be copied at once; more belongs in a download. */
export const maxCopied = 200_000;

export function cellCount(area: Rectangle): number {
  return Math.max(0, area.bottom - area.top + 1) * Math.max(0, area.right - area.left + 1);
}
