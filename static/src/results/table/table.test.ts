import { describe, expect, it } from "vitest";
import { bodyHeight, columnWidth, maxBodyHeight, rowsInView, scrollTo } from "./geometry";
import { cellCount, everything, holds, press, rectangle, type Selection } from "./selection";

describe("rows in view", () => {
  const frame = { rows: 1000, rowHeight: 28, view: 280 };

  it("are those at the scroll position and a few around", () => {
    expect(rowsInView(0, frame, 2)).toEqual({ first: 0, last: 12, top: 0 });
    expect(rowsInView(2800, frame, 2)).toEqual({ first: 98, last: 112, top: 98 * 28 });
  });

  it("are none in a table without rows", () => {
    const { first, last } = rowsInView(0, { ...frame, rows: 0 });
    expect(last).toBeLessThan(first);
  });

  it("reach the last row of a table too long to draw", () => {
    const long = { rows: 5_000_000, rowHeight: 28, view: 280 };
    expect(bodyHeight(long)).toBe(maxBodyHeight);
    expect(rowsInView(maxBodyHeight - 280, long).last).toBe(4_999_999);
    for (const row of [0, 1, 1234567, 4_999_998, 4_999_999]) {
      const shown = rowsInView(scrollTo(row, 0, long), long, 0);
      expect(shown.first).toBeLessThanOrEqual(row);
      expect(shown.last).toBeGreaterThanOrEqual(row);
    }
  });

  it("stay when a row is in view already", () => {
    expect(scrollTo(5, 0, frame)).toBe(0);
    expect(scrollTo(10, 0, frame)).toBe(28);
    expect(scrollTo(3, 280, frame)).toBe(84);
  });
});

it("gives columns a width between narrow and wide", () => {
  expect(columnWidth("a", ["1"])).toBe(96);
  expect(columnWidth("x".repeat(300), [])).toBe(280);
});

describe("the selection", () => {
  const bounds = { rows: 100, columns: 5, page: 10 };
  const at = (row: number, column: number): Selection => ({
    anchor: { row, column },
    active: { row, column },
  });
  const key = (name: string, mod = false, shift = false) => ({ key: name, mod, shift });

  it("moves by keys and stays within the table", () => {
    expect(press(at(0, 0), key("ArrowDown"), bounds)?.active).toEqual({ row: 1, column: 0 });
    expect(press(at(0, 0), key("ArrowUp"), bounds)?.active).toEqual({ row: -1, column: 0 });
    expect(press(at(-1, 0), key("ArrowUp"), bounds)?.active).toEqual({ row: -1, column: 0 });
    expect(press(at(99, 4), key("PageDown"), bounds)?.active).toEqual({ row: 99, column: 4 });
    expect(press(at(50, 2), key("End", true), bounds)?.active).toEqual({ row: 99, column: 4 });
    expect(press(at(50, 2), key("Home"), bounds)?.active).toEqual({ row: 50, column: 0 });
    expect(press(at(0, 0), key("x"), bounds)).toBeNull();
  });

  it("grows with shift", () => {
    const grown = press(at(3, 3), key("ArrowLeft", false, true), bounds)!;
    const area = rectangle(press(grown, key("ArrowDown", false, true), bounds)!);
    expect(area).toEqual({ top: 3, bottom: 4, left: 2, right: 3 });
    expect(holds(area, 4, 2)).toBe(true);
    expect(holds(area, 5, 2)).toBe(false);
    expect(cellCount(area)).toBe(4);
  });

  it("is all there is", () => {
    expect(cellCount(rectangle(everything(bounds)))).toBe(500);
    expect(cellCount(rectangle(everything({ ...bounds, rows: 0 })))).toBe(0);
  });
});
