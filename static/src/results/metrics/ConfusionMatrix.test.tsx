import { render, screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { ConfusionMatrix } from "./ConfusionMatrix";
import { bestOf } from "./Numbers";

const confusion = {
  classes: ["9", "10"],
  counts: [
    [8, 2],
    [0, 5],
  ],
};

it("has true classes in rows and predicted ones in columns, in the model's order", () => {
  render(<ConfusionMatrix confusion={confusion} label="Confusion matrix" />);
  const table = screen.getByRole("table");
  const heads = within(table).getAllByRole("columnheader");
  expect(heads.map((head) => head.textContent)).toEqual(["Predicted", "9", "10", "Rows"]);
  expect(within(table).getByRole("rowheader", { name: "10" })).toBeTruthy();
  expect(screen.getByTitle("2 rows of 9 predicted as 10 (20 % of 9)")).toBeTruthy();
  expect(screen.getByTitle("5 rows of 10 predicted as 10 (100 % of 10)")).toBeTruthy();
});

it("survives a class without rows", () => {
  const none = {
    classes: ["a", "b"],
    counts: [
      [0, 0],
      [1, 1],
    ],
  };
  render(<ConfusionMatrix confusion={none} label="Confusion matrix" />);
  expect(screen.getByTitle("0 rows of a predicted as b (0 % of a)")).toBeTruthy();
});

it("marks the better of two, and neither when they are equal or unknown", () => {
  expect(bestOf("accuracy", [0.8, 0.9])).toBe(0.9);
  expect(bestOf("log_loss", [0.8, 0.9])).toBe(0.8);
  expect(bestOf("accuracy", [0.9, 0.9])).toBeNull();
  expect(bestOf("accuracy", [0.9, null])).toBeNull();
});
