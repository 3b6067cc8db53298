import { expect, test } from "vitest";
import { between } from "./order";

test("there is always room after, before and between", () => {
  let all = [between(null, null)];
  for (let step = 0; step < 400; step += 1) {
    const at = (step * 7919) % (all.length + 1);
    const made = between(all[at - 1] ?? null, all[at] ?? null);
    all = [...all.slice(0, at), made, ...all.slice(at)];
  }
  expect([...all].sort()).toEqual(all);
  expect(new Set(all).size).toBe(all.length);
});

test("before the first there is room as well", () => {
  let first = between(null, null);
  for (let step = 0; step < 100; step += 1) {
    const next = between(null, first);
    expect(next < first).toBe(true);
    first = next;
  }
});
