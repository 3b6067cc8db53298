import { describe, expect, it } from "vitest";
import type { ColumnInfo, ColumnType } from "../api/types";
import { choices, filtered, inTableOrder, summary, toggledFamily } from "./columns";

function column(name: string, type: ColumnType): ColumnInfo {
  return { name, type, missing: 0, unique: null, levels: null };
}

const COLUMNS = [
  column("species", "category"),
  column("bill_length", "number"),
  column("year", "integer"),
  column("note", "text"),
];

describe("column choices", () => {
  it("keeps a chosen name that the table does not have", () => {
    expect(choices(COLUMNS, ["gone", "year"]).map((one) => one.name)).toEqual([
      "species",
      "bill_length",
      "year",
      "note",
      "gone",
    ]);
    expect(choices(undefined, ["a"])).toEqual([{ name: "a", info: undefined }]);
  });

  it("filters, beginnings first", () => {
    const names = (query: string) => filtered(choices(COLUMNS, []), query).map((one) => one.name);
    expect(names("E")).toEqual(["species", "bill_length", "year", "note"]);
    expect(names("ye")).toEqual(["year"]);
    expect(names("l")).toEqual(["bill_length"]);
    expect(names("zz")).toEqual([]);
  });

  it("orders as the table does", () =>
    expect(inTableOrder(new Set(["gone", "year", "species"]), COLUMNS)).toEqual([
      "species",
      "year",
      "gone",
    ]));

  it("picks and drops a family", () => {
    const numbers: ColumnType[] = ["number", "integer"];
    expect(toggledFamily(["note"], COLUMNS, numbers)).toEqual(["bill_length", "year", "note"]);
    expect(toggledFamily(["bill_length", "year", "note"], COLUMNS, numbers)).toEqual(["note"]);
    expect(toggledFamily(["year"], COLUMNS, numbers)).toEqual(["bill_length", "year"]);
  });

  it.each([
    [[], ""],
    [["a", "b", "c"], "a, b, c"],
    [["a", "b", "c", "d", "e"], "a, b and 3 more"],
  ])("sums up %j", (names, words) => expect(summary(names)).toBe(words));
});
