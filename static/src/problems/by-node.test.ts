import { expect, it } from "vitest";
import type { Problem } from "../api/types";
import { byNode } from "./by-node";

const problem = (node: string | null, severity: Problem["severity"], code = "x"): Problem => ({
  code,
  message: code,
  severity,
  node,
});

it("gathers problems by node, the worst first", () => {
  const groups = byNode([
    problem("a", "warning"),
    problem("b", "warning", "late"),
    problem("b", "error", "early"),
    problem(null, "error"),
    problem("a", "warning"),
  ]);
  expect(groups.map((group) => group.node)).toEqual(["b", null, "a"]);
  expect(groups[0]?.problems.map((one) => one.code)).toEqual(["early", "late"]);
  expect(groups[2]?.problems).toHaveLength(2);
});

it("has no groups for no problems", () => expect(byNode([])).toEqual([]));
