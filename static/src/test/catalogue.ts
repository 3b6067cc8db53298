import { queryClient } from "../api/queries";
import type { Catalogue, Module } from "../api/types";

function module(
  name: string,
  title: string,
  inputs: [string, string, Partial<Module["inputs"][number]>?][],
  outputs: [string, string][],
): Module {
  return {
    name,
    title,
    version: 1,
    category: "Test",
    level: "essential",
    summary: "",
    help: "",
    link: null,
    keywords: [],
    inputs: inputs.map(([port, type, more]) => ({
      name: port,
      type,
      optional: false,
      many: false,
      named: false,
      help: "",
      ...more,
    })),
    outputs: outputs.map(([port, type]) => ({ name: port, type, help: "" })),
    params: [],
    task: null,
    repeats: true,
    own_code: false,
  };
}

const modules = [
  module("sample_data", "Sample data", [], [["output", "Table"]]),
  module("clean", "Clean", [["data", "Table"]], [["cleaned", "Table"]]),
  module(
    "split_data",
    "Split data",
    [["data", "Table"]],
    [
      ["train", "Table"],
      ["test", "Table"],
    ],
  ),
  module("forest", "Forest", [], [["estimator", "Estimator"]]),
  module(
    "voting",
    "Voting",
    [["estimators", "Estimator", { many: true, named: true }]],
    [["estimator", "Estimator"]],
  ),
  module(
    "train_model",
    "Train model",
    [
      ["data", "Table"],
      ["estimator", "Estimator"],
    ],
    [["model", "Model"]],
  ),
];

/** A small catalogue for tests. */
export const testCatalogue: Catalogue = {
  format: 1,
  versions: {},
  types: {},
  modules: Object.fromEntries(modules.map((one) => [one.name, one])),
};

export function useTestCatalogue(): void {
  queryClient.setQueryData(["catalogue"], testCatalogue);
}
