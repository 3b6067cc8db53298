import { expect, test, vi } from "vitest";
import { takeHome } from "../code/take-home";
import type { ActionContext } from "./action";
import { exports } from "./exports";

vi.mock("../code/take-home", () => ({ takeHome: vi.fn(async () => {}) }));

/** A window whose last edits arrive at the server, or do not. */
function context(arrived: Promise<boolean>): ActionContext {
  return { sync: { saved: () => arrived }, document: { id: "g" } } as unknown as ActionContext;
}

test("an export waits until the last edits are on the server", async () => {
  let arrive = (_: boolean) => {};
  const [script] = exports;
  const done = script!.run(context(new Promise<boolean>((resolve) => (arrive = resolve))));
  await Promise.resolve();
  expect(takeHome).not.toHaveBeenCalled();
  arrive(true);
  await done;
  expect(takeHome).toHaveBeenCalledWith("g", "script", undefined);
});

test("an export without the server fetches nothing", async () => {
  vi.mocked(takeHome).mockClear();
  await exports[0]!.run(context(Promise.resolve(false)));
  expect(takeHome).not.toHaveBeenCalled();
});
