import { expect, it } from "vitest";
import { answersFirst, asCsv, fieldKind, predictionOf, startRow } from "./try-row";

it("asks for each field in its own way", () => {
  expect(fieldKind({ name: "a", type: "number" })).toBe("number");
  expect(fieldKind({ name: "a", type: "category", levels: ["x", "y"] })).toBe("choice");
  expect(fieldKind({ name: "a", type: "boolean", levels: [true, false] })).toBe("boolean");
  expect(fieldKind({ name: "a", type: "text", levels: [] })).toBe("text");
  const many = Array.from({ length: 1000 }, (_, index) => String(index));
  expect(fieldKind({ name: "a", type: "category", levels: many })).toBe("text");
});

it("begins with the examples", () => {
  expect(
    startRow([
      { name: "a", type: "number", example: 3 },
      { name: "b", type: "text" },
    ]),
  ).toEqual({
    a: 3,
    b: null,
  });
});

it("reads a prediction and how sure it is", () => {
  const scored = {
    columns: ["probability of rain", "predicted", "probability Adelie", "probability Gentoo"],
    data: [[0.5, "Adelie", 0.9, 0.1]],
  };
  expect(predictionOf(scored)).toEqual({
    predicted: "Adelie",
    chances: [
      { name: "Adelie", share: 0.9 },
      { name: "Gentoo", share: 0.1 },
    ],
    decisions: [],
  });
  expect(predictionOf({ columns: [], data: [] }).predicted).toBeUndefined();
});

it("writes a CSV that reads back", () => {
  expect(
    asCsv(
      ["a", 'b "c"'],
      [
        [1, "x,y"],
        [null, true],
      ],
    ),
  ).toBe('a,"b ""c"""\r\n1,"x,y"\r\n,true\r\n');
});

it("shows what a model added before what it was given", () => {
  const scored = { columns: ["x", "predicted", "probability a"], data: [[1, "a", 0.9]] };
  expect(answersFirst(scored)).toEqual({
    columns: ["predicted", "probability a", "x"],
    data: [["a", 0.9, 1]],
  });
  expect(answersFirst({ columns: ["pc1"], data: [[1]] }).columns).toEqual(["pc1"]);
});
