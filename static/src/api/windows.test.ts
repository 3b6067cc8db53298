import { expect, it } from "vitest";
import { pagesOf, rowsPerPage, spread } from "./windows";

it("asks for short pages of wide tables", () => {
  expect(rowsPerPage(5)).toBe(200);
  expect(rowsPerPage(400)).toBe(50);
  expect(rowsPerPage(10_000)).toBe(10);
  expect(rowsPerPage(0)).toBe(200);
});

it("finds the pages in view", () => {
  expect(pagesOf(0, 30, 200)).toEqual([0]);
  expect(pagesOf(190, 410, 200)).toEqual([0, 1, 2]);
  expect(pagesOf(0, -1, 200)).toEqual([]);
});

it("spreads pieces over a long table, and takes all of a short one once", () => {
  const total = (rows: number) => spread(rows, 5000).reduce((sum, piece) => sum + piece.limit, 0);
  expect(spread(569, 5000)).toEqual([
    { offset: 0, limit: 284 },
    { offset: 284, limit: 285 },
  ]);
  expect([0, 1, 500, 4999, 5000].map(total)).toEqual([0, 1, 500, 4999, 5000]);
  expect(spread(1_000_000, 5000)).toHaveLength(10);
  expect(spread(1_000_000, 5000)[9]).toEqual({ offset: 900_000, limit: 500 });
});
