import { describe, expect, it } from "vitest";
import type { Catalogue, GraphJson, Module, Problem } from "../api/types";
import { fixTitle, planFix } from "./fix";

function module(name: string, inputs: [string, string][], outputs: [string, string][]): Module {
  return {
    name,
    title: name.replace("_", " "),
    version: 1,
    category: "Learn",
    level: "all",
    summary: "",
    help: "",
    link: null,
    keywords: [],
    task: null,
    repeats: true,
    own_code: false,
    params: [],
    inputs: inputs.map(([port, type]) => ({
      name: port,
      type,
      optional: false,
      many: false,
      named: false,
      help: "",
    })),
    outputs: outputs.map(([port, type]) => ({ name: port, type, help: "" })),
  };
}

const CATALOGUE: Catalogue = {
  format: 1,
  versions: {},
  types: {},
  modules: {
    forest: module("forest", [], [["estimator", "Estimator"]]),
    prepare_features: module(
      "prepare_features",
      [["estimator", "Estimator"]],
      [["estimator", "Estimator"]],
    ),
    train_model: module(
      "train_model",
      [
        ["data", "Table"],
        ["estimator", "Estimator"],
      ],
      [["model", "Model"]],
    ),
  },
};

const GRAPH: Pick<GraphJson, "nodes" | "layout"> = {
  nodes: {
    "forest-abc": { name: "forest", module: "forest", version: 1, params: {}, inputs: {} },
    "train-abc": {
      name: "train",
      module: "train_model",
      version: 1,
      params: { label: "pirce" },
      inputs: { estimator: ["forest-abc.estimator"] },
    },
  },
  layout: { "forest-abc": [0, 0], "train-abc": [800, 100] },
};

function problem(fix: Problem["fix"], more: Partial<Problem> = {}): Problem {
  return { code: "x", message: "", severity: "error", node: "train-abc", fix, ...more };
}

const plan = (wrong: Problem) => planFix(GRAPH, CATALOGUE, wrong, (name) => `${name}-new`);

describe("planFix", () => {
  it("inserts a node into a wire", () => {
    const to = { node: "train-abc", port: "estimator" };
    const from = { node: "forest-abc", port: "estimator" };
    expect(
      plan(problem({ kind: "insert", module: "prepare_features", port: "estimator" })),
    ).toEqual([
      { do: "add", id: "prepare_features-new", module: "prepare_features", at: [400, 50] },
      { do: "disconnect", from, to },
      { do: "connect", from, to: { node: "prepare_features-new", port: "estimator" } },
      { do: "connect", from: { node: "prepare_features-new", port: "estimator" }, to },
    ]);
  });

  it("puts a node before an empty input", () => {
    const bare = { ...GRAPH, nodes: { "train-abc": { ...GRAPH.nodes["train-abc"]!, inputs: {} } } };
    const fix = problem({ kind: "insert", module: "forest" }, { port: "estimator" });
    expect(planFix(bare, CATALOGUE, fix, () => "f-new")).toEqual([
      { do: "add", id: "f-new", module: "forest", at: [540, 100] },
      {
        do: "connect",
        from: { node: "f-new", port: "estimator" },
        to: { node: "train-abc", port: "estimator" },
      },
    ]);
  });

  it("finds a free place", () => {
    const crowded = { ...GRAPH, layout: { ...GRAPH.layout, other: [410, 60] as [number, number] } };
    const fix = problem({ kind: "insert", module: "prepare_features", port: "estimator" });
    expect(planFix(crowded, CATALOGUE, fix, () => "p-new")?.[0]).toMatchObject({ at: [400, 170] });
  });

  it("sets and clears a parameter, removes a wire", () => {
    expect(plan(problem({ kind: "set", param: "label", value: "price" }))).toEqual([
      { do: "set", node: "train-abc", param: "label", value: "price" },
    ]);
    expect(plan(problem({ kind: "unset" }, { param: "label" }))).toEqual([
      { do: "unset", node: "train-abc", param: "label" },
    ]);
    expect(plan(problem({ kind: "disconnect" }, { port: "estimator" }))).toHaveLength(1);
  });

  it.each<[string, Problem]>([
    ["a node that is gone", problem({ kind: "set", param: "a", value: 1 }, { node: "gone-abc" })],
    ["an unknown kind", problem({ kind: "conjure" })],
    ["an unknown module", problem({ kind: "insert", module: "no", port: "estimator" })],
    [
      "a module that does not fit",
      problem({ kind: "insert", module: "train_model", port: "estimator" }),
    ],
    ["no fix", problem(null)],
  ])("leaves %s alone", (_, wrong) => expect(plan(wrong)).toBeNull());
});

describe("fixTitle", () => {
  it.each<[Problem["fix"], string | null]>([
    [{ kind: "insert", module: "prepare_features" }, "Insert prepare features"],
    [{ kind: "set", param: "label", value: "price" }, 'Use "price"'],
    [{ kind: "set", param: "c", value: 1 }, "Use 1"],
    [{ kind: "unset", param: "label" }, "Clear label"],
    [{ kind: "set", title: "Choose price", value: "price" }, "Choose price"],
    [{ kind: "conjure" }, null],
    [null, null],
  ])("%j says %s", (fix, title) => expect(fixTitle(problem(fix), CATALOGUE)).toBe(title));
});
