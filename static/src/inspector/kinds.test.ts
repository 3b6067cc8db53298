import { describe, expect, it } from "vitest";
import { complaint, described, type Kind, matches, rangeHint } from "./kinds";
import { modeOf, modesOf, startOf } from "./modes";
import { parse } from "./parse";
import { print, type Value } from "./value";

const value = (json: string) => parse(json) as Value;
const FRACTION: Kind = { kind: "number", min: 0, max: 1, min_open: true, max_open: true };
const COUNT: Kind = { kind: "integer", min: 1 };
const SIZES: Kind = { kind: "list", tuple: true, of: [COUNT] };
const MAX_FEATURES: Kind[] = [
  COUNT,
  { kind: "number", min: 0, max: 1, min_open: true },
  { kind: "choice", options: ["sqrt", "log2"] },
  { kind: "none" },
];

describe("matches", () => {
  it.each<[Kind, string, boolean]>([
    [COUNT, "1", true],
    [COUNT, "1.0", false],
    [COUNT, "true", false],
    [FRACTION, "1", true],
    [{ kind: "choice", options: ["a", 1] }, "1", true],
    [{ kind: "choice", options: ["a"] }, '"b"', false],
    [{ kind: "columns", input: "data" }, '["a"]', true],
    [{ kind: "columns", input: "data" }, "[1]", false],
    [SIZES, '{"$tuple":[100]}', true],
    [SIZES, "[100]", false],
    [{ kind: "mapping", values: [COUNT] }, '{"a":1}', true],
    [{ kind: "file" }, '{"name":"a.csv","sha256":"0"}', true],
    [{ kind: "seed" }, "null", true],
  ])("%j %s: %s", (kind, json, fits) => expect(matches(kind, value(json))).toBe(fits));
});

describe("complaint", () => {
  it.each<[string, Kind[], string, string | null]>([
    ["Fraction", [FRACTION], "0.7", null],
    ["Fraction", [FRACTION], "1.5", "Fraction is 1.5, but has to be a number above 0 and below 1."],
    [
      "Depth",
      [COUNT, { kind: "none" }],
      "0",
      "Depth is 0, but has to be a whole number of at least 1 or None.",
    ],
    ["Depth", [COUNT], "2.0", "Depth is 2.0, but has to be a whole number of at least 1."],
    ["C", [{ kind: "number", min: 0, min_open: true }], '{"$float":"inf"}', null],
    [
      "C",
      [{ kind: "number", min: 0 }],
      '{"$float":"nan"}',
      "C is nan, but has to be a number of at least 0.",
    ],
    [
      "K",
      [{ kind: "integer", min: 2, max: 9 }],
      "1",
      "K is 1, but has to be a whole number from 2 to 9.",
    ],
    [
      "Seed",
      [{ kind: "seed" }],
      "-1",
      "Seed is -1, but has to be a whole number of at least 0 or None.",
    ],
    ["Sizes", [SIZES], '{"$tuple":[0]}', "Sizes is (0,), but has to be a tuple of whole numbers."],
    [
      "Criterion",
      [{ kind: "choice", options: ["gini", "entropy"] }],
      '"x"',
      "Criterion is 'x', but has to be 'gini' or 'entropy'.",
    ],
  ])("%s", (title, kinds, json, said) => expect(complaint(title, kinds, value(json))).toBe(said));

  it("keeps long options short", () => {
    const options = Array.from({ length: 30 }, (_, i) => `o${i}`);
    expect(described([{ kind: "choice", options }])).toMatch(/or one of 23 more$/);
  });
});

describe("rangeHint", () => {
  it.each<[Kind & object, string]>([
    [FRACTION, "0 < … < 1"],
    [COUNT, "≥ 1"],
    [{ kind: "number" }, ""],
    [{ kind: "number", max: 1 }, "≤ 1"],
  ])("%j", (kind, hint) => expect(rangeHint(kind as never)).toBe(hint));
});

describe("modes", () => {
  const modes = modesOf(MAX_FEATURES);

  it("puts fixed values beside kinds", () =>
    expect(modes.map((mode) => mode.label)).toEqual(["Whole", "Fraction", "sqrt", "log2", "None"]));

  it.each([
    ["1", "Whole"],
    ["1.0", "Fraction"],
    ['"sqrt"', "sqrt"],
    ["null", "None"],
  ])("knows the mode of %s", (json, label) =>
    expect(modeOf(modes, value(json))?.label).toBe(label),
  );

  it("has no mode for a stranger", () => expect(modeOf(modes, "other")).toBeUndefined());

  it("lets an empty field mean None where that is the default", () => {
    const accepts: Kind[] = [COUNT, { kind: "none" }];
    expect(modesOf(accepts, null)).toHaveLength(1);
    expect(modesOf(accepts, value("5"))).toHaveLength(2);
  });

  it("leaves None to pickers that can say it", () =>
    expect(modesOf([{ kind: "column", input: "data" }, { kind: "none" }])).toHaveLength(1));

  it.each<[Kind, string | undefined, string | undefined, string]>([
    [COUNT, "0.7", undefined, "1"],
    [COUNT, "7.0", undefined, "7"],
    [COUNT, undefined, "3", "3"],
    [FRACTION, '"sqrt"', undefined, "0.5"],
    [{ kind: "number" }, "5", undefined, "5.0"],
    [{ kind: "number", min: 0 }, undefined, "1", "1.0"],
    [SIZES, undefined, undefined, '{"$tuple":[]}'],
    [{ kind: "text" }, "5", undefined, '""'],
  ])("%j from %s begins", (kind, from, standard, start) =>
    expect(print(startOf(kind, from && value(from), standard ? value(standard) : undefined))).toBe(
      start,
    ),
  );
});
