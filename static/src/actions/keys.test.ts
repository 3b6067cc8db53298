import { expect, test } from "vitest";
import { matchesKeys } from "./keys";
import { actions } from "./registry";

const press = (key: string, more: Partial<KeyboardEvent> = {}) => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
});

test.each([
  ["Mod+Z", press("z", { ctrlKey: true }), true],
  ["Mod+Z", press("Z", { ctrlKey: true, shiftKey: true }), false],
  ["Mod+Shift+Z", press("Z", { ctrlKey: true, shiftKey: true }), true],
  ["C", press("c"), true],
  ["C", press("c", { ctrlKey: true }), false],
  ["?", press("?", { shiftKey: true }), true],
  ["Shift+1", press("!", { shiftKey: true, code: "Digit1" }), true],
  ["Alt+ArrowLeft", press("ArrowLeft", { altKey: true }), true],
  ["Mod++", press("+", { ctrlKey: true, shiftKey: true }), true],
  ["Mod+Enter", press("Enter", { ctrlKey: true }), true],
])("%s", (keys, event, expected) => {
  expect(matchesKeys(event, keys, false)).toBe(expected);
});

test("on a Mac Mod is Cmd", () => {
  expect(matchesKeys(press("z", { metaKey: true }), "Mod+Z", true)).toBe(true);
  expect(matchesKeys(press("z", { ctrlKey: true }), "Mod+Z", true)).toBe(false);
});

test("every command has its own id and its own keys", () => {
  const ids = actions.map((action) => action.id);
  expect(new Set(ids).size).toBe(ids.length);
  const keys = actions.flatMap((action) => action.keys ?? []);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});
