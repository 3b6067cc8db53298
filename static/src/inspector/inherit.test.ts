import { describe, expect, it } from "vitest";
import type { Catalogue, Json, Module } from "../api/types";
import type { NodeView } from "../document";
import { inherited } from "./inherit";

function node(module: string, inputs: string[] = [], params: Record<string, Json> = {}): NodeView {
  const sources = inputs.map((text, order) => {
    const [from = "", output = ""] = text.split(".");
    return { key: `data#${order}`, port: "data", node: from, output, name: null, order: "" };
  });
  return {
    id: module,
    name: module,
    module,
    version: 1,
    params,
    texts: {},
    inputs: sources,
    off: false,
  };
}

const param = (declares: "label" | null) => ({
  name: "label",
  title: "Label",
  help: "",
  default: null,
  required: false,
  level: "essential" as const,
  inherits: null,
  declares,
  accepts: [],
});

const CATALOGUE = {
  format: 1,
  versions: {},
  types: {},
  modules: {
    train: { params: [param("label")], task: null } as unknown as Module,
    code: { params: [], task: null, own_code: true } as unknown as Module,
    score: { params: [], task: null } as unknown as Module,
    logistic: { params: [], task: "classification" } as unknown as Module,
  },
} satisfies Catalogue;

const find = (nodes: Record<string, NodeView>, role: "label" | "task" = "label") =>
  inherited(nodes, CATALOGUE, "evaluate", role).map(({ name, value }) => `${name}: ${value}`);

describe("inherited", () => {
  it("walks up to the nearest that says it", () => {
    const nodes = {
      evaluate: node("evaluate", ["score.scored"]),
      score: node("score", ["train.model"]),
      train: node("train", ["logistic.estimator"], { label: "price" }),
      logistic: node("logistic"),
    };
    expect(find(nodes)).toEqual(["train: price"]);
    expect(find(nodes, "task")).toEqual(["logistic: classification"]);
  });

  it("gives both when two as near disagree, one when they agree", () => {
    const nodes = (second: string) => ({
      evaluate: node("evaluate", ["a.model", "b.model"]),
      a: node("train", [], { label: "price" }),
      b: node("train", [], { label: second }),
    });
    expect(find(nodes("weight"))).toEqual(["train: price", "train: weight"]);
    expect(find(nodes("price"))).toEqual(["train: price"]);
  });

  it("does not look through code of one's own", () =>
    expect(
      find({
        evaluate: node("evaluate", ["code.out"]),
        code: node("code", ["train.model"]),
        train: node("train", [], { label: "price" }),
      }),
    ).toEqual([]));

  it("finds nothing above nothing, in a cycle, or below a missing node", () => {
    expect(find({ evaluate: node("evaluate") })).toEqual([]);
    expect(
      find({ evaluate: node("evaluate", ["score.x"]), score: node("score", ["evaluate.y"]) }),
    ).toEqual([]);
    expect(find({ evaluate: node("evaluate", ["gone.x"]) })).toEqual([]);
  });
});
