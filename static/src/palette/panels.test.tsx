import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { queryClient } from "../api/queries";
import type { Catalogue, Module } from "../api/types";
import { GraphDocument, newNode, SnapshotProvider } from "../document";
import { useView } from "../view/store";
import { Palette } from "./Palette";
import { QuickAdd } from "./QuickAdd";

function module(
  name: string,
  inputs: string[],
  outputs: string[],
  more: Partial<Module> = {},
): Module {
  return {
    name,
    title: name.replace("_", " "),
    version: 1,
    category: "Data",
    level: "essential",
    summary: "",
    help: "",
    link: null,
    keywords: [],
    task: null,
    repeats: true,
    own_code: false,
    params: [],
    inputs: inputs.map((type) => ({
      name: type.toLowerCase(),
      type,
      optional: false,
      many: false,
      named: false,
      help: "",
    })),
    outputs: outputs.map((type) => ({ name: type.toLowerCase(), type, help: "" })),
    ...more,
  };
}

const MODULES = [
  module("sample_data", [], ["Table"]),
  module("split_data", ["Table"], ["Table"], { category: "Transform" }),
  module("ridge", [], ["Estimator"], { category: "Regression" }),
  module("lars", [], ["Estimator"], { category: "Regression", level: "all" }),
  module("train_model", ["Table", "Estimator"], ["Model"], { category: "Train" }),
];
const CATALOGUE: Catalogue = {
  format: 1,
  versions: {},
  types: {},
  modules: Object.fromEntries(MODULES.map((one) => [one.name, one])),
};

let graph: GraphDocument;

beforeEach(() => {
  Element.prototype.scrollIntoView = () => {};
  queryClient.setQueryData(["catalogue"], CATALOGUE);
  graph = new GraphDocument("g");
});

afterEach(() => {
  cleanup();
  useView.getState().set({ quickAdd: null });
});

function show(what: "palette" | "quick") {
  render(
    <QueryClientProvider client={queryClient}>
      <SnapshotProvider document={graph}>
        {what === "palette" ? <Palette /> : <QuickAdd />}
      </SnapshotProvider>
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const added = () => graph.nodes().map((node) => node.module);
const options = () => screen.getAllByRole("option").map((one) => one.textContent);

describe("Palette", () => {
  it("shows the essential ones, and all on demand", async () => {
    const user = show("palette");
    expect(screen.queryByRole("button", { name: /lars/ })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Show all 2" }));
    expect(screen.getByRole("button", { name: /lars/ })).toBeDefined();
  });

  it("adds the first found with Enter, and any with Enter on it", async () => {
    const user = show("palette");
    await user.type(screen.getByRole("searchbox"), "splti");
    await expect.poll(() => screen.queryByRole("button", { name: /ridge/ })).toBeNull();
    await user.keyboard("{Enter}");
    await user.keyboard("{ArrowDown}{Enter}");
    expect(added()).toEqual(["split_data", "split_data"]);
    const [first, second] = graph.nodeIds().map((id) => graph.position(id));
    expect(first).not.toEqual(second);
  });

  it("adds by double click", async () => {
    const user = show("palette");
    await user.dblClick(screen.getByRole("button", { name: /ridge/ }));
    expect(added()).toEqual(["ridge"]);
    expect(useView.getState().selection).toEqual([...graph.nodeIds()]);
  });

  it("says at a click how to add", async () => {
    const user = show("palette");
    await user.click(screen.getByRole("button", { name: /ridge/ }));
    expect(await screen.findByText(/Drag it onto the canvas/)).toBeDefined();
    expect(added()).toEqual([]);
  });

  it("says when nothing is found", async () => {
    const user = show("palette");
    await user.type(screen.getByRole("searchbox"), "zebra");
    expect(await screen.findByText("Nothing called “zebra”")).toBeDefined();
  });
});

describe("QuickAdd", () => {
  const ask = (from?: Parameters<ReturnType<typeof useView.getState>["set"]>[0]["quickAdd"]) =>
    useView.getState().set({ quickAdd: from ?? { screen: { x: 5, y: 5 }, at: { x: 50, y: 60 } } });

  it("adds where it was asked, with Enter", async () => {
    ask();
    const user = show("quick");
    expect(document.activeElement).toBe(screen.getByRole("combobox"));
    await user.keyboard("ridg{Enter}");
    expect(added()).toEqual(["ridge"]);
    expect(graph.position(graph.nodeIds()[0]!)).toEqual({ x: 50, y: 60 });
    expect(useView.getState().quickAdd).toBeNull();
  });

  it("offers only what fits a wire, and wires it in one step", async () => {
    const data = graph.addNode(newNode(MODULES[0]!), { x: 0, y: 0 });
    const from = { node: data, port: "table", side: "output" as const, type: "Table" };
    ask({ screen: { x: 0, y: 0 }, at: { x: 300, y: 0 }, from });
    const user = show("quick");
    expect(options()).toEqual([
      expect.stringMatching(/^split data/),
      expect.stringMatching(/^train model/),
    ]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(graph.edges()).toMatchObject([{ source: data, targetPort: "table" }]);
    graph.undo();
    expect(added()).toEqual(["sample_data"]);
  });

  it("closes with Escape and by a click elsewhere", async () => {
    ask();
    const user = show("quick");
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    const { act } = await import("@testing-library/react");
    act(() => ask());
    await user.click(document.body);
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});
