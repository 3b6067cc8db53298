import { expect, test } from "vitest";
import type { Summary } from "../api/types";
import { outputSummary, results, shownState, stateText, timeText } from "./node-state";

const run = (state: "done" | "reused" | "failed" | "running", key = "a") => ({ state, key });

test.each([
  [{ errors: 0, run: undefined, key: "a" }, "ready"],
  [{ errors: 1, run: undefined, key: undefined }, "not-ready"],
  [{ errors: 0, run: run("done"), key: "a" }, "done"],
  [{ errors: 0, run: run("done"), key: "b" }, "stale"],
  [{ errors: 0, run: run("done"), key: undefined }, "done"],
  [{ errors: 0, run: run("reused"), key: "a" }, "reused"],
  [{ errors: 1, run: run("done"), key: undefined }, "not-ready"],
  [{ errors: 1, run: run("running"), key: undefined }, "running"],
  [{ errors: 0, run: run("failed"), key: "a" }, "failed"],
  [{ errors: 0, run: run("failed"), key: "b" }, "ready"],
  [{ errors: 1, run: run("done"), key: undefined, off: true }, "off"],
  [{ errors: 0, run: run("running"), key: "a", off: true }, "running"],
] as const)("%o shows %s", (facts, expected) => {
  expect(shownState(facts)).toBe(expected);
});

test("a running node says how far it is, a done one how long it took", () => {
  const going = { state: "running", progress: { fraction: 0.42, text: "" } } as const;
  expect(stateText("running", going)).toBe("42 %");
  expect(timeText("done", { state: "done", seconds: 1.234 })).toBe("1.2 s");
  expect(timeText("reused", { state: "reused", seconds: 1.234 })).toBeNull();
});

test("results are told on little room", () => {
  const told = (summary: Summary, kind = "table") =>
    outputSummary({ key: "", kind, exact: true, summary });
  expect(told({ rows: 344, columns: 7 })).toBe("344 × 7");
  expect(told({ rows: 1_000_000, columns: 20 })).toBe("1,000,000 × 20");
  expect(told({ main: { name: "roc_auc", value: 0.98765 } }, "metrics")).toBe("roc auc 0.988");
  expect(told({ class: "LogisticRegression" }, "model")).toBe("LogisticRegression");
  expect(told({})).toBeNull();
});

test("a second result is shown where it fits beside the first", () => {
  const table = (rows: number) => ({
    key: "",
    kind: "table",
    exact: true,
    summary: { rows, columns: 31 },
  });
  const ports = [{ name: "train" }, { name: "test" }];
  const told = (train: number, test: number, word: string) =>
    results(
      { state: "done", outputs: { train: table(train), test: table(test) } },
      ports,
      word,
    ).map(({ text }) => text);
  expect(told(398, 171, "Done")).toEqual(["398 × 31", "171 × 31"]);
  expect(told(398, 171, "Changed")).toEqual(["398 × 31"]);
  expect(told(12_570, 5_400, "Done")).toEqual(["12,570 × 31"]);
});
