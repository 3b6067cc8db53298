import { QueryClientProvider } from "@tanstack/react-query";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test } from "vitest";
import { ActionsProvider } from "../actions";
import { queryClient } from "../api/queries";
import { addModule, GraphDocument, SnapshotProvider } from "../document";
import { testCatalogue, useTestCatalogue } from "../test/catalogue";
import { TooltipProvider } from "../ui";
import { useView } from "../view/store";
import { Outline } from "./Outline";

let graph: GraphDocument;
const add = (module: string) =>
  addModule(graph, testCatalogue, testCatalogue.modules[module]!, { x: 0, y: 0 });

function show() {
  render(
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <SnapshotProvider document={graph}>
          <ActionsProvider>
            <Outline />
          </ActionsProvider>
        </SnapshotProvider>
      </TooltipProvider>
    </QueryClientProvider>,
  );
}

beforeEach(() => {
  useTestCatalogue();
  graph = new GraphDocument("g");
});

test("wires are chosen from all that fit, and undone like any edit", async () => {
  const [data, split] = [add("sample_data"), add("split_data")];
  add("forest");
  show();
  const choice = screen.getByLabelText("Split data, data comes from");
  const offered = within(choice).getAllByRole("option");
  expect(offered.map((option) => option.textContent)).toEqual(["—", "Sample data"]);
  await userEvent.selectOptions(choice, "Sample data");
  expect(graph.edges()).toMatchObject([{ source: data, target: split }]);
  await userEvent.selectOptions(choice, "—");
  expect(graph.edges()).toEqual([]);
  graph.undo();
  expect(graph.edges()).toHaveLength(1);
});

test("a port that takes several shows each by its name", async () => {
  add("forest");
  add("voting");
  show();
  await userEvent.selectOptions(screen.getByLabelText("Voting, estimators comes from"), "Forest");
  expect(screen.getByText(/forest = Forest/)).toBeTruthy();
  await userEvent.click(screen.getByLabelText("Remove the wire from Forest"));
  expect(graph.edges()).toEqual([]);
});

test("modules are found, selected and deleted", async () => {
  const id = add("clean");
  add("forest");
  show();
  await userEvent.type(screen.getByLabelText("Find a module in this experiment"), "cle");
  expect(screen.queryByText("Forest")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Clean" }));
  expect(useView.getState().selection).toEqual([id]);
  await userEvent.click(screen.getByLabelText("Delete Clean"));
  expect(graph.node(id)).toBeUndefined();
});

test("a watched graph is listed without ways to change it", () => {
  add("split_data");
  graph.setReadOnly(true);
  show();
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(screen.queryByLabelText("Delete Split data")).toBeNull();
});
