import { describe, expect, it } from "vitest";
import { LiteralError, parse, parsePython } from "./parse";
import { plainly, printPython } from "./python";
import { float, fromPlain, integer, Numeral, print, same, type Value } from "./value";

const again = (text: string) => print(parse(text) as Value);

describe("JSON text", () => {
  it.each([
    "1",
    "1.0",
    "-0.5",
    "1e-3",
    "12345678901234567890",
    '"a\\"b"',
    "null",
    "true",
    "[1,[2.0]]",
  ])("keeps %s as it is", (text) => expect(again(text)).toBe(text));

  it("reads objects and special numbers", () => {
    expect(again('{"a": 1.0, "b": [null]}')).toBe('{"a":1.0,"b":[null]}');
    expect(parse('{"$float":"nan"}')).toEqual(new Numeral("nan"));
    expect(again('[{"$float":"-inf"}]')).toBe('[{"$float":"-inf"}]');
  });

  it.each(["", "nope", "[1,", "{'a':1}", "nan", "01"])("refuses %j", (text) =>
    expect(parse(text)).toBeUndefined(),
  );

  it("keeps a key named __proto__ harmless", () => {
    const value = parse('{"__proto__": {"x": 1}}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});

describe("numbers", () => {
  it.each([
    ["5", "5"],
    [" +7 ", "7"],
    ["1_000", "1000"],
    ["-012", "-12"],
    ["0", "0"],
  ])("integer %j is %s", (text, printed) => expect(integer(text)?.text).toBe(printed));

  it.each(["1.0", "1e3", "", "a", "--1"])("%j is no integer", (text) =>
    expect(integer(text)).toBeNull(),
  );

  it.each([
    ["5", "5.0"],
    ["5.", "5.0"],
    [".5", "0.5"],
    ["-.5e-3", "-0.5e-3"],
    ["1e-3", "1e-3"],
    ["1.e5", "1.0e5"],
    ["007", "7.0"],
    ["inf", "inf"],
    ["-Infinity", "-inf"],
    ["NaN", "nan"],
  ])("float %j is %s", (text, printed) => expect(float(text)?.text).toBe(printed));

  it.each(["", "1,5", "e5", "1e999", "0x1"])("%j is no float", (text) =>
    expect(float(text)).toBeNull(),
  );
});

describe("Python literals", () => {
  it.each([
    ["None", "null"],
    ["True", "true"],
    ["'it''s'", null],
    ['"it\'s"', '"it\'s"'],
    ["[1, 2.0, 'a',]", '[1,2.0,"a"]'],
    ["(100, 50)", '{"$tuple":[100,50]}'],
    ["(100,)", '{"$tuple":[100]}'],
    ["(5)", "5"],
    ["{'a': None, \"b\": [True]}", '{"a":null,"b":[true]}'],
    ["-inf", '{"$float":"-inf"}'],
    ["'a\\n\\u00e9'", '"a\\né"'],
    ["sqrt", null],
    ["[1, 2", null],
    ["{1: 2}", null],
    ["", null],
  ])("%s is %s", (text, json) => {
    if (json === null) expect(() => parsePython(text)).toThrow(LiteralError);
    else expect(print(parsePython(text))).toBe(json);
  });

  it("says what is wrong", () => {
    expect(() => parsePython("sqrt")).toThrow('"sqrt" is no literal; text needs quotes');
    expect(() => parsePython("[1, 2")).toThrow('"," or "]" is missing');
    expect(() => parsePython("'abc")).toThrow("the closing ' is missing");
  });

  it.each([
    ["[1, 2.0, 'a']"],
    ["{'a': None, 'b': \"it's\"}"],
    ["'say \"hi\"'"],
    ["(1, 2.0)"],
    ["(1,)"],
    ["nan"],
  ])("prints %s as it was", (text) => expect(printPython(parsePython(text))).toBe(text));

  it("shows lists plainly", () => expect(plainly(parsePython("['a', 1.0]"))).toBe("a, 1.0"));
});

describe("same", () => {
  it("tells 1 from 1.0 and not 0.1 from 0.10", () => {
    expect(same(new Numeral("1"), new Numeral("1.0"))).toBe(false);
    expect(same(new Numeral("0.1"), new Numeral("0.10"))).toBe(true);
    expect(same(new Numeral("nan"), new Numeral("nan"))).toBe(true);
  });
  it("goes into lists and objects", () => {
    expect(same(fromPlain([1, { a: "x" }]), fromPlain([1, { a: "x" }]))).toBe(true);
    expect(same(fromPlain([1]), fromPlain([1, 2]))).toBe(false);
    expect(same(fromPlain({ a: 1 }), fromPlain({ b: 1 }))).toBe(false);
  });
});
