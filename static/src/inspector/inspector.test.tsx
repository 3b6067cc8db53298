import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { queryClient } from "../api/queries";
import type { Catalogue, Kind, Module, Param, Problem } from "../api/types";
import { GraphDocument, heardChecked, newNode, SnapshotProvider } from "../document";
import { useView } from "../view/store";
import { GraphPanel } from "./GraphPanel";
import { NodePanel } from "./NodePanel";

function param(name: string, accepts: Kind[], more: Partial<Param> = {}): Param {
  return {
    name,
    title: name,
    help: "",
    default: null,
    required: false,
    level: "essential",
    inherits: null,
    declares: null,
    accepts,
    ...more,
  };
}

function module(
  name: string,
  inputs: [string, string][],
  outputs: [string, string][],
  params: Param[],
) {
  const made: Module = {
    name,
    title: name.replace("_", " "),
    version: 1,
    category: "Train",
    level: "essential",
    summary: `What ${name} does.`,
    help: "",
    link: null,
    keywords: [],
    task: null,
    repeats: true,
    own_code: false,
    params,
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
  return made;
}

const COLUMN: Kind[] = [{ kind: "column", input: "data" }];
const DATA = module("sample_data", [], [["output", "Table"]], []);
const TRAIN = module(
  "train_model",
  [["data", "Table"]],
  [["model", "Model"]],
  [
    param("label", COLUMN, { required: true, declares: "label" }),
    param("rate", [{ kind: "number", min: 0 }], { default: 1, default_text: "1.0" }),
    param("depth", [{ kind: "integer", min: 1 }, { kind: "none" }], { level: "all" }),
  ],
);
const EVALUATE = module(
  "evaluate",
  [["data", "Table|Model"]],
  [],
  [param("label", [...COLUMN, { kind: "none" }], { inherits: "label" })],
);
const CATALOGUE: Catalogue = {
  format: 1,
  versions: {},
  types: {},
  modules: { sample_data: DATA, train_model: TRAIN, evaluate: EVALUATE },
};

let graph: GraphDocument;
let train: string;
let evaluate: string;

beforeEach(() => {
  queryClient.setQueryData(["catalogue"], CATALOGUE);
  graph = new GraphDocument("g");
  const data = graph.addNode(newNode(DATA), { x: 0, y: 0 });
  train = graph.addNode(newNode(TRAIN), { x: 300, y: 0 });
  evaluate = graph.addNode(newNode(EVALUATE), { x: 600, y: 0 });
  graph.connect({ source: data, sourcePort: "output", target: train, targetPort: "data" });
  graph.connect({ source: train, sourcePort: "model", target: evaluate, targetPort: "data" });
});

afterEach(cleanup);

function show(id: string) {
  render(
    <QueryClientProvider client={queryClient}>
      <SnapshotProvider document={graph}>
        <NodePanel id={id} />
      </SnapshotProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const text = (name: string) => graph.node(train)?.texts[name];

describe("GraphPanel", () => {
  const found = (severity: Problem["severity"]): Problem => ({
    code: "x",
    message: "",
    hint: "",
    node: train,
    port: null,
    param: null,
    severity,
    fix: null,
  });

  it("calls what is only doubtful a warning", async () => {
    const checked = { graph: "g", columns: {}, keys: {} };
    heardChecked({ ...checked, problems: [found("warning")] });
    render(
      <QueryClientProvider client={queryClient}>
        <SnapshotProvider document={graph}>
          <GraphPanel />
        </SnapshotProvider>
      </QueryClientProvider>,
    );
    expect(screen.getByRole("button", { name: "1 warning" })).toBeDefined();
    act(() => heardChecked({ ...checked, problems: [found("warning"), found("error")] }));
    expect(screen.getByRole("button", { name: "2 problems" })).toBeDefined();
    act(() => heardChecked({ ...checked, problems: [] }));
  });
});

describe("NodePanel", () => {
  it("keeps typing in one field one step of undo, and 2 a float", async () => {
    const user = show(train);
    const rate = screen.getByLabelText<HTMLInputElement>("rate");
    expect(rate.placeholder).toBe("1.0");
    await user.type(rate, "2.5");
    expect(text("rate")).toBe("2.5");
    await user.type(rate, "{Backspace}{Backspace}");
    expect(text("rate")).toBe("2.0");
    graph.undo();
    expect(text("rate")).toBeUndefined();
  });

  it("resets a changed parameter", async () => {
    graph.setParamText(train, "rate", "3.0");
    const user = show(train);
    await user.click(screen.getByRole("button", { name: "Reset rate to 1.0" }));
    expect(text("rate")).toBeUndefined();
  });

  it("says what is out of range", async () => {
    const user = show(train);
    await user.type(screen.getByLabelText("rate"), "-1");
    expect(screen.getByText("rate is -1.0, but has to be a number of at least 0.")).toBeDefined();
  });

  it("folds the rest away until somebody points there", async () => {
    show(train);
    expect(screen.queryByLabelText("depth")).toBeNull();
    const { act } = await import("@testing-library/react");
    act(() => useView.getState().pointAt(train, "depth"));
    const depth = await screen.findByLabelText("depth");
    await expect.poll(() => document.activeElement).toBe(depth);
  });

  it("shows what is inherited, and from whom", () => {
    graph.setParam(train, "label", "price");
    show(evaluate);
    const label = screen.getByLabelText<HTMLInputElement>("label");
    expect(label.placeholder).toBe("price (from train model)");
    expect(label.value).toBe("");
  });

  it("mends a problem of a field by one click", async () => {
    graph.setParam(train, "label", "pirce");
    const problem: Problem = {
      code: "unknown-column",
      message: "No column pirce.",
      severity: "error",
      node: train,
      param: "label",
      fix: { kind: "set", param: "label", value: "price" },
    };
    heardChecked({ graph: "g", problems: [problem], columns: {}, keys: {} });
    const user = show(train);
    await user.click(screen.getByRole("button", { name: "Use “price”" }));
    expect(graph.node(train)?.params.label).toBe("price");
    heardChecked({ graph: "g", problems: [], columns: {}, keys: {} });
  });

  it("shows a problem of an unknown parameter at the top", () => {
    const problem: Problem = {
      code: "unknown-parameter",
      message: "No parameter depht.",
      severity: "warning",
      node: train,
      param: "depht",
    };
    heardChecked({ graph: "g", problems: [problem], columns: {}, keys: {} });
    show(train);
    const general = screen.getByRole("region", { name: "Problems of this node" });
    expect(within(general).getByText("No parameter depht.")).toBeDefined();
    heardChecked({ graph: "g", problems: [], columns: {}, keys: {} });
  });

  it("cuts and makes wires", async () => {
    const user = show(train);
    await user.click(screen.getByRole("button", { name: "Remove the wire from sample data" }));
    expect(graph.edges()).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Connect…" }));
    await user.click(await screen.findByRole("menuitem", { name: /sample data/ }));
    expect(graph.edges()).toHaveLength(2);
  });

  it("renames, and never to nothing", async () => {
    const user = show(train);
    const name = screen.getByLabelText("Name of the node");
    await user.clear(name);
    expect(graph.node(train)?.name).toBe("train model");
    await user.type(name, "fit");
    expect(graph.node(train)?.name).toBe("fit");
  });

  it("changes nothing in a graph one only watches", () => {
    graph.setReadOnly(true);
    show(train);
    expect(screen.getByLabelText<HTMLInputElement>("rate").disabled).toBe(true);
    expect(screen.queryByRole("button", { name: /Remove the wire/ })).toBeNull();
  });

  it("keeps a node of an unknown module", () => {
    const stranger = graph.addNode(
      { module: "from_mars", name: "mars", version: 1, params: { a: 1 } },
      { x: 0, y: 0 },
    );
    show(stranger);
    expect(screen.getByText("from_mars")).toBeDefined();
    expect(screen.getByText("1")).toBeDefined();
  });
});
