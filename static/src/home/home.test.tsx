import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { GraphInfo } from "../api/types";
import { GraphDocument, SnapshotProvider } from "../document";
import { Toasts } from "../ui";
import { EmptyCanvas } from "./EmptyCanvas";
import { HomePage } from "./HomePage";
import { graphText } from "./import";

vi.mock("../api/socket", () => ({
  socket: { active: true, connect: () => {}, on: () => {}, off: () => {} },
  wire: {},
}));

const SAMPLE = {
  format: 1,
  name: "Which penguin is it?",
  nodes: {
    "split-abc": { name: "split", module: "split_data", version: 1, params: {}, inputs: {} },
  },
  layout: { "split-abc": [0, 0] },
  notes: [],
  groups: {},
  parameters: {},
};

function graph(id: string, name: string): GraphInfo {
  const owner = { id: "owner", name: "Ada", color: "" };
  const time = new Date().toISOString();
  return {
    id,
    name,
    created: time,
    modified: time,
    owner,
    deleted: false,
    nodes: 2,
    role: "owner",
    access: "edit",
  } as never;
}

let graphs: GraphInfo[];
let calls: [string, string, unknown][];

function answer(path: string, init: RequestInit = {}): Response {
  const method = init.method ?? "GET";
  if (method !== "GET")
    calls.push([method, path, init.body ? JSON.parse(String(init.body)) : null]);
  const json = (body: unknown, status = 200) =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
  if (path === "/api/session") {
    return json({
      user: { id: "owner", name: "Ada", color: "" },
      role: "owner",
      features: {},
      version: "1",
    });
  }
  if (path === "/api/samples") {
    return json([{ name: "penguins", title: "Penguins", note: "Which one is it?", picture: "" }]);
  }
  if (path === "/api/catalogue") return json({ format: 1, versions: {}, types: {}, modules: {} });
  if (path.endsWith("/document")) return json(SAMPLE);
  if (path === "/api/graphs?deleted=0") return json(graphs);
  if (path === "/api/graphs?deleted=1") return json([graph("old", "Thrown away")]);
  if (path === "/api/graphs") return json(graph("new", "New"), 201);
  return json({});
}

beforeEach(() => {
  calls = [];
  graphs = [graph("one", "Cars"), graph("two", "Birds")];
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => answer(path, init));
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => {} }));
  window.history.replaceState(null, "", "/");
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(page = <HomePage />) {
  render(
    <QueryClientProvider
      client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}
    >
      {page}
      <Toasts />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const file = (text: string) => new File([text], "graph.json", { type: "application/json" });

describe("HomePage", () => {
  it("lists experiments and opens a new one", async () => {
    const user = show();
    expect((await screen.findByRole("link", { name: /Cars/ })).getAttribute("href")).toBe("/g/one");
    await user.click(await screen.findByRole("button", { name: "New experiment" }));
    await waitFor(() => expect(window.location.pathname).toBe("/g/new"));
    expect(calls).toEqual([["POST", "/api/graphs", {}]]);
  });

  it("begins with a sample", async () => {
    const user = show();
    await user.click(await screen.findByRole("button", { name: /Penguins/ }));
    await waitFor(() => expect(calls).toEqual([["POST", "/api/graphs", { sample: "penguins" }]]));
  });

  it("renames, duplicates and deletes", async () => {
    const user = show();
    const menu = async (item: string) => {
      await user.click(await screen.findByRole("button", { name: "More for Cars" }));
      await user.click(await screen.findByRole("menuitem", { name: item }));
    };
    await screen.findByRole("button", { name: "New experiment" });
    await menu("Duplicate");
    await menu("Delete");
    await menu("Rename");
    const name = await screen.findByRole("textbox", { name: "Name" });
    await user.clear(name);
    await user.type(name, "Autos{Enter}");
    await waitFor(() =>
      expect(calls).toEqual([
        ["POST", "/api/graphs/one/duplicate", {}],
        ["DELETE", "/api/graphs/one", null],
        ["PATCH", "/api/graphs/one", { name: "Autos" }],
      ]),
    );
  });

  it("restores from the trash", async () => {
    const user = show();
    await user.click(await screen.findByRole("button", { name: /Trash/ }));
    await user.click(screen.getByRole("button", { name: "Restore Thrown away" }));
    await waitFor(() => expect(calls).toEqual([["POST", "/api/graphs/old/restore", {}]]));
  });

  it("opens a graph file as it was written", async () => {
    const user = show();
    await screen.findByRole("button", { name: "Open a file" });
    const input = document.querySelector<HTMLInputElement>("input[type=file]")!;
    const text = JSON.stringify(SAMPLE).replace('"params":{}', '"params":{"a":1.0}');
    await user.upload(input, file(text));
    await waitFor(() => expect(calls).toEqual([["POST", "/api/graphs", { document: text }]]));
  });

  it("says why a file is no graph", async () => {
    const user = show();
    await screen.findByRole("button", { name: "Open a file" });
    await user.upload(document.querySelector<HTMLInputElement>("input[type=file]")!, file("[1]"));
    await waitFor(() => expect(document.body.textContent).toMatch(/is not an experiment/));
    expect(calls).toEqual([]);
  });
});

it("refuses a graph file that is too large", async () => {
  const large = file("{}");
  Object.defineProperty(large, "size", { value: 6_000_000 });
  await expect(graphText(large)).rejects.toThrow(/too large/);
});

describe("EmptyCanvas", () => {
  it("puts a sample on the canvas, in one step of undo", async () => {
    const open = new GraphDocument("g");
    open.setName("Untitled experiment");
    const user = show(
      <SnapshotProvider document={open}>
        <EmptyCanvas />
      </SnapshotProvider>,
    );
    await user.click(await screen.findByRole("button", { name: /Penguins/ }));
    await waitFor(() => expect(open.nodeIds()).toHaveLength(1));
    expect(open.name).toBe("Which penguin is it?");
    open.undo();
    expect(open.nodeIds()).toHaveLength(0);
    expect(open.name).toBe("Untitled experiment");
  });
});
