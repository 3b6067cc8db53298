import { expect, test } from "vitest";
import { parseFragment, printFragment } from "./fragment";

const good = `{
  "format": 1,
  "name": "Cars",
  "nodes": {
    "split-k3f": {"name": "split", "module": "split_data", "version": 1, "params": {"fraction": 1.0}, "inputs": {"data": ["clean-0qd.cleaned"], "more": [{"from": "rf-abc.estimator", "name": "rf"}]}, "colour": "red"}
  },
  "layout": {
    "split-k3f": [320, 200]
  },
  "notes": [{"id": "note-abc", "text": "Hello", "at": [0, 0], "size": [200, 100]}]
}
`;

test("a document comes back as it was, unknown fields too", () => {
  expect(printFragment(parseFragment(good)!)).toBe(good);
});

test.each([
  ["words", "hello"],
  ["a number", "12"],
  ["an array", "[]"],
  ["other JSON", '{"a": 1}'],
  ["no nodes", '{"nodes": {}}'],
  ["broken JSON", '{"nodes": {'],
  ["nodes without module", '{"nodes": {"a-123": {"name": "x"}}}'],
  ["bad ids", '{"nodes": {"__proto__": {"module": "x"}, "A B": {"module": "x"}}}'],
  [
    "deep nesting",
    `{"nodes": {"a-123": {"module": "x", "params": {"p": ${"[".repeat(60)}${"]".repeat(60)}}}}}`,
  ],
])("%s is no fragment", (_, text) => {
  expect(parseFragment(text)).toBeNull();
});

test("hostile places are left out", () => {
  const text =
    '{"nodes": {"a-123": {"module": "x"}}, "layout": {"a-123": [1e999, 2], "b-123": "x"}}';
  expect(parseFragment(text)!.layout).toEqual({});
});
