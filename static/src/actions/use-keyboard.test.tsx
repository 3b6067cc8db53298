import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { queryClient } from "../api/queries";
import { addModule, GraphDocument, SnapshotProvider } from "../document";
import { testCatalogue, useTestCatalogue } from "../test/catalogue";
import { useView } from "../view/store";
import { ActionsProvider, useKeyboard } from ".";

let graph: GraphDocument;
const add = (module: string, x = 0) =>
  addModule(graph, testCatalogue, testCatalogue.modules[module]!, { x, y: 0 });

function Keys() {
  useKeyboard();
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: stands for the canvas */}
      <div data-canvas tabIndex={0} data-testid="canvas" />
      <input aria-label="field" />
    </>
  );
}

beforeEach(() => {
  useTestCatalogue();
  graph = new GraphDocument("g");
  useView.setState({ selection: [], selectedEdges: [], wiring: null, quickAdd: null });
  render(
    <QueryClientProvider client={queryClient}>
      <SnapshotProvider document={graph}>
        <ActionsProvider>
          <Keys />
        </ActionsProvider>
      </SnapshotProvider>
    </QueryClientProvider>,
  );
});

const onCanvas = () => screen.getByTestId("canvas").focus();

test("undo and redo, select all and delete", async () => {
  add("clean");
  add("forest");
  onCanvas();
  await userEvent.keyboard("{Control>}a{/Control}");
  expect(useView.getState().selection).toHaveLength(2);
  await userEvent.keyboard("{Delete}");
  expect(graph.isEmpty).toBe(true);
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(graph.nodeIds()).toHaveLength(2);
  await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  expect(graph.isEmpty).toBe(true);
});

test("in a text field the field gets the keys", async () => {
  const id = add("clean");
  useView.getState().select([id]);
  screen.getByLabelText("field").focus();
  await userEvent.keyboard("ca{Backspace}{Delete}");
  expect(graph.node(id)).toBeDefined();
  expect(useView.getState()).toMatchObject({ wiring: null, quickAdd: null });
  expect(screen.getByLabelText<HTMLInputElement>("field").value).toBe("c");
});

test("single letters act on the canvas", async () => {
  const id = add("clean");
  useView.getState().select([id]);
  onCanvas();
  await userEvent.keyboard("c");
  expect(useView.getState().wiring).toEqual({ node: id });
  await userEvent.keyboard("a");
  expect(useView.getState().quickAdd).not.toBeNull();
});

test("Mod+L wires what is selected from left to right", async () => {
  const ids = [add("split_data", 300), add("sample_data", 0), add("clean", 150)];
  useView.getState().select(ids);
  onCanvas();
  await userEvent.keyboard("{Control>}l{/Control}");
  expect(graph.edges().map(({ source, target }) => [source, target])).toEqual(
    expect.arrayContaining([
      [ids[1], ids[2]],
      [ids[2], ids[0]],
    ]),
  );
  graph.undo();
  expect(graph.edges()).toEqual([]);
});

test("Alt and arrows walk along the wires", async () => {
  const [data, clean] = [add("sample_data", 0), add("clean", 300)];
  graph.connect({ source: data, sourcePort: "output", target: clean, targetPort: "data" });
  useView.getState().select([data]);
  onCanvas();
  await userEvent.keyboard("{Alt>}{ArrowRight}{/Alt}");
  expect(useView.getState().selection).toEqual([clean]);
  await userEvent.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  expect(useView.getState().selection).toEqual([data]);
});

function clipboardEvent(type: "copy" | "paste", text = "") {
  const data = new Map([["text/plain", text]]);
  const event = new Event(type, { bubbles: true, cancelable: true });
  const clipboardData = {
    getData: (kind: string) => data.get(kind) ?? "",
    setData: (kind: string, value: string) => data.set(kind, value),
  };
  fireEvent(screen.getByTestId("canvas"), Object.assign(event, { clipboardData }));
  return data.get("text/plain") ?? "";
}

test("copy gives text, paste takes it, strange text changes nothing", () => {
  const id = add("clean");
  useView.getState().select([id]);
  const text = clipboardEvent("copy");
  expect(JSON.parse(text).nodes[id].module).toBe("clean");
  clipboardEvent("paste", text);
  expect(graph.nodes().map((node) => node.name)).toEqual(
    expect.arrayContaining(["Clean", "Clean 2"]),
  );
  clipboardEvent("paste", "hello");
  expect(graph.nodeIds()).toHaveLength(2);
});
