import { expect, test } from "vitest";
import { ExactNumber, parseExact, printExact } from "./exact";

test.each([
  '{"max_features": 1.0}',
  '{"n": 1}',
  '{"big": 9007199254740993}',
  '{"tiny": 1e-09}',
  '{"text": "1.0 and \\"2.0\\"", "list": [1, 1.0, -0.0, true, null]}',
])("keeps %s as it was written", (text) => {
  expect(printExact(parseExact(text))).toBe(text);
});

test("tells 1.0 from 1", () => {
  const read = parseExact("[1.0, 1]") as unknown[];
  expect(read[0]).toBeInstanceOf(ExactNumber);
  expect(read[1]).toBe(1);
});

test("a text cannot pass for a number", () => {
  expect(() => parseExact('"\\u0000number:1"')).toThrow();
});
