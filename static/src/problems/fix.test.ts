import { beforeEach, describe, expect, it } from "vitest";
import type { Catalogue, Module, Problem } from "../api/types";
import { GraphDocument, newNode } from "../document";
import { applyFix, canFix, fixTitle } from "./fix";

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

const FOREST = module("forest", [], [["estimator", "Estimator"]]);
const PREPARE = module("prepare_features", [["learner", "Estimator"]], [["prepared", "Estimator"]]);
const TRAIN = module(
  "train_model",
  [
    ["data", "Table"],
    ["estimator", "Estimator"],
  ],
  [["model", "Model"]],
);
const CATALOGUE: Catalogue = {
  format: 1,
  versions: {},
  types: {},
  modules: { forest: FOREST, prepare_features: PREPARE, train_model: TRAIN },
};

let graph: GraphDocument;
let forest: string;
let train: string;

beforeEach(() => {
  graph = new GraphDocument("g");
  forest = graph.addNode(newNode(FOREST), { x: 0, y: 0 });
  train = graph.addNode(newNode(TRAIN, { label: "pirce" }), { x: 800, y: 100 });
});

function problem(fix: Problem["fix"], more: Partial<Problem> = {}): Problem {
  return { code: "x", message: "", severity: "error", node: train, fix, ...more };
}

const wires = () =>
  graph
    .edges()
    .map(
      (edge) =>
        `${graph.node(edge.source)?.name}.${edge.sourcePort} > ${graph.node(edge.target)?.name}.${edge.targetPort}`,
    )
    .sort();

const wired = () =>
  graph.connect({
    source: forest,
    sourcePort: "estimator",
    target: train,
    targetPort: "estimator",
  });
const insert = () => problem({ kind: "insert", module: "prepare_features", port: "estimator" });
const added = () => graph.nodes().find((node) => node.module === "prepare_features");

describe("applyFix", () => {
  it("inserts a node into a wire, in one step of undo", () => {
    wired();
    expect(applyFix(graph, CATALOGUE, insert())).toBe(true);
    expect(wires()).toEqual([
      "forest.estimator > prepare features.learner",
      "prepare features.prepared > train model.estimator",
    ]);
    expect(graph.position(added()!.id)).toEqual({ x: 400, y: 50 });
    graph.undo();
    expect(wires()).toEqual(["forest.estimator > train model.estimator"]);
    expect(graph.nodeIds()).toHaveLength(2);
  });

  it("finds a free place for it", () => {
    wired();
    graph.addNode(newNode(FOREST), { x: 410, y: 60 });
    applyFix(graph, CATALOGUE, insert());
    expect(graph.position(added()!.id)).toEqual({ x: 400, y: 180 });
  });

  it("puts a node before an empty input", () => {
    applyFix(
      graph,
      CATALOGUE,
      problem({ kind: "insert", module: "forest" }, { port: "estimator" }),
    );
    expect(wires()).toEqual(["forest 2.estimator > train model.estimator"]);
  });

  it("sets and clears a parameter", () => {
    applyFix(graph, CATALOGUE, problem({ kind: "set", param: "label", value: "price" }));
    expect(graph.node(train)?.params).toEqual({ label: "price" });
    applyFix(graph, CATALOGUE, problem({ kind: "unset" }, { param: "label" }));
    expect(graph.node(train)?.params).toEqual({});
  });

  it("removes a wire", () => {
    wired();
    applyFix(graph, CATALOGUE, problem({ kind: "disconnect" }, { port: "estimator" }));
    expect(wires()).toEqual([]);
  });

  it.each<[string, Problem["fix"], Partial<Problem>]>([
    ["a node that is gone", { kind: "set", param: "a", value: 1 }, { node: "gone-abc" }],
    ["an unknown kind", { kind: "conjure" }, {}],
    ["an unknown module", { kind: "insert", module: "no", port: "estimator" }, {}],
    [
      "a module that does not fit",
      { kind: "insert", module: "train_model", port: "estimator" },
      {},
    ],
    ["a wire that is gone", { kind: "disconnect", port: "estimator" }, {}],
    ["no fix", null, {}],
  ])("leaves %s alone", (_, fix, more) => {
    const wrong = problem(fix, more);
    expect(canFix(graph, CATALOGUE, wrong)).toBe(false);
    expect(applyFix(graph, CATALOGUE, wrong)).toBe(false);
    expect(graph.nodeIds()).toHaveLength(2);
  });
});

describe("fixTitle", () => {
  it.each<[Problem["fix"], string | null]>([
    [{ kind: "insert", module: "prepare_features" }, "Insert prepare features"],
    [{ kind: "set", param: "label", value: "price" }, "Use “price”"],
    [{ kind: "set", param: "c", value: 1 }, "Use 1"],
    [{ kind: "unset", param: "label" }, "Reset label"],
    [{ kind: "set", title: "Choose price", value: "price" }, "Choose price"],
    [{ kind: "conjure" }, null],
    [null, null],
  ])("%j says %s", (fix, title) =>
    expect(fixTitle(problem(fix, { node: "x" }), CATALOGUE)).toBe(title),
  );
});
