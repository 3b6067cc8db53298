import { expect, it } from "vitest";
import { pagesOf, rowsPerPage } from "./windows";

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
