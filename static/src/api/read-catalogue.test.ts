import { expect, it } from "vitest";
import { readCatalogue } from "./read-catalogue";

it("keeps the kind of number of every default", () => {
  const text = `{"format": 1, "versions": {}, "types": {}, "modules": {"forest": {"params": [
    {"name": "a", "default": 1.0}, {"name": "b", "default": 1}, {"name": "c", "default": "x"},
    {"name": "d", "default": [0.5, 2.0]}, {"name": "e"}, {"name": "f", "default": null}
  ]}}}`;
  const { params } = readCatalogue(text).modules.forest!;
  expect(params.map((param) => param.default_text)).toEqual([
    "1.0",
    "1",
    '"x"',
    "[0.5, 2.0]",
    undefined,
    "null",
  ]);
  expect(params[0]!.default).toBe(1);
});
