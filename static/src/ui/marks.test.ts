import { expect, test } from "vitest";
import { pieces, unmarked } from "./marks";

test("marks become pieces, the rest stays text", () => {
  expect(pieces("Rows that go to *train*, see `fraction`.")).toEqual([
    { kind: "text", text: "Rows that go to " },
    { kind: "em", text: "train" },
    { kind: "text", text: ", see " },
    { kind: "code", text: "fraction" },
    { kind: "text", text: "." },
  ]);
});

test.each(["2 * 3 * 4", "a*b*c", "a ** b ** c", "an open ` tick", "* one\n* two"])(
  "%j has no marks",
  (text) => expect(pieces(text)).toEqual([{ kind: "text", text }]),
);

test("without marks only words are left", () => {
  expect(unmarked("*mean* of `x`")).toBe("mean of x");
});
