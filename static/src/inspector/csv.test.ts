import { describe, expect, it } from "vitest";
import {
  delimiterOf,
  gridComplaint,
  parseCsv,
  printCsv,
  squared,
  withBlock,
  withCell,
  withColumn,
  withoutColumn,
  withoutRow,
  withRow,
} from "./csv";

describe("parseCsv", () => {
  it.each([
    [
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "a,b\r\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    ['"x, y","say ""hi"""\n', [["x, y", 'say "hi"']]],
    ['"two\nlines",1\n', [["two\nlines", "1"]]],
    [
      "a,\n,b\n",
      [
        ["a", ""],
        ["", "b"],
      ],
    ],
    ['""\n', [[""]]],
    ["", []],
  ])("reads %j", (text, rows) => expect(parseCsv(text)).toEqual(rows));

  it.each([
    ["a\tb\n", "\t"],
    ["a;b;c,d\n", ";"],
    ["a,b", ","],
    ["a", ","],
  ])("guesses the separator of %j", (text, sign) => expect(delimiterOf(text)).toBe(sign));

  it.each([
    [
      [
        ["a", "b"],
        ["1", ""],
      ],
    ],
    [[["x, y", 'say "hi"', "two\nlines"]]],
    [[["a"], [""], ["b"]]],
  ])("reads back what it prints: %j", (grid) => expect(parseCsv(printCsv(grid))).toEqual(grid));
});

describe("editing", () => {
  const grid = [
    ["a", "b"],
    ["1", "2"],
  ];

  it("changes and grows", () => {
    expect(withCell(grid, 1, 0, "x")).toEqual([
      ["a", "b"],
      ["x", "2"],
    ]);
    expect(withCell(grid, 2, 2, "x")).toEqual([
      ["a", "b", ""],
      ["1", "2", ""],
      ["", "", "x"],
    ]);
    expect(withBlock(grid, 1, 1, [["7", "8"], ["9"]])).toEqual([
      ["a", "b", ""],
      ["1", "7", "8"],
      ["", "9", ""],
    ]);
  });

  it("adds and removes", () => {
    expect(withColumn(grid)[0]).toEqual(["a", "b", "column 3"]);
    expect(withColumn([])).toEqual([["column 1"]]);
    expect(withRow(grid)[2]).toEqual(["", ""]);
    expect(withoutRow(grid, 1)).toEqual([["a", "b"]]);
    expect(withoutColumn(grid, 0)).toEqual([["b"], ["2"]]);
    expect(squared([["a"], ["1", "2"]])).toEqual([
      ["a", ""],
      ["1", "2"],
    ]);
  });

  it.each([
    [[["a", "a"]], 'Two columns are called "a".'],
    [[["a", ""]], "Column 2 has no name."],
    [[["", ""]], "The first row has to name the columns."],
    [[], "The first row has to name the columns."],
    [grid, null],
  ])("%j: %s", (table, said) => expect(gridComplaint(table)).toBe(said));
});
